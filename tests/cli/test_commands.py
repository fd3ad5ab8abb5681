"""Each command on a small case: decisions, grades, states, traces, check-ups."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]

NOW = "2019-03-05T09:00:00"
FEW = ("--draws", 128, "--now", NOW)
TEXT = """---
title: Moscow lends again
published: 2019-03-01
outlet: Test Wire
---

Russia lent Venezuela $2 billion on Friday, the Russian finance ministry said. Crowds in Caracas
demanded that President Nicolás Maduro resign. Police arrested two opposition leaders.
"""


@pytest.fixture
def desk(call: Call, tmp_path: Path) -> Path:
    result = call("init", "desk", "--regime", "Venezuela", "--as-of", "2019-03-04")
    assert result.exit_code == 0
    assert "Nicolás Maduro" in result.stdout
    (tmp_path / "desk" / "documents" / "one.md").write_text(TEXT, encoding="utf-8")
    read = call("read", "desk", "--now", NOW)
    assert "1 document read" in read.stdout
    return tmp_path / "desk"


def first_claim(call: Call, act: str) -> str:
    listed = call("ledger", "list", "--case", "desk", "--act", act, "--json", "--now", NOW)
    return str(json.loads(listed.stdout.splitlines()[0])["id"])


def test_a_decision_is_kept_signed_and_shown(call: Call, desk: Path) -> None:
    claim = first_claim(call, "fin_loan")
    done = call("ledger", "reject", claim, "--case", "desk", "--by", "ada", "--reason", "a slip",
                "--now", NOW)  # fmt: skip
    assert done.exit_code == 0
    left = call("ledger", "list", "--case", "desk", "--act", "fin_loan", "--as-of", "2019-03-06")
    assert claim not in left.stdout
    gone = call("ledger", "show", claim, "--case", "desk", "--as-of", "2019-03-06")
    assert gone.exit_code == 2
    assert "was rejected by ada on 2019-03-05 (a slip); caryatid ledger accept" in gone.stderr
    call("ledger", "accept", claim, "--case", "desk", "--by", "ada", "--now", "2019-03-05T10:00")
    shown = call("ledger", "show", claim, "--case", "desk", "--as-of", "2019-03-06")
    assert "rejected by ada on 2019-03-05 : a slip" in " ".join(shown.stdout.split())
    assert "confirmed by ada" in shown.stdout


def test_a_decision_later_than_the_cut_off_does_not_count(call: Call, desk: Path) -> None:
    claim = first_claim(call, "fin_loan")
    call("ledger", "reject", claim, "--case", "desk", "--by", "ada", "--now", NOW)
    still = call("ledger", "list", "--case", "desk", "--act", "fin_loan", "--as-of", "2019-03-04")
    assert claim in still.stdout


def test_an_edit_changes_the_state(call: Call, desk: Path) -> None:
    claim = first_claim(call, "fin_loan")

    def level() -> float:
        state = call("state", "desk", "--json", "--as-of", "2019-03-06", "--now", NOW).stdout
        pillars = {p["key"]: p for p in json.loads(state)["pillars"]}
        return float(pillars["patron_RUS.money"]["z"])

    before = level()
    call("ledger", "edit", claim, "direction=refused", "--case", "desk", "--by", "ada",
         "--now", NOW)  # fmt: skip
    assert level() < before


def test_a_wrong_edit_changes_nothing(call: Call, desk: Path) -> None:
    claim = first_claim(call, "fin_loan")
    result = call("ledger", "edit", claim, "direction=sideways", "--case", "desk", "--by", "ada")
    assert result.exit_code == 2
    assert "sideways" in result.stderr
    assert "proposed" in call("ledger", "show", claim, "--case", "desk", "--now", NOW).stdout


def test_every_number_that_can_be_asked_for_is_answered(call: Call, desk: Path) -> None:
    wrong = call("explain", "desk", "--why", "nonsense", *FEW)
    assert wrong.exit_code == 2
    names = wrong.stderr.split("ask for ")[1].strip().split(", ")
    assert len(names) > 20
    for name in names[:-1]:
        answer = call("explain", "desk", "--why", name, *FEW)
        assert answer.exit_code == 0, name
        assert answer.stdout.startswith(f"{name}: "), name
    claim = first_claim(call, "fin_loan")
    assert "lent Venezuela $2 billion" in call("explain", "desk", "--why", claim, *FEW).stdout


def test_review_asks_for_the_claims_that_carry_the_result(call: Call, desk: Path) -> None:
    result = call("review", "desk", "--by", "ada", "--now", NOW, input="y\nn\nq\n")
    assert result.exit_code == 0, result.stderr
    assert "2 decided" in result.stdout
    assert ">>>" in result.stdout
    log = call("ledger", "list", "--case", "desk", "--status", "confirmed", "--as-of", "2019-03-06")
    assert "1 claim." in log.stdout


def test_review_asks_for_each_report_of_an_event(call: Call, desk: Path) -> None:
    again = TEXT.replace("Moscow lends again", "A loan").replace("Test Wire", "Harbour Post")
    again = again.replace("the Russian finance ministry said", "Moscow confirmed")
    (desk / "documents" / "two.md").write_text(again, encoding="utf-8")
    assert call("read", "desk", "--now", NOW).exit_code == 0
    listed = call("review", "desk", "--list", "--now", NOW)
    event = next(part for part in listed.stdout.split("\n[") if "fin_loan" in part)
    assert "if both reports are false, " in event
    assert event.count(">>>") == 2
    keys = call("review", "desk", "--by", "ada", "--now", NOW, input="n\n" * 20)
    assert keys.stdout.count(" > ") >= listed.stdout.count(">>>")
    after = call("review", "desk", "--list", "--now", NOW)
    assert "fin_loan" not in after.stdout


def test_review_needs_a_name_only_to_decide(call: Call, desk: Path) -> None:
    assert call("review", "desk", "--now", NOW).exit_code == 2
    listed = call("review", "desk", "--list", "--now", NOW)
    assert listed.exit_code == 0
    assert listed.stdout.count(">>>") >= 2


def test_review_asks_which_actors_are_one(call: Call, desk: Path) -> None:
    text = "Gen. Roe of Venezuela condemned Colombia. "
    fuller = "General Ann Roe of Venezuela praised Cuba, and Venezuela armed Ann Roe's brigade."
    for name, told in (("two", text), ("three", fuller)):
        dated = f"---\npublished: 2019-03-02\n---\n{told}\n"
        (desk / "documents" / f"{name}.md").write_text(dated, encoding="utf-8")
    assert call("read", "desk", "--now", NOW).exit_code == 0
    listed = call("review", "desk", "--actors", "--list", "--now", NOW)
    assert "'Roe' and 'Ann Roe' may be one: 0.80" in listed.stdout
    assert "+0.45  last name: both are called Roe" in listed.stdout
    decided = call("review", "desk", "--actors", "--by", "ada", "--now", NOW, input="x\ny\n")
    assert "'x' is no key here" in decided.stdout
    assert "1 decided" in decided.stdout
    again = call("review", "desk", "--actors", "--list", "--now", NOW)
    assert "No two actors look like one" in again.stdout
    assert "roe goes by ann-roe: ada" in again.stdout
    parted = call("review", "desk", "--part", "roe", "--by", "ada", "--now", NOW)
    assert "roe and ann-roe are two actors again" in parted.stdout
    assert call("review", "desk", "--part", "roe", "--by", "ada", "--now", NOW).exit_code == 2


def test_only_people_grade_sources(call: Call, desk: Path) -> None:
    assert "ungraded" in call("sources", "list", "desk", "--now", NOW).stdout
    call("sources", "grade", "Test Wire", "B", "--case", "desk", "--by", "ada", "--reason",
         "names its sources", "--now", NOW)  # fmt: skip
    after = call("sources", "list", "desk", "--as-of", "2019-03-06", "--now", NOW).stdout
    assert after.startswith("B")
    assert "graded by ada" in after


def test_import_checks_every_span(call: Call, desk: Path, tmp_path: Path) -> None:
    reading = json.loads(call("read", desk / "documents" / "one.md", "--json").stdout)
    good = json.dumps({**reading, "reader": "colleague-1"})
    reading["claims"][0]["quote"] = "words that the text does not have"
    bad = json.dumps({**reading, "reader": "colleague-2"})
    (tmp_path / "in.jsonl").write_text(good + "\n" + bad + "\nnot json\n", encoding="utf-8")
    result = call("ledger", "import", "in.jsonl", "--case", "desk", "--now", NOW)
    assert result.exit_code == 0
    assert f"{len(reading['claims'])} claims brought in" in result.stdout
    assert result.stderr.count("set aside") == 2


def test_doctor_wants_a_case_as_other_commands_do(call: Call) -> None:
    for command in ("doctor", "state", "forecast"):
        result = call(command, "nowhere")
        assert result.exit_code == 2, command
        assert "no case in 'nowhere'" in result.stderr


def test_doctor_finds_a_damaged_ledger(call: Call, desk: Path) -> None:
    fine = call("doctor", "desk")
    assert fine.exit_code == 0
    assert "whole, 1 document, digest" in fine.stdout
    (desk / "ledger.db").write_bytes(b"no ledger at all " * 400)
    broken = call("doctor", "desk")
    assert broken.exit_code == 3
    assert "WRONG  ledger" in broken.stdout


def test_help_of_every_command_names_what_it_takes(call: Call) -> None:
    listed = call("--help").stdout
    assert "\n  caryatid brief article.txt --published 2019-03-04 " in listed
    assert "\\b" not in listed
    for name in ("brief", "init", "read", "review", "ledger", "sources", "state", "forecast",
                 "explain", "schema", "doctor"):  # fmt: skip
        assert f"  {name}" in listed
        assert call(name, "--help").exit_code == 0


def test_what_was_decided_since_counts_unless_a_cut_off_is_asked_for(
    call: Call, desk: Path
) -> None:
    claim = first_claim(call, "fin_loan")
    late = ("--now", "2024-05-01T09:00:00")
    call("ledger", "reject", claim, "--case", "desk", "--by", "ada", *late)
    assert claim not in call("ledger", "list", "--case", "desk", *late).stdout
    counted = call("brief", "desk", "--draws", 128, *late)
    assert "1 decision or grade made after 2019-03-01 used" in counted.stderr
    left_out = call("brief", "desk", "--draws", 128, "--as-of", "2019-03-04", *late)
    assert "1 decision or grade made after 2019-03-04 left out" in left_out.stderr


def test_a_value_in_the_case_file_moves_the_headline(call: Call, desk: Path) -> None:
    before = json.loads(call("brief", "desk", "--json", *FEW).stdout)
    file = desk / "case.toml"
    text = file.read_text(encoding="utf-8")
    part = '\n[[condition]]\nid = "conflict_began_12m"\nvalue = {}\nnote = "seen by our desk"\n'
    file.write_text(text + part.format(1), encoding="utf-8")
    after = json.loads(call("brief", "desk", "--json", *FEW).stdout)
    p = [x["forecast"]["leader_exit"]["12"]["rung2"]["p"] for x in (before, after)]
    assert p[1] > p[0] + 0.001
    told = call("explain", "desk", "--why", "conflict_began_12m", "--now", NOW)
    assert "seen by our desk" in told.stdout
    file.write_text(text + part.format(2), encoding="utf-8")
    refused = call("brief", "desk", *FEW)
    assert refused.exit_code == 3
    assert "conflict_began_12m is 1 for yes or 0 for no" in refused.stderr
