"""What the documentation shows is what the program says."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def writer() -> Any:
    spec = importlib.util.spec_from_file_location("write_docs", ROOT / "scripts" / "write_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["write_docs"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "name",
    ["docs/ontology.md", "docs/commands.md", "docs/schema/brief.json", "docs/schema/read.json",
     "README.md"],
)  # fmt: skip
def test_what_is_made_from_the_program_is_current(writer: Any, name: str) -> None:
    written = (ROOT / name).read_text(encoding="utf-8")
    assert written == writer.PARTS[name](), f"{name} is stale: run make docs"


def test_the_readme_shows_a_real_output(writer: Any) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = text.split("<!-- output of make demo -->\n```\n")[1].split("\n```\n")[0]
    assert "VENEZUELA" in shown


def test_links_between_documents_lead_somewhere() -> None:
    for document in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        text = document.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([\w./-]+)\)", text):
            if "/" in target or "." in target:  # a formula's brackets hold neither
                assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_readme_names_commands_that_exist() -> None:
    from caryatid.cli import main

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\.venv/bin/caryatid (\w+)", text))
    assert named
    assert named <= set(main.commands)


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    made = shutil.ignore_patterns("ledger.db*", "report.html", "forecasts.jsonl", "runs")
    shutil.copytree(ROOT / "examples", tmp_path / "examples", ignore=made)
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {"print": lambda *_: None})
