"""What every page of the window is: a widget that gets the services, looks anew when told, and takes the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from callassist.services.changes import Kind

if TYPE_CHECKING:
    from callassist.ui.backend import Backend
    from callassist.ui.meant import Meant

Kinds = frozenset[Kind]
EVERYTHING: Kinds = frozenset(Kind)


class Page(QWidget):
    """A page of the rail. `ui/shell/page_registry` says how it is called, what it reads and where it stands."""

    def set_services(self, services: Backend) -> None:
        """The services are there; comes once, after the page was built or when they are ready."""

    def refresh(self, kinds: Kinds = EVERYTHING) -> None:
        """Some of what the page reads has changed. Comes while it is in front, or when it next is."""

    def focus_in(self) -> None:
        """The page came to the front."""
        self.setFocus()

    def meant(self) -> Meant | None:
        """Whom it shows or has marked; None: nobody. The sheet of a person is opened with them."""
        return None

    def show_item(self, item: str) -> None:
        """Show one of the things the page lists, by its id: somebody was led here to see it."""
