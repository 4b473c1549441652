"""The window: the only package that imports PySide6. It shows and asks; it decides nothing and waits for no disk."""

from callassist.ui.workarounds.immortal_constants import keep_constants_alive
from callassist.ui.workarounds.unread_sources import read_no_sources

keep_constants_alive()
read_no_sources()
