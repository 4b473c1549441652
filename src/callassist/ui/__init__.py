"""The window: the only package that imports PySide6. It shows and asks; it decides nothing and waits for no disk."""

from callassist.ui.constants import keep_constants_alive

keep_constants_alive()
