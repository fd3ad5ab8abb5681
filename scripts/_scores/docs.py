"""Puts a table into a document between two marks."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["put"]


def put(path: Path, mark: str, text: str) -> bool:
    """Replaces what stands between `<!-- mark -->` and `<!-- /mark -->` by a block of text.

    Returns:
        Whether the document changed.

    Raises:
        ValueError: The marks do not stand in it.
    """
    before = path.read_text(encoding="utf-8")
    place = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", re.DOTALL)
    if place.search(before) is None:
        raise ValueError(f"{path} has no part between <!-- {mark} --> and <!-- /{mark} -->")
    after = place.sub(lambda m: f"{m.group(1)}```\n{text.rstrip()}\n```\n{m.group(2)}", before)
    path.write_text(after, encoding="utf-8")
    return after != before
