#!/bin/sh
# Copies what npm reads of the workspace in $1 to the folder $2: a layer that changes with the dependencies alone.
set -eu
mkdir -p "$2"
to=$(cd "$2" && pwd)
cd "$1"
find . -name node_modules -prune -o \( -name package.json -o -name package-lock.json -o -name .npmrc \) \
  -exec cp --parents -t "$to" {} +
