"""The desk, up to the first paint of the sign-in window: ``start_desk.py DATABASE STATE``."""

from __future__ import annotations

import sys
from pathlib import Path

from first_paint import FirstPaint
from PySide6.QtWidgets import QApplication

from trainingdesk.bootstrap import OfficeOptions
from trainingdesk.ui.app import main

application = QApplication(sys.argv[:1])
eye = FirstPaint()
application.installEventFilter(eye)
sys.exit(main(["--db", f"sqlite:///{sys.argv[1]}"], OfficeOptions(state=Path(sys.argv[2]))))
