"""Adds a person's grade to sources.toml."""

from __future__ import annotations

import json
from pathlib import Path

from caryatid.cases.folder import Folder, write_whole
from caryatid.ledger import load_sources
from caryatid.records import Grade

__all__ = ["append_grade"]


def append_grade(folder: Folder, grade: Grade) -> Path:
    """Appends one [[source]] entry; earlier entries stay, the latest one counts.

    Returns:
        The register's file: the case's own, else the one that its desk shares.

    Raises:
        DataError: The register would not be readable with it (it is left as it was).
    """
    path = folder.sources_path()
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    entries = {
        "outlet": grade.outlet,
        "reliability": grade.reliability,
        "by": grade.by,
        "reason": grade.reason,
    }
    # A JSON string without escapes beyond ASCII controls is a TOML basic string too.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entries.items()]
    if grade.on is not None:
        lines.append(f"on = {grade.on.isoformat()}")
    if grade.state_controlled is not None:
        lines.append(f"state_controlled = {str(grade.state_controlled).lower()}")
    gap = "\n" if before and not before.endswith("\n\n") else ""
    text = f"{before}{gap}[[source]]\n" + "\n".join(lines) + "\n"
    load_sources(text, where=str(path))
    write_whole(path, text)
    return path
