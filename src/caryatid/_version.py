"""The version, in a room of its own so that every layer may read it."""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.1.0"
