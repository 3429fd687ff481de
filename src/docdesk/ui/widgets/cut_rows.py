"""Rows of a list that are cut to its width."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem


class _Narrow(QStyledItemDelegate):
    """Asks for no width: Qt would make the list as wide as its longest row, and scroll sideways."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, super().sizeHint(option, index).height())


def cut_rows(view: QListView) -> None:
    """Cut long rows of a list in their middle; their tooltips have the whole."""
    view.setItemDelegate(_Narrow(view))
    view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
