"""Answers kept on disk, so that the same question is asked and paid for once."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

__all__ = ["Cache"]


class Cache:
    """A folder of answers under the hash of their questions; None keeps nothing.

    Args:
        folder: Where; made when something is kept.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, question: Sequence[str]) -> str | None:
        """The answer that was kept, None if there is none or its file cannot be read."""
        if self._folder is None:
            return None
        try:
            kept = json.loads(self._place(self._folder, question).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        answer = kept.get("answer") if isinstance(kept, dict) else None
        return answer if isinstance(answer, str) else None

    def put(self, question: Sequence[str], answer: str) -> None:
        """Keep an answer; a folder that cannot be written to keeps nothing."""
        if self._folder is None:
            return
        place = self._place(self._folder, question)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, prefix=".writing-")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"answer": answer}, file)
            Path(name).replace(place)
        except OSError:
            return

    @staticmethod
    def _place(folder: Path, question: Sequence[str]) -> Path:
        digest = hashlib.sha256("\x1f".join(question).encode("utf-8", "surrogatepass"))
        return folder / f"{digest.hexdigest()}.json"
