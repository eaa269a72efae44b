#!/bin/sh
# Makes Temporal's two databases, or brings their schemas up to date; safe to repeat.
set -eu
schemas=/etc/temporal/schema/postgresql/v12

tool() {
  temporal-sql-tool --plugin postgres12 --ep "$SQL_HOST" -p "$SQL_PORT" -u "$SQL_USER" "$@"
}

# Of a database that is there already, the first two fail, and only the update counts.
prepare() {
  tool --db "$1" create || true
  tool --db "$1" setup-schema -v 0.0 || true
  tool --db "$1" update-schema -d "$schemas/$2/versioned"
}

prepare temporal temporal
prepare temporal_visibility visibility
