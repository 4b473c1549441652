"""The program's icon in the forms the systems want, drawn from resources/icons/callassist.svg."""

from __future__ import annotations

import os
import struct
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "icons" / "callassist.svg"
#: sizes of the hicolor theme a desktop looks for
HICOLOR = (16, 24, 32, 48, 64, 128, 256, 512)
_ICO = (16, 24, 32, 48, 64, 128, 256)
#: Apple's names of PNG pictures in an .icns file
_ICNS = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def png(size: int) -> bytes:
    """The icon as PNG, `size` pixels wide and high."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if application is None or not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise OSError("the icon cannot be drawn")
    return bytes(buffer.data().data())


def ico(target: Path) -> Path:
    """Write a Windows icon: a directory of PNG pictures."""
    pictures = [(size, png(size)) for size in _ICO]
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries = b""
    for size, picture in pictures:
        # 0 stands for 256
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return _written(target, head + entries + b"".join(picture for _, picture in pictures))


def icns(target: Path) -> Path:
    """Write an icon for macOS: named PNG pictures."""
    parts = b""
    for name, size in _ICNS.items():
        picture = png(size)
        parts += name + struct.pack(">I", len(picture) + 8) + picture
    return _written(target, b"icns" + struct.pack(">I", len(parts) + 8) + parts)


def hicolor(folder: Path, name: str) -> list[Path]:
    """Write `<folder>/<size>x<size>/apps/<name>.png` and the drawing itself as `scalable`."""
    made = [_written(folder / f"{size}x{size}" / "apps" / f"{name}.png", png(size)) for size in HICOLOR]
    return [*made, _written(folder / "scalable" / "apps" / f"{name}.svg", SOURCE.read_bytes())]


def _written(target: Path, content: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return target
