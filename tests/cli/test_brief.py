"""The main job on the bundled example: what it prints, what it leaves, that it repeats itself."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result

Call = Callable[..., Result]

NOW = "2026-01-02T03:04:05"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
VENEZUELA = EXAMPLES / "venezuela-2019"
FEW = ("--draws", 256, "--now", NOW)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The example as it is in a fresh clone, with three of its reports."""
    kept = shutil.ignore_patterns("ledger.db*", "report.html", "forecasts.jsonl", "runs", "20*.md")
    folder = Path(shutil.copytree(VENEZUELA, tmp_path / "desk", ignore=kept))
    for text in sorted((VENEZUELA / "documents").glob("2019-02-0*.md")):
        shutil.copy(text, folder / "documents")
    shutil.copy(VENEZUELA / "documents" / "2019-01-24-oath.md", folder / "documents")
    return folder


def machine(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_the_brief_says_what_it_must(call: Call, tmp_path: Path) -> None:
    kept = shutil.ignore_patterns("ledger.db*", "report.html", "forecasts.jsonl", "runs")
    desk = Path(shutil.copytree(VENEZUELA, tmp_path / "desk", ignore=kept))
    result = call("brief", desk, "--as-of", "2019-03-04", *FEW)
    assert result.exit_code == 0, result.stderr
    text = result.stdout
    for words in ("VENEZUELA", "Nicolás Maduro", "90 % interval", "Confidence:", "rung 2", "Stress",
                  "Ways out", "Gaps", "Watch", "3 what-if, not a forecast"):  # fmt: skip
        assert words in text
    assert max(len(line) for line in text.splitlines()[:-1]) <= 100
    assert (desk / "report.html").stat().st_size > 50_000
    assert len((desk / "forecasts.jsonl").read_text().splitlines()) == 1


def test_every_example_has_enough_reports_with_front_matter() -> None:
    counts = {}
    for case in sorted(p.parent for p in EXAMPLES.glob("*/case.toml")):
        documents = sorted((case / "documents").glob("*.md"))
        counts[case.name] = len(documents)
        for document in documents:
            assert document.read_text(encoding="utf-8").startswith("---\n"), document
    assert counts.pop("venezuela-2019") >= 10
    assert counts
    assert min(counts.values()) >= 5


def test_machine_output_is_what_its_schema_says(call: Call, desk: Path) -> None:
    brief = machine(call("brief", desk, "--as-of", "2019-03-04", "--json", *FEW))
    schema = machine(call("schema", "brief"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(brief, schema)
    horizon = brief["forecast"]["leader_exit"]["12"]
    for rung in ("rung1", "rung2", "rung3"):
        estimate = horizon[rung]
        assert 0 < estimate["lo"] <= estimate["p"] <= estimate["hi"] < 1
        assert sum(estimate["by_mode"].values()) == pytest.approx(estimate["p"], abs=1e-4)
    assert set(brief["forecast"]["regime_exit"]) >= {"3", "6", "12", "24"}


def test_the_reading_contract_is_what_its_schema_says(call: Call) -> None:
    schema = machine(call("schema", "read"))
    jsonschema.Draft202012Validator.check_schema(schema)
    document = sorted((VENEZUELA / "documents").glob("*.md"))[0]
    reading = machine(call("read", document, "--json"))
    jsonschema.validate(reading, schema)
    lines = call("read", VENEZUELA / "documents", "--json").stdout.splitlines()
    assert len(lines) >= 10
    for line in lines:
        jsonschema.validate(json.loads(line), schema)


def test_every_claim_named_is_there_with_its_words(call: Call, desk: Path) -> None:
    brief = machine(call("brief", desk, "--as-of", "2019-03-04", "--json", *FEW))
    claims = {c["id"] for c in brief["claims"]}
    conditionals = re.compile(r"/k\d+$")
    named = {i for p in brief["situation"]["pillars"] for s in p["shifts"] for i in s["claim_ids"]}
    named |= {k["claim_id"] for k in brief["explanation"]["key_claims"]}
    named |= {i for c in brief["situation"]["conditions"] for i in c["claim_ids"]}
    assert named
    assert {i for i in named if not conditionals.search(i)} <= claims


def test_same_inputs_same_bytes_on_one_and_two_workers(call: Call, desk: Path) -> None:
    """More than one chunk of draws, so that both kinds of work are shared out."""
    found = []
    for workers in (1, 2):
        for made in ("ledger.db", "report.html", "forecasts.jsonl"):
            (desk / made).unlink(missing_ok=True)
        result = call("brief", "desk", "--as-of", "2019-03-04", "--workers", workers, "--draws",
                      1100, "--seed", 7, "--now", NOW)  # fmt: skip
        kept = [(desk / name).read_bytes() for name in ("report.html", "forecasts.jsonl")]
        found.append((result.stdout, kept))
    assert found[0] == found[1]


def test_another_seed_gives_another_ensemble_and_nearly_the_same_numbers(
    call: Call, desk: Path
) -> None:
    def p(seed: int) -> float:
        run = machine(call("forecast", desk, "--json", "--seed", seed, "--draws", 2048,
                           "--as-of", "2019-03-04", "--now", NOW))  # fmt: skip
        return float(run["forecast"]["leader_exit"]["12"]["rung3"]["p"])

    call("read", desk, "--now", NOW)
    one, two = p(1), p(2)
    assert one != two
    assert one == pytest.approx(two, abs=0.02)


def test_json_leaves_nothing_on_disk(call: Call, desk: Path, tmp_path: Path) -> None:
    text = sorted((desk / "documents").glob("*.md"))[0]
    shutil.copy(text, tmp_path / "one.md")
    before = sorted(p.name for p in tmp_path.iterdir())
    machine(call("brief", "one.md", "--regime", "VEN", "--json", *FEW))
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_standard_input_is_a_document(call: Call, desk: Path) -> None:
    text = sorted((desk / "documents").glob("*.md"))[0].read_bytes()
    brief = machine(call("brief", "-", "--regime", "VEN", "--json", *FEW, input=text))
    assert len(brief["documents"]) == 1


def test_reading_again_changes_nothing(call: Call, desk: Path) -> None:
    first = call("brief", desk, "--as-of", "2019-03-04", *FEW)
    before = (desk / "forecasts.jsonl").read_bytes()
    second = call("brief", desk, "--as-of", "2019-03-04", *FEW)
    assert first.stdout == second.stdout
    assert (desk / "forecasts.jsonl").read_bytes() == before
