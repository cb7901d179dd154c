"""The least a window can be, up to its first paint: the peer of our own start."""

from __future__ import annotations

import sys

from first_paint import FirstPaint
from PySide6.QtWidgets import QApplication, QWidget

application = QApplication(sys.argv[:1])
eye = FirstPaint()
application.installEventFilter(eye)
window = QWidget()
window.resize(1440, 900)
window.show()
sys.exit(application.exec())
