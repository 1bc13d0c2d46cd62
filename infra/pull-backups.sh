#!/bin/sh
# Run on ANOTHER machine, hourly by cron: pull-backups.sh USER@SERVER BACKUP_DIR TARGET_DIR [KEEP_DAYS]
# It fetches; the server has no way in here, so that whoever takes the server can't delete what is kept. Nothing is
# deleted because it went from the server. The list of erasures comes each time: it is newer than the last backup.
set -eu
from=${1:?USER@SERVER} dir=${2:?BACKUP_DIR} target=${3:?TARGET_DIR} days=${4:-90}
umask 077
mkdir -p "$target"
rsync --archive --ignore-existing --partial-dir=.partial --include='*.xkb' --exclude='*' "$from:$dir/" "$target/"
rsync --archive "$from:$dir/erasures" "$target/" 2>/dev/null || true
find "$target" -name '*.xkb' -mtime "+$days" -delete
newest=$(find "$target" -name '*.xkb' -mmin -1560 | head -n 1)
if [ -z "$newest" ]; then
  echo "CẢNH BÁO: không có bản sao lưu nào mới hơn 26 giờ trong $target" >&2
  exit 1
fi
