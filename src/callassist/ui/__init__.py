"""The window: the only package that imports PySide6. It shows and asks; it decides nothing and waits for no disk."""

import gc

from callassist.ui.workarounds.immortal_constants import keep_constants_alive
from callassist.ui.workarounds.late_signatures import load_signatures_late
from callassist.ui.workarounds.one_thread_collects import leave_looking_to_the_window
from callassist.ui.workarounds.quick_enums import make_enums_quickly
from callassist.ui.workarounds.unread_sources import read_no_sources

# Nearly all that is made until the window is there stays; looking through it every 700 objects took a twentieth of the
# start, and twice is a fiftieth. With the first frame `ui/shell/app` goes back to less, and begins to look.
gc.set_threshold(100_000)
leave_looking_to_the_window()
keep_constants_alive()
make_enums_quickly()
load_signatures_late()
read_no_sources()
