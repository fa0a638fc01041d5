#!/bin/bash
# Runs once, when the database is made: the owner migrates, the application owns nothing.
# Text sorts and folds as it does in the embedded cluster, whatever the image's own locale is.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -v owner="$SHIJI_OWNER_PASSWORD" -v app="$SHIJI_APP_PASSWORD" \
     --username postgres --dbname postgres <<'SQL'
CREATE ROLE shiji_owner LOGIN CREATEDB PASSWORD :'owner';
CREATE ROLE shiji_app LOGIN PASSWORD :'app';
CREATE DATABASE shiji OWNER shiji_owner TEMPLATE template0 ENCODING 'UTF8'
    LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';
\connect shiji
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;
SQL
