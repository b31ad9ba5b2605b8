#!/usr/bin/env bash
# Installs what is missing, builds Gridfolk and starts the studio. Without a display it runs an example on the command
# line instead, writes its metrics as CSV and says where. Further arguments go to the studio.
set -euo pipefail
cd "$(dirname "$0")/.."

packaging/packages.sh run
[ -f build/release/build.ninja ] || cmake --preset release -DBUILD_TESTING=OFF
cmake --build build/release --target gridfolk gridfolk-cli

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/app/gridfolk "$@"
fi

out=build/example
mkdir -p "$out"
echo "No display here, so the example wolf_sheep runs on the command line."
build/release/app/cli/gridfolk-cli run resources/examples/wolf_sheep.gridfolk.json --ticks 500 --csv "$out/wolf_sheep.csv"
echo "Its metrics are in $PWD/$out/wolf_sheep.csv ($(wc -l <"$out/wolf_sheep.csv") lines)."
