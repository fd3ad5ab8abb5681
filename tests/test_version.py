from __future__ import annotations

import tomllib
from pathlib import Path

import caryatid


def test_the_package_and_its_metadata_name_one_version() -> None:
    path = Path(__file__).resolve().parents[1] / "pyproject.toml"
    project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
    assert caryatid.__version__ == project["version"]
