#!/bin/sh
# In a container, where no timer runs: a backup at the start and then every day, with the 14 newest kept. A backup that
# fails is tried again after an hour. /api/metrics and Admin, Installation tell how old the last one is.
set -u

# The shell is the container's process: it must pass a stop on to the backup, which then removes what it has written.
stop() {
  kill -TERM "$child" 2>/dev/null
  wait "$child"
  exit 0
}
trap stop TERM INT

while :; do
  node scripts/task.mjs backup --keep 14 --verify &
  child=$!
  if wait "$child"; then pause=86400; else pause=3600; fi
  sleep "$pause" &
  child=$!
  wait "$child"
done
