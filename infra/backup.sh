#!/bin/sh
# Backs up a stopped or server-database installation: backup.sh DATA_DIR TARGET_DIR
# With DATABASE_URL the database is dumped while running; the embedded one is copied and must be stopped first.
# Keys and the newest checkpoint go to files of their own: keep those apart from the data.
set -eu
data=${1:?DATA_DIR} target=${2:?TARGET_DIR}
umask 077
mkdir -p "$target"
stamp=$(date -u +%Y%m%dT%H%M%SZ)
if [ -n "${DATABASE_URL:-}" ]; then
  pg_dump --format=custom --file "$target/database-$stamp.dump" "$DATABASE_URL"
  tar -C "$data" --exclude=./pg --exclude=./keys -czf "$target/files-$stamp.tar.gz" .
else
  pid=$(head -n 1 "$data/pg/postmaster.pid" 2>/dev/null || true)
  if [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null; then
    echo "Máy chủ đang chạy. Hãy dừng Xung Kích trước khi sao lưu cơ sở dữ liệu đi kèm." >&2
    exit 1
  fi
  tar -C "$data" --exclude=./keys -czf "$target/data-$stamp.tar.gz" .
fi
tar -C "$data" -czf "$target/keys-$stamp.tar.gz" keys
echo "Đã sao lưu vào $target ($stamp). Cất keys-$stamp.tar.gz ở nơi khác."
