#!/bin/sh
# Everything that a server without network needs, in one file: make-bundle.sh [TARGET_DIR]
# Run in the project on a machine of the same kind as the server (Linux, same processor). No data, no keys.
set -eu
cd "$(dirname "$0")/.."
target=$(realpath "${1:-.}")
npx -y pnpm@12.21.0 install
npx -y pnpm@12.21.0 build
version=$(sed -n 's/^  "version": "\(.*\)",$/\1/p' package.json)
file="$target/xung-kich-$version-$(uname -s | tr 'A-Z' 'a-z')-$(uname -m | sed 's/x86_64/x64/;s/aarch64/arm64/').tar.gz"
tar --exclude=./data --exclude=./.git --exclude=./.cache --exclude='./*.tar.gz' --exclude='*.tsbuildinfo' \
  --exclude=./e2e --exclude=./node_modules/.cache -czf "$file.part" .
mv "$file.part" "$file"
echo "$file"
