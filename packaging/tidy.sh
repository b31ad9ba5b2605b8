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
printf '%s\n' "${files[@]}" | xargs -P 2 -n 1 clang-tidy -p "$build" --quiet
