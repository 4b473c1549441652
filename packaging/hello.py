"""The least a program of this kind can be: a window of PySide6 and sqlmodel, for `make package-bench`."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from sqlmodel import Field, Session, SQLModel, create_engine

if "--imports" in sys.argv:
    print(Field, Session, create_engine)


class Greeting(SQLModel):
    """What sqlmodel is needed for."""

    text: str


application = QApplication([])
label = QLabel(Greeting(text="Hello").text)
label.show()
QTimer.singleShot(0, application.quit)
sys.exit(application.exec())
