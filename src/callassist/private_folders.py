"""Folders for one user alone, on systems with modes and on Windows, where a folder has a list of who may read it.

A new folder on Windows takes over what is above it. In a profile that is closed to other users; outside of it (a second
disk, a folder for programs' data that was moved) every user of the machine may read what is made at the root of a disk.
"""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from pathlib import Path

#: a right that is granted (A, OA, XA …) to everybody, all users, whoever signed in, guests, whoever sits there, nobody
_GRANTED_TO_OTHERS = re.compile(r"\(X?O?A;[^;()]*;[^;()]*;[^;()]*;[^;()]*;(WD|BU|AU|BG|IU|AN)[;)]")


def make_private(folder: Path) -> None:
    """Make `folder` and what is missing above it; the folders that are made are readable by this user alone.

    Where Windows cannot close it (a share, a disk of the FAT kind), it is made all the same; `others_may_read` tells.

    Raises:
        OSError: it cannot be made, or something else has its name.
    """
    for one in (*(one for one in reversed(folder.parents) if not one.exists()), folder):
        made = not one.exists()
        # the umask takes away of a mode, and never adds
        one.mkdir(mode=0o700, exist_ok=True)
        if sys.platform == "win32" and made:
            with suppress(OSError):
                _close(one)


def others_may_read(folder: Path) -> bool | None:
    """Whether the list of `folder` lets all users of the machine in; None: it has none, or the system has modes."""
    if sys.platform != "win32":
        return None
    with suppress(OSError):
        return grants_others(_list_of(folder))
    return None


def grants_others(rights: str) -> bool:
    """Whether a list in Windows' own notation (SDDL) grants anything to more than single users and administrators."""
    return _GRANTED_TO_OTHERS.search(rights) is not None


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _OWNER_AND_LIST = 0x1 | 0x4
    _DACL = 0x4
    _FILE = 1
    _REVISION = 1
    _TOKEN_QUERY, _TOKEN_USER = 0x8, 1

    def _close(folder: Path) -> None:
        """Give all rights to this user, the system and administrators, also for what will lie in it; none to others."""
        advapi = ctypes.WinDLL("advapi32", use_last_error=True)
        # P: nothing from above is added to it
        rights = "D:P" + "".join(f"(A;OICI;FA;;;{who})" for who in (_user(advapi), "SY", "BA"))
        descriptor = ctypes.c_void_p()
        convert = advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW
        if not convert(ctypes.c_wchar_p(rights), _REVISION, ctypes.byref(descriptor), None):
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            # of a folder that holds nothing yet: what is made in it takes this over
            if not advapi.SetFileSecurityW(ctypes.c_wchar_p(str(folder)), _DACL, descriptor):
                raise ctypes.WinError(ctypes.get_last_error())
        finally:
            _free(descriptor)

    def _list_of(folder: Path) -> str:
        advapi = ctypes.WinDLL("advapi32", use_last_error=True)
        descriptor, told = ctypes.c_void_p(), ctypes.c_void_p()
        failed = advapi.GetNamedSecurityInfoW(
            ctypes.c_wchar_p(str(folder)), _FILE, _OWNER_AND_LIST, None, None, None, None, ctypes.byref(descriptor)
        )
        if failed:
            raise ctypes.WinError(failed)
        try:
            convert = advapi.ConvertSecurityDescriptorToStringSecurityDescriptorW
            if not convert(descriptor, _REVISION, _OWNER_AND_LIST, ctypes.byref(told), None):
                raise ctypes.WinError(ctypes.get_last_error())
            try:
                return ctypes.wstring_at(told.value or 0)
            finally:
                _free(told)
        finally:
            _free(descriptor)

    def _user(advapi: ctypes.WinDLL) -> str:
        """Which number Windows has given this user."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        token, size, told = ctypes.c_void_p(), wintypes.DWORD(), ctypes.c_void_p()
        process = ctypes.c_void_p(kernel.GetCurrentProcess())
        if not advapi.OpenProcessToken(process, _TOKEN_QUERY, ctypes.byref(token)):
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            advapi.GetTokenInformation(token, _TOKEN_USER, None, 0, ctypes.byref(size))
            room = ctypes.create_string_buffer(size.value)
            if not advapi.GetTokenInformation(token, _TOKEN_USER, room, size, ctypes.byref(size)):
                raise ctypes.WinError(ctypes.get_last_error())
        finally:
            kernel.CloseHandle(token)
        # the first thing in it is a pointer to the number
        number = ctypes.c_void_p.from_buffer(room)
        if not advapi.ConvertSidToStringSidW(number, ctypes.byref(told)):
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            return ctypes.wstring_at(told.value or 0)
        finally:
            _free(told)

    def _free(what: ctypes.c_void_p) -> None:
        ctypes.WinDLL("kernel32").LocalFree(what)
