#!/bin/sh
# In a container, where no timer runs: a backup at the start, unless there is one of the last 20 hours, and then every
# day, with the 14 newest kept. A backup that fails is tried again after an hour. /api/metrics and Admin, Installation
# tell how old the last one is.
set -u
backups=${PLAINLEAF_BACKUPS:-${PLAINLEAF_DATA:-data}/backups}

# The shell is the container's process: it must pass a stop on to the backup, which then removes what it has written.
stop() {
  # Not kept in a variable: a stop may come before the line that would set it.
  child=${!:-}
  if [ -n "$child" ]; then
    kill -TERM "$child" 2>/dev/null
    # A child that was forked a moment ago loses the signal, so it is sent until the child has ended.
    while sleep 1; do kill -TERM "$child" 2>/dev/null || exit; done &
    again=$!
    wait "$child"
    kill "$again" 2>/dev/null
  fi
  exit 0
}
trap stop TERM INT

# A container that is started again and again would otherwise fill the 14 places with backups of one day.
is_recent() {
  [ -n "$(find "$backups" -mindepth 1 -maxdepth 1 -type d -name '????-??-??T????Z' -mmin -1200 2>/dev/null)" ]
}

pause() {
  sleep "$1" &
  wait "$!"
}

while is_recent; do
  echo "The last backup is less than 20 hours old: waiting for an hour."
  pause 3600
done
while :; do
  node scripts/task.mjs backup --keep 14 --verify &
  if wait "$!"; then pause 86400; else pause 3600; fi
done
