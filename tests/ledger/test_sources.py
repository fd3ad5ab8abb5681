from __future__ import annotations

from datetime import date

import pytest

from caryatid.errors import DataError
from caryatid.ledger import load_sources
from caryatid.records import Grade

GOOD = """
[[source]]
outlet = "Example Times"
reliability = "B"
by = "A. Analyst"
on = 2019-02-01
reason = "own reporters"
state_controlled = false
country = "GBR"

[[source]]
outlet = "New Paper"
owner = "somebody"
"""


def test_grades_are_read_and_the_default_is_ungraded():
    graded, ungraded = load_sources(GOOD, where="sources.toml")
    assert graded == Grade(
        "Example Times", "B", "A. Analyst", date(2019, 2, 1), "own reporters", False, "GBR"
    )
    assert ungraded == Grade("New Paper")
    assert ungraded.reliability == "F"
    assert load_sources("", where="sources.toml") == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[source]", "not TOML"),
        ("[other]\nx = 1", "[[source]]"),
        ("source = 1", "[[source]]"),
        ('[[source]]\nreliability = "B"', "outlet"),
        ('[[source]]\noutlet = "X"\nreliability = "G"', "'G'"),
        ('[[source]]\noutlet = "X"\nreliability = ""', "reliability"),
        ('[[source]]\noutlet = "X"\nreliability = "A"', "only people grade"),
        ('[[source]]\noutlet = "X"\nreliability = "A"\nby = "me"', "on no day"),
        ('[[source]]\noutlet = "X"\nreliability = "A"\nby = "me"\non = "May"', "'May'"),
        ('[[source]]\noutlet = "X"\nscore = 3', "'score'"),
        ('[[source]]\noutlet = "X"\nstate_controlled = "yes"', "state_controlled"),
    ],
)
def test_a_bad_register_is_refused_with_its_place(text, words):
    with pytest.raises(DataError) as caught:
        load_sources(text, where="sources.toml")
    assert words in str(caught.value)
    assert "sources.toml" in str(caught.value)
