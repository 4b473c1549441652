#!/usr/bin/env bash
# What the Python packages cannot bring along: the system's libraries that Qt loads, a font, the keyboard layouts, and,
# if a Python is named as the argument, its venv module. Silent and quick when nothing is missing; otherwise installs
# with apt where it may (root, or sudo without a password), or prints the command to run and fails.
set -euo pipefail

[ "$(uname -s)" = Linux ] || exit 0
python=${1:-}

# soname → Debian package. First what Qt needs even without a screen (Kerberos and Brotli for its network module, of which
# the local socket is used), then X11, then Wayland.
needed="
libglib-2.0.so.0        libglib2.0-0
libEGL.so.1             libegl1
libGL.so.1              libgl1
libxkbcommon.so.0       libxkbcommon0
libdbus-1.so.3          libdbus-1-3
libfontconfig.so.1      libfontconfig1
libgssapi_krb5.so.2     libgssapi-krb5-2
libbrotlidec.so.1       libbrotli1
libxcb-cursor.so.0      libxcb-cursor0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-shape.so.0       libxcb-shape0
libxcb-xkb.so.1         libxcb-xkb1
libxkbcommon-x11.so.0   libxkbcommon-x11-0
libwayland-client.so.0  libwayland-client0
libwayland-cursor.so.0  libwayland-cursor0
"

ldconfig=$(PATH="$PATH:/usr/sbin:/sbin" command -v ldconfig || true)
known=
[ -z "$ldconfig" ] || known=$("$ldconfig" -p 2>/dev/null || true)
missing=()
what=()

while read -r soname package; do
    [ -n "$soname" ] || continue
    if [[ $known != *"$soname "* ]]; then
        missing+=("$package")
        what+=("$soname")
    fi
done <<<"$needed"

if [ ! -d /usr/share/X11/xkb ]; then
    missing+=(xkb-data)
    what+=("the keyboard layouts of X11")
fi
if [ -z "$(find -L /usr/share/fonts /usr/local/share/fonts "${HOME:-/nonexistent}/.local/share/fonts" \
    -name '*.[ot]tf' -print -quit 2>/dev/null || true)" ]; then
    missing+=(fonts-dejavu-core)
    what+=("a font")
fi
if [ -n "$python" ] && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    missing+=("$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')")
    what+=("Python's venv module")
fi

[ "${#missing[@]}" -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
    {
        echo "callassist needs these, which were not found on this system:"
        printf '  %s\n' "${what[@]}"
        echo "Install them with your package manager (on Debian and Ubuntu they are: ${missing[*]})."
    } >&2
    exit 1
fi

exec "$(dirname "${BASH_SOURCE[0]}")/install-packages.sh" "${missing[@]}"
