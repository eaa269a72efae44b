#!/bin/sh
# Makes the namespace, once Temporal takes it; safe to repeat.
set -eu
attempts=30
until temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 72h; do
  attempts=$((attempts - 1))
  if [ "$attempts" -eq 0 ]; then exit 1; fi
  sleep 2
done
# Temporal itself sees it some seconds later; a worker is to find it.
until temporal workflow list --limit 1 >/dev/null 2>&1; do
  attempts=$((attempts - 1))
  if [ "$attempts" -eq 0 ]; then exit 1; fi
  sleep 2
done
