#!/usr/bin/env bash
# Installs what is missing, builds everything and runs all checks and tests without a display. The last lines are the
# test runner's. The threads run under TSan in a build of their own; with --sanitize the engine's tests also under
# ASan+UBSan.
set -euo pipefail
cd "$(dirname "$0")/.."
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8

packaging/packages.sh test

echo "== format"
git ls-files '*.cpp' '*.h' | xargs -d '\n' clang-format --dry-run --Werror

configure() { # PRESET [ARG…]
    local preset=$1
    shift
    [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" "$@"
}

# run.sh may have configured this folder without tests.
echo "== build"
cmake --preset release -DBUILD_TESTING=ON
cmake --build build/release

echo "== clang-tidy on changed files"
packaging/tidy.sh build/release

echo "== thread sanitizer"
configure tsan
cmake --build build/tsan --target threads
ctest --test-dir build/tsan -L threads --output-on-failure

if [ "${1:-}" = --sanitize ]; then
    echo "== address and undefined behaviour sanitizers"
    configure asan -DGRIDFOLK_STUDIO=OFF
    cmake --build build/asan --target engine-tests
    GRIDFOLK_DETERMINISM_SEEDS=1 GRIDFOLK_DETERMINISM_TICKS=40 \
        ctest --test-dir build/asan -L engine --output-on-failure -j2
fi

echo "== tests"
packaging/with-peer.sh ctest --test-dir build/release --output-on-failure -j2
