#!/usr/bin/env bash
# Installs Debian packages where that is allowed (root, or sudo without a password); otherwise prints the command to run
# and fails. `install-packages.sh PACKAGE…`
set -euo pipefail

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
        {
            echo "callassist needs some system packages. Please run this once, then try again:"
            echo
            echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
            echo
        } >&2
        exit 1
    fi
    as_root=(sudo -n)
fi

echo "Installing system packages: $*"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
