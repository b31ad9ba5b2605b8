#!/usr/bin/env bash
# clang-tidy over sources; any finding fails. usage: tidy.sh BUILD_DIR [FILE…]      default: the files of the last commit
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1
shift
files=("$@")
if [ ${#files[@]} -eq 0 ] && git rev-parse --verify -q HEAD~1 >/dev/null; then
    mapfile -t files < <(git diff --name-only --diff-filter=d HEAD~1 -- 'engine/*.cpp' 'widgets/*.cpp' 'app/*.cpp')
fi
[ ${#files[@]} -gt 0 ] || exit 0

# clang reads neither gcc's precompiled headers nor the names of gcc's own warnings.
commands=$(mktemp -d)
trap 'rm -rf "$commands"' EXIT
sed -E 's/ -Winvalid-pch//; s/ -include [^ ]*cmake_pch\.hxx//; s/ -W(no-)?error=[a-z-]+//g' \
    "$build/compile_commands.json" >"$commands/compile_commands.json"
printf '%s\n' "${files[@]}" | xargs -P 2 -n 1 clang-tidy -p "$commands" --quiet
