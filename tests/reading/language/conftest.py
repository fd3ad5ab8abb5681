"""Lets the tests import what trains and measures the model."""

from __future__ import annotations

import sys
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[3] / "scripts" / "language_model"

if str(SCRIPTS) not in sys.path:
    sys.path.append(str(SCRIPTS))
