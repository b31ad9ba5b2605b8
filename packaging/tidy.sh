#!/usr/bin/env bash
# clang-tidy over the sources that differ from the last landed state (the first parent's files in a fresh clone).
# usage: tidy.sh BUILD_DIR [FILE…]
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1
shift
if [ $# -gt 0 ]; then
    files=("$@")
else
    base=$(git rev-parse --verify -q origin/main || git rev-parse --verify -q HEAD~1 || true)
    [ -n "$base" ] && [ "$base" != "$(git rev-parse HEAD)" ] || base=$(git rev-parse --verify -q HEAD~1 || true)
    [ -n "$base" ] || exit 0
    mapfile -t files < <(git diff --name-only --diff-filter=d "$base" -- 'engine/*.cpp' 'widgets/*.cpp' 'app/*.cpp')
fi
[ ${#files[@]} -gt 0 ] || exit 0
printf '%s\n' "${files[@]}" | xargs -P 2 -n 4 clang-tidy -p "$build" --quiet 2>&1 | grep -vE '^[0-9]+ warnings? (generated|treated)|^Suppressed|^Use -header-filter' || true
printf '%s\n' "${files[@]}" | head -0
