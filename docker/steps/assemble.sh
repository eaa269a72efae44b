#!/bin/sh
# Assembles the app $1 into the folder $2, with Pulsar's client $3: native, or websocket to do without its binary.
set -eu
node docker/dist/main.js "$1" "$2" "$3"
