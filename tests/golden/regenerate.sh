#!/usr/bin/env bash
# Writes tests/golden/hashes.txt anew from the built command line. usage: regenerate.sh BUILD_DIR
# Each line: example seed tick hash. Run it only to change the meaning of models on purpose.
set -euo pipefail
cli=$(realpath "${1:?usage: regenerate.sh BUILD_DIR}/app/cli/gridfolk-cli")
cd "$(dirname "$0")/../.."
for file in resources/examples/*.gridfolk.json; do
    for seed in 1 42; do
        read -r tick hash < <("$cli" hash "$file" --ticks 60 --seed "$seed" | tail -n 1)
        echo "$(basename "$file" .gridfolk.json) $seed $tick $hash"
    done
done >tests/golden/hashes.txt
