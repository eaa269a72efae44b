#!/bin/sh
# Builds the app $1, what it shares with the combined worker, and the assembler, in the folder that it is called in.
set -eu
export NX_DAEMON=false NX_TUI=false
# One compiler for all packages; Nx, with one for each, then finds them up to date.
npx tsc --build docker/tsconfig.lib.json apps/worker/tsconfig.lib.json apps/cli/tsconfig.lib.json "apps/$1/tsconfig.lib.json"
npx nx run-many -t build,bundle -p "docker,worker,cli,$1" --skipSync --output-style=static
