"""Files into texts: one loader for each format, chosen by content and by suffix.

Third-party extractors are imported when a file needs them, so that plain text starts at once.
"""

from __future__ import annotations

from caryatid.reading.loaders.choosing import SUFFIXES, extract, format_of
from caryatid.reading.loaders.extracted import Extracted

__all__ = ["SUFFIXES", "Extracted", "extract", "format_of"]
