#!/bin/bash
# Sees to it that there is a Chromium for tests/browser. As root on Debian or Ubuntu it is installed; anybody else is
# told in one line how to, and those tests are left out. Ends with 1 only when installing was tried and failed.
set -u
names="chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable"  # as in tests/rig/browser.py
for name in $names; do
  command -v "$name" > /dev/null && exit 0
done
if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
  echo "      No Chromium: browser tests are left out. On Debian or Ubuntu: sudo apt-get install chromium" >&2
  exit 0
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "      Chromium for the browser tests (a minute, once, beside the rest)"
export DEBIAN_FRONTEND=noninteractive
# Another apt-get may be at work: it is waited for.
get() { nice apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" >> "$log" 2>&1; }
get update
# Debian has Chromium without windows as a package of its own, twice as quick; where there is none, the whole of it.
# A font, too: without one every page is of empty boxes.
for name in chromium-headless-shell chromium; do
  if get install -y --no-install-recommends "$name" fonts-liberation && "$name" --version >> "$log" 2>&1; then
    echo "      Chromium is there"
    exit 0
  fi
done
tail -n 15 "$log" >&2
echo "Chromium could not be installed, and the browser tests need it. Try: apt-get install chromium" >&2
exit 1
