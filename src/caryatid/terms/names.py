"""Names as keys: the same person or group has the same id in every document."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["slug"]


def slug(name: str) -> str:
    """Lower-case ASCII letters and digits of a name, joined by hyphens ("nicolas-maduro")."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    ascii_only = plain.encode("ascii", "ignore").decode().lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-") or "unnamed"
