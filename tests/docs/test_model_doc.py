"""docs/model.md says what the model uses."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from caryatid.forecast import judgement_from
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
    assert judgement.constants["slope.coup.forces"].value == -2.0


@pytest.mark.parametrize("number", ["l1", "l2", "l5", "l6", "l7", "l8", "l9", "l10"])
def test_every_limit_that_it_names_is_tested(number):
    tests = (Path(__file__).resolve().parents[1] / "model" / "test_limits.py").read_text()
    assert f"def test_{number}_" in tests
    assert f"({number.upper()})" in TEXT


def test_every_pillar_of_the_case_is_in_the_table():
    rows = TEXT.split("## From pillars to ways out")[1].split("**Uncertain levels.**")[0].lower()
    words = {"judiciary": "courts", "media_info": "media", "fiscal": "fiscal means",
             "clientelism": "goods for loyalty"}  # fmt: skip
    for key in STANDING_PILLARS:
        assert words.get(key, key.replace("_", " ")) in rows, key
