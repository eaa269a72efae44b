#!/bin/sh
# Installs what building needs, in the folder that it is called in. No script of a package runs.
set -eu
npm ci --ignore-scripts --no-audit --no-fund
