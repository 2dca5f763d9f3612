#!/bin/sh
# Runs the program with the Node beside it, whatever else is installed: ./start.sh node --code 320506001 --name 某某镇政协工委
set -eu
cd "$(dirname "$0")"
export NODE_ENV=production
exec ./node/bin/node dist/apps/node/src/main.js "${@:-start}"
