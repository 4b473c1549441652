#!/usr/bin/env bash
# Makes an AppImage of dist/callassist. The AppDir is made and its program run by the tests of `make package`'s output;
# the last step is NOT YET RUN: appimagetool is not packaged by Debian. Have it on the PATH, or stop after the AppDir with
# `build-appimage.sh --appdir-only`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
version=$(.venv/bin/python -c 'import callassist; print(callassist.__version__)')
appdir=build/callassist.AppDir

rm -rf "$appdir"
mkdir -p "$appdir/usr/lib" "$appdir/usr/bin"
cp -a dist/callassist "$appdir/usr/lib/callassist"
ln -s ../lib/callassist/callassist "$appdir/usr/bin/callassist"
install -m 755 packaging/linux/AppRun "$appdir/AppRun"
.venv/bin/python - "$appdir" "$version" <<'EOF'
import sys
from pathlib import Path
sys.path.insert(0, "packaging/linux")
import deb
deb.desktop_files(Path(sys.argv[1]) / "usr", sys.argv[2])
EOF
# what appimagetool looks for at the top
ln -s usr/share/applications/callassist.desktop "$appdir/callassist.desktop"
ln -s usr/share/icons/hicolor/256x256/apps/callassist.png "$appdir/callassist.png"
ln -s callassist.png "$appdir/.DirIcon"
[ "${1:-}" != --appdir-only ] || exit 0

appimagetool --no-appstream "$appdir" "dist/callassist-$version-$(uname -m).AppImage"
