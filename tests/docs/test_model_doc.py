"""docs/model.md says what the model uses."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from caryatid.forecast import judgement_from
from caryatid.forecast.diagnosis import withdrawal_ratio
from caryatid.forecast.elicitation import break_even
from caryatid.forecast.value import result_text, shipped_result
from caryatid.terms.judgement import CONSTANTS
from caryatid.terms.shifts import STANDING_PILLARS

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "model.md").read_text(encoding="utf-8")


def test_every_constant_stands_there_with_its_range_and_reason():
    shown = TEXT.split("<!-- constants -->\n")[1].splitlines()[2:]
    expected = [
        f"| `{name}` | {c.value:g} | {c.low:g} to {c.high:g} | {c.why} |"
        for name, c in CONSTANTS.items()
    ]
    assert shown == expected


def test_the_example_of_a_judgement_file_is_one():
    block = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)[0]
    judgement = judgement_from(tomllib.loads(block), where="docs/model.md")
    assert judgement.patron("CHN")["tau"].high == 0.4
    assert judgement.patron("CHN")["offer"].high == 0.1
    assert judgement.constants["slope.coup.forces"].value == -2.0


@pytest.mark.parametrize("number", [f"l{i}" for i in range(1, 13)])
def test_every_limit_that_it_names_is_tested(number):
    folder = Path(__file__).resolve().parents[1] / "model"
    tests = "".join(path.read_text(encoding="utf-8") for path in folder.glob("test_*.py"))
    assert f"def test_{number}_" in tests
    assert f"({number.upper()})" in TEXT


def test_the_table_of_the_value_test_is_the_one_that_ships():
    block = TEXT.split("<!-- value -->\n")[1].split("<!-- /value -->")[0]
    assert block == f"```\n{result_text(shipped_result())}\n```\n"
    assert ("a what-if, not a\nforecast" in TEXT) != shipped_result().favoured


def test_the_table_of_what_tau_implies_is_computed():
    rows = re.findall(r"\| (\.\d\d) \| ([\d.]+) % \| (\d+) % \|", TEXT)
    assert len(rows) == 5
    for tau, rate, left in rows:
        implied = break_even(float(tau), 18.0)
        assert f"{100 * implied.rate:.1f}" == rate
        assert f"{100 * implied.exit_12:.0f}" == left


def test_the_ratios_of_a_main_patrons_leaving_are_computed():
    words = TEXT.split("A main patron\n")[1].split("There")[0].replace("\n", " ")
    western = withdrawal_ratio(builds_control=False)
    for kind in ("party", "personal"):
        found = withdrawal_ratio(regime_type=kind)
        assert (
            f"median {found.median:.1f} and 90 % band {found.low:.0f} to {found.high:.0f}" in words
        )
    assert f"by {western.median:.1f}." in words


def test_every_pillar_of_the_case_is_in_the_table():
    rows = TEXT.split("## From pillars to ways out")[1].split("**Uncertain levels.**")[0].lower()
    words = {"judiciary": "courts", "media_info": "media", "fiscal": "fiscal means",
             "clientelism": "goods for loyalty"}  # fmt: skip
    for key in STANDING_PILLARS:
        assert words.get(key, key.replace("_", " ")) in rows, key
