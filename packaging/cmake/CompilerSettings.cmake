# Flags that every target of this project shares.

# The promise of equal hashes on any machine and build type forbids fused and reordered floating point.
add_library(gridfolk_compiler_settings INTERFACE)
target_compile_options(gridfolk_compiler_settings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    -ffp-contract=off -fno-fast-math
    $<$<BOOL:${GRIDFOLK_WERROR}>:-Werror>)
target_include_directories(gridfolk_compiler_settings INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/engine)

if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    target_compile_options(gridfolk_compiler_settings INTERFACE -Wthread-safety)
endif()
if(GRIDFOLK_SANITIZE)
    set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1") # builds in half the time; reports still name lines
    add_compile_options(-fsanitize=${GRIDFOLK_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${GRIDFOLK_SANITIZE})
endif()
if(GRIDFOLK_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

# -O3 is for the rooms whose loops a run spends its time in; elsewhere it only costs build time.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Precompiled headers are cached only with these sloppiness settings.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE_PROGRAM})
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
    add_link_options(-fuse-ld=mold)
endif()
