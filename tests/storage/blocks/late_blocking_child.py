"""The negative control of L4: a program that writes a block when the call is hung up, and not with the key press."""

from __future__ import annotations

from callassist.storage.calls.blocking import Blocking
from tests.services.calls import blocking_child

prepare = blocking_child.prepare


def main(folder: str, *tokens: str) -> None:
    setattr(Blocking, "by_line", lambda *_: {})  # noqa: B010 - it is another program for as long as it lives
    blocking_child.main(folder, *tokens)
