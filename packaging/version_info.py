"""The version resource of the Windows programs: what the properties of the file show."""

from __future__ import annotations


def numbers(version: str) -> tuple[int, int, int, int]:
    """Windows' four numbers of "1.2.3"; what stands behind them (rc1, .dev0) has no place there."""
    found = [int(part) if part.isdecimal() else 0 for part in version.split(".")[:3]]
    major, minor, patch = [*found, 0, 0, 0][:3]
    return major, minor, patch, 0


def resource(version: str) -> object:
    """The resource, as PyInstaller takes it. Works on Windows only."""
    from PyInstaller.utils.win32.versioninfo import (
        FixedFileInfo,
        StringFileInfo,
        StringStruct,
        StringTable,
        VarFileInfo,
        VarStruct,
        VSVersionInfo,
    )

    strings = {
        "CompanyName": "callassist contributors",
        "FileDescription": "callassist",
        "FileVersion": version,
        "InternalName": "callassist",
        "LegalCopyright": "MIT licence, callassist contributors",
        "OriginalFilename": "callassist.exe",
        "ProductName": "callassist",
        "ProductVersion": version,
    }
    four = numbers(version)
    return VSVersionInfo(
        ffi=FixedFileInfo(filevers=four, prodvers=four, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0),
        kids=[
            StringFileInfo([StringTable("040904B0", [StringStruct(key, text) for key, text in strings.items()])]),
            VarFileInfo([VarStruct("Translation", [0x0409, 0x04B0])]),
        ],
    )
