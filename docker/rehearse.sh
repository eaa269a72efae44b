#!/bin/sh
# Does what the Dockerfile does, without Docker: what is committed goes to $2/source, the app $1 to $2/app.
set -eu
app=$1
folder=$2
pulsar=${3:-websocket}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
cd "$(dirname "$0")/.."
mkdir "$folder/context" "$folder/source"
git archive HEAD -- . ':!helm' | tar -x -C "$folder/context"
"$folder/context/docker/steps/collect-manifests.sh" "$folder/context" "$folder/source"
cp -R "$folder/context/docker/steps" "$folder/steps"
cd "$folder/source"
"$folder/steps/install.sh"
cp -R "$folder/context/." .
docker/steps/build.sh "$app"
docker/steps/assemble.sh "$app" "$folder/app" "$pulsar"
