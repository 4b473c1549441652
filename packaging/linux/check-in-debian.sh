#!/usr/bin/env bash
# Installs dist/*.deb in a Debian 12 that has nothing but its base, as apt does for a user, and uses the program there:
# self-test, the window under Xvfb as an ordinary user, the command line, and removal without a trace. Needs root, and
# the Debian mirror this machine uses itself.
#
#   check-in-debian.sh [FOLDER]     FOLDER: where the system is made (default: build/debian)
set -euo pipefail
here=$(realpath "${BASH_SOURCE[0]}")
cd "$(dirname "$here")/../.."
[ "$(id -u)" -eq 0 ] || { echo "make package-check needs root: it makes a whole Debian in a folder" >&2; exit 1; }
# in a mount namespace of its own: whatever happens, nothing of this system stays mounted in the other one
[ -n "${CALLASSIST_OWN_MOUNTS:-}" ] || CALLASSIST_OWN_MOUNTS=1 exec unshare --mount --propagation private "$here" "$@"
command -v debootstrap >/dev/null || packaging/linux/install-packages.sh debootstrap
root=$(realpath -m "${1:-build/debian}")
deb=$(ls dist/callassist_*.deb)

# the mirror apt uses here, whichever form its list has
mirror=$({ cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null ||
    true; } | grep -vE '^\s*#' | grep -oE 'https?://[^ ]+/debian/?( |$)' | head -n 1 | tr -d ' ')
say() { echo "  ok  $*"; }
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

# made once, and copied for each check, so that each begins with nothing installed
base=$root-base
if [ ! -e "$base/complete" ]; then
    rm -rf --one-file-system "$base"
    mkdir -p "$base"
    debootstrap --variant=minbase bookworm "$base" "$mirror" >"$base.log" 2>&1 || { tail "$base.log" >&2; exit 1; }
    touch "$base/complete"
fi
rm -rf --one-file-system "$root"
cp -a "$base" "$root"
mount --bind /dev "$root/dev"
mount -t proc proc "$root/proc"
cp /etc/resolv.conf "$root/etc/resolv.conf"
# certificates and settings a mirror may need here; none of them stays in a package
cp -a /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
before=$(inside dpkg-query -W -f '${Package}\n' | wc -l)
say "a Debian $(cat "$root/etc/debian_version") with $before packages"

cp "$deb" "$root/tmp/callassist.deb"
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends /tmp/callassist.deb >"$root/tmp/install.log" 2>&1 ||
    { tail "$root/tmp/install.log" >&2; exit 1; }
say "apt-get install pulled in $(($(inside dpkg-query -W -f '${Package}\n' | wc -l) - before)) packages"

inside id rep >/dev/null 2>&1 || inside useradd --create-home rep
as_rep() { inside setpriv --reuid=rep --regid=rep --init-groups env HOME=/home/rep "$@"; }
as_rep callassist --version >/dev/null
as_rep callassist self-test | grep -c '^ok' | xargs -I{} echo "  ok  self-test as an ordinary user: {} steps"
# as the program's start code has them found
unresolved=$(inside env LD_LIBRARY_PATH=/usr/lib/callassist/_internal sh -c 'find /usr/lib/callassist -name "*.so*" -type f -exec ldd {} + 2>/dev/null | grep "not found"' || true)
[ -z "$unresolved" ] || { echo "libraries are missing: $unresolved" >&2; exit 1; }
say "every library of every part is found"
as_rep callassist demo --out /home/rep/demo >/dev/null
as_rep callassist --data-dir /home/rep/demo/log export answers -o /home/rep/answers.csv >/dev/null
say "demo call, and $(($(wc -l <"$root/home/rep/answers.csv") - 1)) answers exported by the command line"

# the window itself: only what the package asked for is there, the screen and the keyboard are this machine's
mount --bind /tmp "$root/tmp"
.venv/bin/python packaging/check_package.py --root "$root" --pictures dist/pictures /usr/bin/callassist

inside apt-get purge -y -qq callassist >/dev/null 2>&1
left=$(find "$root/usr" "$root/etc" "$root/opt" "$root/var/lib/dpkg/info" -iname '*callassist*' | head)
[ -z "$left" ] || { echo "left behind after removal: $left" >&2; exit 1; }
[ -e "$root/home/rep/demo/log/callassist.db" ]
say "removed without a trace; the user's data is still there"
