"""The history commands, on the published data beside the repository; no network."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from caryatid.cli.main import main
from caryatid.history.store import pulling
from caryatid.history.store.pulling import Answer

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
needs_data = pytest.mark.skipif(
    not (DATA / "archigos").is_dir(),
    reason="the published data sets are not beside the repository (../shared/data)",
)


def run(*arguments: str) -> tuple[int, str]:
    found = CliRunner().invoke(main, ["history", *arguments])
    return found.exit_code, found.output


@needs_data
def test_pull_build_info_show(tmp_path: Path) -> None:
    cache = ("--cache", str(tmp_path))
    code, text = run("pull", *cache, "--from", str(DATA), "--json")
    assert code == 0
    told = {entry["data_set"]: entry for entry in json.loads(text)}
    assert len(told["archigos"]["sha256"]) == 64
    code, text = run("build", *cache, "--json")
    assert code == 0
    built = json.loads(text)
    assert (built["leader_months"], built["to"]) == (124_495, "2021-03")
    assert built["files"]["archigos"]["sha256"] == told["archigos"]["sha256"]
    code, text = run("info", *cache)
    assert code == 0
    assert "124,495 leader-months" in text
    assert "MISSING" not in text
    code, text = run("show", "VEN", "--as-of", "2019-03", *cache)
    assert code == 0
    assert "Maduro" in text
    code, text = run("fit", "--to", "2009", *cache, "--json")
    assert code == 0
    slopes = {slope["name"]: slope["beta"] for slope in json.loads(text)["irregular exits"]}
    assert slopes["removal_protests_12m"] > 0 > slopes["log_months_since_attempt"]


def test_info_of_an_empty_cache_says_what_is_missing_and_where_it_is(tmp_path: Path) -> None:
    code, text = run("info", "--cache", str(tmp_path))
    assert code == 0
    assert "MISSING  archigos" in text
    assert "by hand: https://doi.org/10.7910/DVN/HTTWYL" in text
    assert "No panel has been built." in text


def test_show_without_a_panel_says_what_to_do(tmp_path: Path) -> None:
    code, text = run("show", "VEN", "--as-of", "2019-03", "--cache", str(tmp_path))
    assert code == 3
    assert "history build" in text


def test_an_address_that_fails_does_not_keep_the_others_from_being_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def refuse(address: str, begun: int) -> Answer:
        asked.append(address)
        raise OSError("no network")

    monkeypatch.setattr(pulling, "open_address", refuse)
    code, text = run("pull", "archigos", "coups", "gwf", "--cache", str(tmp_path))
    assert code == 3
    assert len(asked) == 2
    assert "could not be fetched: archigos, coups" in text
    assert "look for it at http://ksgleditsch.com/archigos.html" in text
    assert "gwf              to be fetched by hand" in text


def test_pull_says_what_a_panel_still_needs(tmp_path: Path) -> None:
    code, text = run("pull", "gwf", "--cache", str(tmp_path))
    assert code == 0
    assert "still needs archigos, reign_leaders" in text
    assert "gwf," not in text.rsplit("still needs", maxsplit=1)[1]


@needs_data
def test_info_of_a_folder_of_files(tmp_path: Path) -> None:
    code, text = run("info", "--cache", str(tmp_path), "--from", str(DATA))
    assert code == 0
    assert "MISSING" not in text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("show", "Atlantis", "--as-of", "2019-03"), "no country 'Atlantis'"),
        (("show", "VEN", "--as-of", "March"), "'March' is no month"),
        (("show", "VEN", "--as-of", "2019-13"), "'2019-13' is no month"),
        (("pull", "archigoes"), "no data set 'archigoes'"),
    ],
)
def test_wrong_words_are_the_users_call(
    tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    code, text = run(*arguments, "--cache", str(tmp_path))
    assert code == 2
    assert told in text


def test_a_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    given = tmp_path / "given"
    (given / "archigos").mkdir(parents=True)
    (given / "archigos" / "archigos_4.1.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    code, text = run("build", "--from", str(given), "--cache", str(tmp_path / "cache"))
    assert code == 3
    assert "no column" in text
    assert not (tmp_path / "cache").exists()


def test_without_the_extra_packages_a_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    code, text = run("build", "--cache", str(tmp_path))
    assert code == 2
    assert "pip install 'caryatid[history]'" in text


@needs_data
@pytest.mark.slow
def test_backtest_writes_table_figure_and_numbers(tmp_path: Path) -> None:
    code, text = run("backtest", "--from", str(DATA), "--out", str(tmp_path / "out"), "--json")
    assert code == 0
    tests = json.loads(text)["tests"]
    assert {"rows", "events", "auc_roc"} <= set(tests["own_12m_irregular"])
    kept = json.loads((tmp_path / "out" / "backtest.json").read_text(encoding="utf-8"))["tests"]
    assert kept == tests
    assert "<svg" in (tmp_path / "out" / "backtest.svg").read_text(encoding="utf-8")
