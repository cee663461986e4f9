#!/bin/sh
# Once, when the database is made: the role that serves. It owns no table, and row-level security binds it.
set -eu
: "${APP_PASSWORD:?}"
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
-- Not as an argument: every user of the machine can list those.
\getenv password APP_PASSWORD
-- The password stays out of the server's log, also when the statement fails.
SET log_statement = 'none';
SET log_min_duration_statement = -1;
SET log_min_error_statement = 'panic';
CREATE ROLE plainleaf_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'password';
SQL
