#!/usr/bin/env bash
# What `make package` needs on Linux besides Python packages: tools that take binaries apart and put a .deb together; for
# the checks a screen without a monitor, a keyboard without fingers, a window manager and a camera; and Python's shared
# library, which goes into the package. Silent and quick when nothing is missing. `build-tools.sh PYTHON`
set -euo pipefail

[ "$(uname -s)" = Linux ] || exit 0
python=$1

# program → Debian package
needed="
objdump                 binutils
strip                   binutils
dpkg-deb                dpkg
rpmbuild                rpm
xz                      xz-utils
desktop-file-validate   desktop-file-utils
appstreamcli            appstream
Xvfb                    xvfb
xdotool                 xdotool
openbox                 openbox
import                  imagemagick
strace                  strace
unshare                 util-linux
"
missing=()
while read -r program package; do
    [ -n "$program" ] || continue
    command -v "$program" >/dev/null || missing+=("$package")
done <<<"$needed"

# A Python of Debian's keeps its library in a package of its own; any other must have been built with one.
missing_library=$("$python" - <<'EOF'
import ctypes, sys, sysconfig
try:
    ctypes.CDLL(sysconfig.get_config_var("INSTSONAME"))
except OSError:
    import pathlib
    if not (pathlib.Path(sysconfig.get_config_var("LIBDIR")) / sysconfig.get_config_var("INSTSONAME")).exists():
        print("libpython%d.%d" % sys.version_info[:2] if sys.base_prefix == "/usr" else "own")
EOF
)
case $missing_library in
    "") ;;
    own)
        echo "$("$python" -c 'import sys; print(sys.base_prefix)') has no shared library, which a package needs:" >&2
        echo "build that Python with --enable-shared, or name another one: make package PYTHON=…" >&2
        exit 1
        ;;
    *) missing+=("$missing_library") ;;
esac

[ "${#missing[@]}" -gt 0 ] || exit 0
if ! command -v apt-get >/dev/null; then
    echo "make package needs these (named as in Debian): ${missing[*]}" >&2
    exit 1
fi
exec "$(dirname "${BASH_SOURCE[0]}")/install-packages.sh" "${missing[@]}"
