"""JSON out and in again; and everything that can be wrong with JSON that nobody checked."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caryatid.errors import DataError
from caryatid.reading import load_document, read_document, reading_from_json, reading_to_json
from caryatid.reading.contract import CONTRACT, reading_schema
from caryatid.records.reading import Reading

TEXT = (
    "Kenya has lent Zambia $2 billion since 2015. “We will not send troops,” Ali Kaya said on "
    "Monday. If rebels attack Lusaka, Norway would impose sanctions on Zambia.\n"
)
DOCUMENT = load_document(TEXT.encode(), name="a.txt", published=date(2019, 8, 14))


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_document(DOCUMENT, focus="ZMB")


def test_out_and_in_again_is_the_same(reading: Reading) -> None:
    raw = json.loads(json.dumps(reading_to_json(reading)))
    assert reading_from_json(raw, DOCUMENT) == reading


def test_the_schema_names_what_is_printed(reading: Reading) -> None:
    schema, raw = reading_schema(), reading_to_json(reading)
    assert raw["schema"] == CONTRACT == schema["properties"]["schema"]["const"]
    assert set(raw) == set(schema["properties"])
    for key in ("actors", "claims", "money", "times", "quotations", "conditionals"):
        assert raw[key], key
        named = schema["properties"][key]["items"]
        for item in raw[key]:
            assert set(item) == set(named["properties"])
            assert set(named["required"]) <= set(item)


def claim(**changes: Any) -> dict[str, Any]:
    base = {"span": [0, 44], "source": ["ken"], "act": "fin_loan", "target": ["zmb"]}
    return {**base, **changes}


def load(*claims: dict[str, Any], **more: Any) -> Reading:
    actors = [
        {"id": "ken", "name": "Kenya", "kind": "state", "country": "KEN"},
        {"id": "zmb", "name": "Zambia", "kind": "state"},
    ]
    return reading_from_json({"actors": actors, "claims": list(claims), **more}, DOCUMENT)


def test_a_small_foreign_reading() -> None:
    reading = load(claim())
    assert reading.claims[0].quote == TEXT[:44]
    assert reading.claims[0].id == f"{DOCUMENT.id}/c1"
    assert reading.actors[0].id == "author"
    assert reading.reader == "imported"


def test_a_quote_that_stands_once_needs_no_span() -> None:
    reading = load(claim(span=None, quote="Kenya has lent Zambia"))
    assert reading.claims[0].span == (0, 21)


def test_a_quote_may_fold_white_space() -> None:
    assert load(claim(span=[0, 10], quote="Kenya  has")).claims[0].quote == "Kenya has "


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (claim(span=[0, 9999]), r"claims\[0\]\.span: 0-9999 does not lie in the text"),
        (claim(span=[5, 5]), "does not lie in the text"),
        (claim(span=[0, True]), "not a pair of whole numbers"),
        (claim(span="0-5"), "not a pair of whole numbers"),
        (claim(span=[0, 5], quote="Norway"), "at 0-5 the text says 'Kenya', not 'Norway'"),
        (claim(span=None, quote="Fiji"), "does not stand in the text"),
        (claim(span=None, quote="on"), "more than once"),
        (claim(act="bribe"), r"claims\[0\]\.act: 'bribe' is not in the vocabulary"),
        (claim(act=None), "is not a text"),
        (claim(direction="up"), "direction: 'up' is not in the vocabulary"),
        (claim(source="ken"), "source: 'ken' is not a list"),
        (claim(source=[1]), "source: 1 is not a text"),
        (claim(target=["fji"]), "no actor 'fji' in this reading"),
        (claim(holder="fji"), "no actor 'fji' in this reading"),
        (claim(negated="yes"), "negated: 'yes' is neither true nor false"),
        (claim(confidence=2), "not between 0 and 1"),
        (claim(confidence=float("nan")), "not a finite number"),
        (claim(confidence=10**400), "too large"),
        (claim(time={"earliest": "2019-02-30"}), "is not a day"),
        (claim(time={"earliest": "2019-03-02", "latest": "2019-03-01"}), "lies before"),
        (claim(money="m9"), "no sum 'm9'"),
        (claim(chain=[{"role": "friend", "name": "x"}]), "not in the vocabulary"),
        (claim(id="\ud800"), "is not a text"),
    ],
)
def test_what_is_wrong_is_named(bad: dict[str, Any], message: str) -> None:
    with pytest.raises(DataError, match=message) as caught:
        load(bad)
    assert caught.value.where


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ([], "is not an object"),
        ({"claims": 3}, "3 is not a list"),
        ({"claims": [3]}, r"claims\[0\]: 3 is not an object"),
        ({"actors": [{"id": "a", "name": "A", "kind": "robot"}]}, "'robot' is not in"),
        ({"actors": [{"id": "a", "name": "A", "kind": "state"}] * 2}, "stands twice"),
        ({"document": {"sha256": "0"}}, "this is a reading of 0"),
        ({"document": "doc-other"}, "this is a reading of doc-other"),
        ({"conditionals": [{"span": [0, 4], "type": "maybe"}]}, "not in the vocabulary"),
        ({"conditionals": [{"span": [0, 4], "type": "threat", "antecedent_claims": ["c1"]}]},
         "no claim 'c1'"),
    ],
)  # fmt: skip
def test_a_reading_that_is_none(raw: Any, message: str) -> None:
    with pytest.raises(DataError, match=message):
        reading_from_json(raw, DOCUMENT)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = ["document", "actors", "claims", "money", "times", "quotations", "conditionals", "notes"]
FIELDS = ["id", "span", "quote", "source", "act", "target", "name", "kind", "type", "earliest"]


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(KEYS),
        JSON | st.lists(st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=5), max_size=2),
    )
)
def test_any_json_is_a_reading_or_a_data_error(raw: dict[str, Any]) -> None:
    try:
        reading = reading_from_json(raw, DOCUMENT)
    except DataError:
        return
    assert reading.document is DOCUMENT
