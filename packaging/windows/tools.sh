#!/usr/bin/env bash
# What `make package-windows` needs on Debian besides Python packages: Wine, which runs the programs; a C compiler for
# what Wine lacks; the compiler of the installer; the check of signatures; a screen and a keyboard, and a camera. Silent
# and quick when nothing is missing.
set -euo pipefail

[ "$(uname -s)" = Linux ] || { echo "make package-windows runs on Debian; on Windows itself: make package" >&2; exit 1; }

# program → Debian package
needed="
wine                        wine
wineserver                  wine
makensis                    nsis
x86_64-w64-mingw32-gcc      gcc-mingw-w64-x86-64
osslsigncode                osslsigncode
Xvfb                        xvfb
xdotool                     xdotool
openbox                     openbox
import                      imagemagick
"
missing=()
while read -r program package; do
    [ -n "$program" ] || continue
    command -v "$program" >/dev/null || missing+=("$package")
done <<<"$needed"
# what signatures are checked against
[ -e /etc/ssl/certs/ca-certificates.crt ] || missing+=(ca-certificates)

[ "${#missing[@]}" -gt 0 ] || exit 0
if ! command -v apt-get >/dev/null; then
    echo "make package-windows needs these (named as in Debian): ${missing[*]}" >&2
    exit 1
fi
exec "$(dirname "${BASH_SOURCE[0]}")/../linux/install-packages.sh" "${missing[@]}"
