#!/usr/bin/env bash
# Signs, notarises and packs dist/callassist.app as a disk image. NOT YET RUN: it needs a Mac, an Apple Developer ID and
# its password in the keychain (`xcrun notarytool store-credentials callassist`).
#
#   IDENTITY="Developer ID Application: …" packaging/macos/notarize.sh 1.2.3
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
version=$1
app=dist/callassist.app
image=dist/callassist-$version-macos-$(uname -m).dmg

# from the inside out: a signature covers the ones of what it holds
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    xargs -0 codesign --force --timestamp --options runtime --sign "$IDENTITY"
find "$app/Contents/Frameworks" -maxdepth 1 -type d -name '*.framework' -print0 |
    xargs -0 -n 1 codesign --force --timestamp --options runtime --sign "$IDENTITY"
codesign --force --timestamp --options runtime --entitlements packaging/macos/entitlements.plist \
    --sign "$IDENTITY" "$app"
codesign --verify --deep --strict --verbose=2 "$app"
"$app/Contents/MacOS/callassist" self-test

hdiutil create -volname callassist -srcfolder "$app" -ov -format UDZO "$image"
codesign --timestamp --sign "$IDENTITY" "$image"
xcrun notarytool submit "$image" --keychain-profile callassist --wait
xcrun stapler staple "$image"
spctl --assess --type open --context context:primary-signature --verbose=2 "$image"
