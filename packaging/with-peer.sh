#!/usr/bin/env bash
# Runs a command with GRIDFOLK_LLAMA_URL set to a real inference server with a tiny random model, where the scripts for
# one lie in ../shared/peers; otherwise says so and runs the command without. usage: with-peer.sh COMMAND [ARG…]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
peers=$root/../shared/peers
prefix=$root/build/peer
port=${GRIDFOLK_PEER_PORT:-8830} # and the next one

if [ ! -d "$peers" ]; then
    echo "No real inference server here (../shared/peers is not there): its tests say that they are skipped."
    exec "$@"
fi
if [ ! -f "$prefix/VERSION" ] && ! "$peers/get_llama_server.sh" "$prefix" >"$root/build/peer.log" 2>&1; then
    echo "The real inference server could not be fetched: its tests say that they are skipped."
    exec "$@"
fi
[ -f "$prefix/tiny.gguf" ] || python3 "$peers/make_tiny_model.py" chat "$prefix/tiny.gguf"
# The context is shared out among the slots. The tiny model reads a token a byte, and Anthropic's dialect has the schema
# in the prompt, as a tool: a decision of the village has 3,750 tokens before its answer, too many for a slot of 4,096.
export LLAMA_PREFIX=$prefix
export GRIDFOLK_LLAMA_SERVER="$peers/llama_server.sh -m $prefix/tiny.gguf --alias tiny --jinja --host 127.0.0.1 \
-c 65536 -np 4 -t 1 --offline" # without a port: for tests that start and kill one of their own
$GRIDFOLK_LLAMA_SERVER --port "$port" >"$root/build/peer.log" 2>&1 &
server=$!
[ -f "$prefix/random.gguf" ] || python3 "$peers/make_tiny_model.py" random "$prefix/random.gguf"
"$peers/llama_server.sh" -m "$prefix/random.gguf" --embeddings --pooling mean --host 127.0.0.1 --port $((port + 1)) \
    -t 1 --offline >"$root/build/peer-embeddings.log" 2>&1 &
embedder=$!
trap 'kill "$server" "$embedder" 2>/dev/null || true' EXIT
for _ in $(seq 100); do
    if curl -sf "http://127.0.0.1:$port/health" >/dev/null; then
        echo "Real inference server: llama.cpp $(cat "$prefix/VERSION")"
        export GRIDFOLK_LLAMA_URL=http://127.0.0.1:$port/v1
        curl -sf --retry 20 --retry-delay 1 --retry-all-errors "http://127.0.0.1:$((port + 1))/health" >/dev/null &&
            export GRIDFOLK_LLAMA_EMBEDDINGS_URL=http://127.0.0.1:$((port + 1))/v1
        break
    fi
    sleep 0.1
done
[ -n "${GRIDFOLK_LLAMA_URL:-}" ] || echo "The real inference server did not start: its tests say that they are skipped."
"$@"
