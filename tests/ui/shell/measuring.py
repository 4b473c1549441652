"""What does not fit into its place, what lies over something else: asked of the widgets of a window at rest."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QWidget,
)

from callassist.ui.call.path_column import PathRow
from callassist.ui.kit.card import Card
from callassist.ui.kit.fact_row import FactRow
from callassist.ui.kit.find_panel import FindPanel
from callassist.ui.kit.key_button import KeyButton
from callassist.ui.kit.plain_text import ClampedLabel, ElidedLabel
from callassist.ui.kit.segmented import Segmented
from callassist.ui.shell.key_sheet import KeySheet
from callassist.ui.shell.rail import Rail
from tests.ui import driving
from tests.ui.driving import Window


def shown(root: QWidget, kind: type = QWidget) -> list[QWidget]:
    """What can be seen: a page of a stack only while it is in front."""
    behind = {
        stack.widget(number)
        for stack in root.findChildren(QStackedWidget)
        for number in range(stack.count())
        if number != stack.currentIndex()
    }
    return [
        one for one in driving.shown(root, kind) if not any(page is one or page.isAncestorOf(one) for page in behind)
    ]


def cut_off(root: QWidget) -> list[str]:
    """Every visible text that does not fit into its place."""
    found: list[str] = []
    for widget in shown(root):
        if widget.visibleRegion().isEmpty() or widget.objectName().startswith("qt_"):
            continue
        problem = _problem(widget)
        if problem:
            words = widget.accessibleName() or getattr(widget, "text", str)()
            found.append(f"{type(widget).__name__} {words!r:.60}: {problem} ({widget.width()}×{widget.height()})")
    return found


def _problem(widget: QWidget) -> str:
    if isinstance(widget, KeyButton | PathRow | FactRow):
        return "" if widget.text_fits() else "its text does not fit"
    if isinstance(widget, ClampedLabel) and widget.heightForWidth(widget.width()) > widget.height() + 1:
        return "a line is missing"
    if isinstance(widget, ElidedLabel):
        whole = widget.text() == widget.whole() or bool(widget.toolTip())
        return "" if whole else "shortened, and nothing tells the whole"
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return "" if widget.heightForWidth(widget.width()) <= widget.height() + 1 else "a line is missing"
        return _too_small(widget)
    if isinstance(widget, QPushButton) and isinstance(widget.parentWidget(), Segmented):
        # they are pressed together where it is narrow: the padding may go, the text may not
        segmented = widget.parentWidget()
        assert isinstance(segmented, Segmented)
        metrics = QFontMetrics(segmented._look.fonts.key)  # noqa: SLF001 - nothing shows it
        return "" if metrics.horizontalAdvance(widget.text()) + 4 <= widget.width() else _too_small(widget)
    if isinstance(widget, QPushButton | QCheckBox) and widget.text():
        return _too_small(widget)
    if isinstance(widget, QComboBox):
        return "" if QFontMetrics(widget.font()).horizontalAdvance(widget.currentText()) <= _room(widget) else "cut"
    if isinstance(widget, QScrollArea) and widget.widget() is not None:
        inside = widget.widget()
        return "" if inside.width() <= widget.viewport().width() else f"{inside.width()} px wide inside"
    if isinstance(widget, Rail):
        return _rail(widget)
    if isinstance(widget, QTableView):
        return _header(widget)
    return ""


def _too_small(widget: QWidget) -> str:
    needed = widget.minimumSizeHint()
    fits = needed.width() <= widget.width() + 1 and needed.height() <= widget.height() + 1
    return "" if fits else f"needs {needed.width()}×{needed.height()}"


def _room(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    sub = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, sub, box).width()


def _rail(rail: Rail) -> str:
    words = [one for one in rail.places() if not one.slender]
    metrics = QFontMetrics(rail._look.fonts.rail)  # noqa: SLF001 - nothing shows it
    return " ".join(one.words for one in words if metrics.horizontalAdvance(one.words) > one.width() - 4)


def _header(table: QTableView) -> str:
    header = table.horizontalHeader()
    narrow = [
        str(table.model().headerData(column, header.orientation()))
        for column in range(table.model().columnCount())
        if not header.isSectionHidden(column) and header.sectionSize(column) < header.sectionSizeHint(column)
    ]
    return f"headers cut: {narrow}" if narrow else ""


def outside(root: QWidget) -> list[str]:
    """Labels and buttons that reach beyond the widget they lie in."""
    found: list[str] = []
    for widget in shown(root):
        parent = widget.parentWidget()
        if parent is None or not isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            continue
        if widget.objectName().startswith("qt_"):
            continue
        rect = widget.geometry()
        if rect.left() < -1 or rect.right() > parent.width() + 1 or rect.bottom() > parent.height() + 1:
            found.append(f"{type(widget).__name__} {widget.accessibleName() or widget.text()!r:.40} {rect} in {parent}")
    return found


def overlapping(root: QWidget) -> list[str]:
    """Cards, labels and buttons side by side that share a pixel. Finder and key sheet lie over the page on purpose."""
    found: list[str] = []
    families: dict[QWidget, list[QWidget]] = {}
    for widget in shown(root):
        parent = widget.parentWidget()
        is_part = isinstance(widget, Card | QLabel | QAbstractButton | QLineEdit | QComboBox)
        if parent is not None and is_part and not isinstance(widget, FindPanel | KeySheet):
            families.setdefault(parent, []).append(widget)
    for siblings in families.values():
        for place, one in enumerate(siblings):
            found += [
                f"{_called(one)} / {_called(other)}"
                for other in siblings[place + 1 :]
                if one.geometry().intersects(other.geometry())
            ]
    return found


def faults(window: Window) -> list[str]:
    window.settle()
    root = window.app.window
    return cut_off(root) + outside(root) + overlapping(root)


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()[:40]!r}"
