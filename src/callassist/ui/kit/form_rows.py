"""Rows of a name and what is typed or chosen, one above the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout


def form_rows(*, grow: bool = False) -> QFormLayout:
    """Where letters are large the name of a row stands above it. What can, takes all of the width if it may `grow`."""
    form = QFormLayout()
    form.setHorizontalSpacing(12)
    form.setVerticalSpacing(8)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    growth = QFormLayout.FieldGrowthPolicy
    form.setFieldGrowthPolicy(growth.AllNonFixedFieldsGrow if grow else growth.FieldsStayAtSizeHint)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    form.setFormAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return form
