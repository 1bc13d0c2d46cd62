#!/bin/sh
# upgrade.sh VERSION     to a tag or commit of the repository, or to a bundle (FILE.tar.gz); goes back by itself if it does not start
# upgrade.sh --back      to the program and the data of before the last upgrade; what came since is set aside, not deleted
# As root. The server runs on while the new version is fetched and built; it is away for some ten seconds.
set -eu

program=${PROGRAM_DIR:-/opt/xung-kich}
set -a
# shellcheck disable=SC1090
[ ! -f "${ENV_FILE:=/etc/xung-kich.env}" ] || . "$ENV_FILE"
: "${DATA_DIR:=/var/lib/xung-kich}" "${PORT:=3000}"
set +a
aside=${UPGRADE_DIR:-/var/backups/xung-kich/upgrades}
stop=${SERVICE_STOP:-systemctl stop xung-kich}
start=${SERVICE_START:-systemctl start xung-kich}
now=$(date +%Y%m%d-%H%M%S)
owner=$(stat -c %U "$DATA_DIR")
mkdir -p "$aside"
chown "$owner" "$aside"
chmod 700 "$aside"

say() { echo "▸ $*"; }
fail() { echo "$*" >&2; exit 1; }
as_owner() { if [ "$(id -un)" = "$owner" ]; then "$@"; else runuser -u "$owner" -- "$@"; fi; }
xk() { (cd "$program" && as_owner node_modules/.bin/node apps/api/src/cli/xk.ts "$@"); }
# Ballots that are out and their key are in no backup: there is no way back to them. Another fault of the program is no
# reason to stay.
no_ballots_out() {
  code=0
  xk open-rounds || code=$?
  [ "$code" != 3 ]
}
answers() {
  for _ in $(seq 1 90); do
    curl --silent --fail --max-time 2 "http://127.0.0.1:$PORT/healthz" >/dev/null && return 0
    sleep 1
  done
  return 1
}

fetch() { # VERSION: the new program, installed and built, in $program.new
  rm -rf "$program.new"
  if [ -f "$1" ]; then
    mkdir "$program.new"
    tar -xzf "$1" -C "$program.new"
    return
  fi
  git clone --quiet "$(git -C "$program" remote get-url origin)" "$program.new"
  git -C "$program.new" checkout --quiet --detach "$1"
  (cd "$program.new" && npx -y pnpm@12.21.0 install --frozen-lockfile && npx -y pnpm@12.21.0 build)
}

back() {
  [ -d "$program.before" ] && [ -f "$aside/last" ] || fail "Không có lần nâng cấp nào để quay lại."
  backup=$(cat "$aside/last")
  say "dừng máy chủ, cất dữ liệu hiện nay sang bên"
  $stop
  no_ballots_out || { $start; fail "Đang bỏ phiếu kín: kiểm xong hoặc hủy lượt đó rồi hãy quay lại."; }
  mv "$program" "$program.set-aside-$now"
  mv "$program.before" "$program"
  if [ -n "${DATABASE_URL:-}" ]; then
    pg_dump --format=custom --exclude-table-data=cast_ballot --exclude-table-data=paper_count --file "$aside/set-aside-$now.dump" "$DATABASE_URL"
    psql --quiet --set ON_ERROR_STOP=1 "$DATABASE_URL" \
      -c 'drop schema if exists drizzle cascade; drop schema public cascade; create schema public'
  fi
  # Emptied, not moved: a state directory may be a mount of its own.
  set_aside="$aside/set-aside-$now"
  mkdir -m 700 "$set_aside"
  find "$DATA_DIR" -mindepth 1 -maxdepth 1 -exec mv {} "$set_aside/" \;
  rm -rf "$set_aside/keys/ballots"
  cp -a "$set_aside/keys" "$DATA_DIR/keys"
  say "khôi phục $backup"
  if [ -f "$set_aside/erasures" ]; then xk restore "$backup" --erasures "$set_aside/erasures"; else xk restore "$backup"; fi
  rm "$aside/last"
  $start
  answers || fail "Máy chủ không trả lời. Xem: journalctl -u xung-kich"
  say "đã quay lại; dữ liệu từ lúc nâng cấp còn ở $set_aside"
}

if [ "${1:?VERSION, FILE.tar.gz hoặc --back}" = --back ]; then
  back
  exit
fi

say "lấy và dựng $1"
fetch "$1"
backup="$aside/before-$now.xkb"
say "dừng máy chủ, sao lưu"
$stop
no_ballots_out || { $start; fail "Đang bỏ phiếu kín: kiểm xong hoặc hủy lượt đó rồi hãy nâng cấp."; }
xk backup "$backup" || { $start; fail "Không sao lưu được nên không nâng cấp."; }
rm -rf "$program.before"
mv "$program" "$program.before"
mv "$program.new" "$program"
echo "$backup" >"$aside/last"
say "khởi động"
$start
if answers; then
  say "xong. Quay lại khi cần: $program/infra/upgrade.sh --back"
else
  say "phiên bản mới không trả lời, quay lại"
  back
  exit 1
fi
