#!/usr/bin/env bash
# What `make faults` needs on Linux to press real keys: a screen without a monitor, a keyboard without fingers and other
# countries' layouts for it. Silent and quick when nothing is missing.
set -euo pipefail

[ "$(uname -s)" = Linux ] || exit 0

# program → Debian package
needed="
Xvfb        xvfb
xdotool     xdotool
setxkbmap   x11-xkb-utils
xkbcomp     x11-xkb-utils
"
missing=()
while read -r program package; do
    [ -n "$program" ] || continue
    command -v "$program" >/dev/null || missing+=("$package")
done <<<"$needed"

[ "${#missing[@]}" -gt 0 ] || exit 0
command -v apt-get >/dev/null || exit 0 # the gate says itself that it is skipped, and why
exec "$(dirname "${BASH_SOURCE[0]}")/install-packages.sh" "${missing[@]}"
