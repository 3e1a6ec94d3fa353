#!/bin/sh
# Sees to a browser for the tests of the HTML report: Debian's, where it is missing and may be installed.
# Without one those tests are skipped, and say so.
for name in chromium chromium-browser google-chrome; do
    command -v "$name" > /dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    echo "installing Chromium for the browser tests"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium > /dev/null && exit 0
fi
echo "no Chromium: the browser tests will be skipped (Debian: apt-get install chromium)"
