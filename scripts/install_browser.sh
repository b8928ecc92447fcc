#!/usr/bin/env bash
# Install Debian's Chromium for the tests of HTML pages, where it is absent and may be installed:
# as root, or with a sudo that asks for no password. Otherwise say why not and go on: tests/web is
# then skipped with the same reason. SUPPLYSCREEN_CHROMIUM names a browser that is elsewhere.
set -u

for name in "${SUPPLYSCREEN_CHROMIUM:-}" chromium chromium-browser google-chrome; do
  if [ -n "$name" ] && command -v "$name" >/dev/null; then exit 0; fi
done

skip() {
  echo "browser: no Chromium ($1); the tests of HTML pages in a browser are skipped"
  exit 0
}

command -v apt-get >/dev/null || skip 'this system has no apt-get; install Chromium yourself'
if [ "$(id -u)" -eq 0 ]; then
  as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root=(sudo -n env DEBIAN_FRONTEND=noninteractive)
else
  skip 'installing it needs root; run: sudo apt-get install chromium'
fi

echo 'Installing chromium with apt-get, once ...'
export DEBIAN_FRONTEND=noninteractive
install=("${as_root[@]}" apt-get install --quiet=2 --yes --no-install-recommends chromium)
"${install[@]}" >/dev/null 2>&1 ||
  { "${as_root[@]}" apt-get update --quiet=2 >/dev/null 2>&1 && "${install[@]}" >/dev/null 2>&1; } ||
  skip 'apt-get could not install it'
