"""The built panel on disk: arrays in one file, what they are in another; whole or not at all."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np

from caryatid.errors import DataError
from caryatid.history.effects import CONDITIONS
from caryatid.history.panel.corrections import (
    archigos_corrections,
    later_ways,
    regime_corrections,
)
from caryatid.history.panel.months import text_of
from caryatid.history.panel.panel import Panel
from caryatid.history.panel.sources import present, sources
from caryatid.history.panel.structure import COUNTRY_FEATURES
from caryatid.history.store.manifest import sha256_of, write_whole
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["described", "load_panel", "panel_info", "save_panel"]

_ARRAYS, _INFO = "panel.npz", "panel.json"

_COLUMNS = "columns"
"""Array of the names of features and conditions, so that a panel of other columns is not taken."""


def described(panel: Panel, folder: Path) -> dict[str, Any]:
    """What a panel holds, to when, from which files.

    Args:
        panel: The panel.
        folder: Folder of the data sets that it was made of.
    """
    left = (panel.month == panel.end) & (panel.way >= 0)
    exits = {way: int((left & (panel.way == k)).sum()) for k, way in enumerate(WAYS_OUT)}
    unknown = np.isnan(panel.countries).mean(axis=0)
    missing = np.isnan(panel.conditions).mean(axis=0)
    found = {key: present(source, folder) for key, source in sources().items()}
    return {
        "leader_months": int(panel.month.size),
        "countries": len(set(panel.country.tolist())),
        "spells": len(set(zip(panel.country.tolist(), panel.start.tolist(), strict=True))),
        "from": text_of(int(panel.month.min())),
        "to": text_of(int(panel.month.max())),
        "exits": exits,
        "without_a_type": int((panel.type < 0).sum()),
        "unknown": {
            name: round(float(share), 3)
            for name, share in (
                *zip(COUNTRY_FEATURES, unknown, strict=True),
                *zip(CONDITIONS, missing, strict=True),
            )
            if share > 0
        },
        "corrections": {
            "spells": len(archigos_corrections()),
            "ways_out": len(later_ways()),
            "regimes": len(regime_corrections()),
        },
        "files": {
            key: {"file": str(path.relative_to(folder)), "sha256": sha256_of(path)}
            for key, path in found.items()
            if path is not None
        },
    }


def save_panel(panel: Panel, folder: Path, info: dict[str, Any]) -> Path:
    """Writes panel and description; the same panel gives the same bytes.

    Args:
        panel: The panel.
        folder: Where it is kept.
        info: From `described`.

    Returns:
        The file of arrays.
    """
    stream = io.BytesIO()
    arrays: dict[str, Any] = {field.name: getattr(panel, field.name) for field in fields(panel)}
    arrays[_COLUMNS] = np.array([*COUNTRY_FEATURES, *CONDITIONS])
    np.savez(stream, **arrays)
    write_whole(folder / _ARRAYS, stream.getvalue())
    write_whole(folder / _INFO, (json.dumps(info, indent=1) + "\n").encode("utf-8"))
    return folder / _ARRAYS


def load_panel(folder: Path) -> Panel:
    """The built panel.

    Raises:
        DataError: There is none, its file is no panel, or another version built it.
    """
    path = folder / _ARRAYS
    if not path.is_file():
        raise DataError(
            "no panel has been built",
            where=str(folder),
            fix="run `caryatid history pull` and `caryatid history build`, or name a folder of "
            "data with --from",
        )
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as arrays:
            if arrays[_COLUMNS].tolist() != [*COUNTRY_FEATURES, *CONDITIONS]:
                raise ValueError("another version of this program built it")
            return Panel(**{field.name: arrays[field.name] for field in fields(Panel)})
    except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise DataError(
            f"the built panel cannot be read ({error})",
            where=str(path),
            fix="build it again with `caryatid history build`",
        ) from error


def panel_info(folder: Path) -> dict[str, Any] | None:
    """Description of the built panel, None if none was built."""
    path = folder / _INFO
    if not path.is_file():
        return None
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
