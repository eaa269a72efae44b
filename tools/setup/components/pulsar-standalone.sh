#!/bin/sh
# Runs a Pulsar broker with its own storage, for tests: pulsar-standalone FOLDER BROKER_PORT WEB_PORT [SETTING=VALUE...]
# All that it keeps is in FOLDER; started there again, it goes on with it. A crash loses nothing, a power cut may.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1 broker_port=$2 web_port=$3
shift 3

mkdir -p "$folder/tmp"
cat >"$folder/standalone.conf" <<SETTINGS
clusterName=standalone
bindAddress=127.0.0.1
advertisedAddress=127.0.0.1
brokerServicePort=$broker_port
webServicePort=$web_port
webSocketServiceEnabled=true
managedLedgerDefaultEnsembleSize=1
managedLedgerDefaultWriteQuorum=1
managedLedgerDefaultAckQuorum=1
journalSyncData=false
loadBalancerEnabled=false
systemTopicEnabled=false
topicLevelPoliciesEnabled=false
brokerDeleteInactiveTopicsEnabled=false
defaultRetentionTimeInMinutes=-1
defaultRetentionSizeInMB=-1
SETTINGS
for setting in "$@"; do echo "$setting" >>"$folder/standalone.conf"; done

if [ -f "$here/classes.jsa" ]; then archive="-XX:SharedArchiveFile=$here/classes.jsa"; fi
cd "$folder"
exec java ${archive:+"$archive"} -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -Djava.io.tmpdir="$folder/tmp" \
  --add-opens java.base/jdk.internal.misc=ALL-UNNAMED \
  --add-opens java.base/jdk.internal.platform=ALL-UNNAMED \
  --add-opens java.base/java.nio=ALL-UNNAMED \
  --add-opens java.base/sun.net=ALL-UNNAMED \
  --add-opens java.management/sun.management=ALL-UNNAMED \
  --add-opens jdk.management/com.sun.management.internal=ALL-UNNAMED \
  -cp "$here/lib/*" org.apache.pulsar.PulsarStandaloneStarter \
  --config "$folder/standalone.conf" --no-functions-worker --no-stream-storage \
  --metadata-dir "$folder/metadata" --bookkeeper-dir "$folder/bookkeeper"
