from __future__ import annotations

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from _articles import (
    ARTICLES,
    CLAIM_ARTICLES,
    Article,
    find_words,
    gold_json,
    load_article,
    load_articles,
)

from caryatid.terms.acts import ACTS
from caryatid.terms.vocabulary import (
    ACTOR_KINDS,
    CONDITIONAL_TYPES,
    DIRECTIONS,
    MODALITIES,
    MONEY_ROLES,
)

BODY = 'Minsk paid $5 million. "If Minsk stops," said Oleg, "we stop."'
WRITTEN: dict[str, list[Any]] = {
    "actors": [
        {
            "id": "BLR.gov",
            "name": "Belarus",
            "kind": "state",
            "country": "BLR",
            "mentions": ["Minsk", {"q": "Minsk", "n": 2}],
        },
        {"id": "oleg", "name": "Oleg", "kind": "official", "country": None, "mentions": ["Oleg"]},
    ],
    "claims": [
        {
            "q": "Minsk paid $5 million",
            "source": ["BLR.gov"],
            "act": "fin_grant",
            "target": [],
            "direction": "completed",
            "modality": "asserted",
            "negated": False,
            "holder": "author",
            "core": True,
        }
    ],
    "money": [{"q": "$5 million", "amount": 5e6, "currency": "USD", "role": "grant"}],
    "times": [],
    "quotations": [{"q": "If Minsk stops,", "speaker": "oleg"}],
    "conditionals": [{"q": "If Minsk stops", "type": "threat"}],
}


FOLDERS = {ARTICLES: 12, ARTICLES.with_name("practice_articles"): 14}


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    chosen: Path = request.param
    return chosen


@pytest.fixture(scope="module")
def articles(folder: Path) -> list[Article]:
    return load_articles(folder)


def rows(articles: list[Article], part: str) -> list[dict[str, Any]]:
    return [row for article in articles for row in article.gold[part]]


def test_words_are_found_by_their_number() -> None:
    gold = gold_json(BODY, WRITTEN, name="made")
    first, second = gold["actors"][0]["mentions"]
    assert BODY[slice(*first)] == BODY[slice(*second)] == "Minsk"
    assert second == [BODY.rindex("Minsk"), BODY.rindex("Minsk") + 5]
    assert gold["claims"][0]["quote"] == "Minsk paid $5 million"


def test_a_word_inside_another_does_not_count() -> None:
    assert find_words("they said he left", "he") == [10, 12]


@pytest.mark.parametrize(
    ("part", "change", "said"),
    [
        ("claims", {"q": "Minsk lent"}, "made: 'Minsk lent' stands 0 times"),
        ("claims", {"q": {"q": "Minsk", "n": 3}}, "'Minsk' stands 2 times in the text, not 3"),
        ("claims", {"act": "gifts"}, "no act 'gifts'"),
        ("claims", {"direction": "up"}, "no direction 'up'"),
        ("claims", {"modality": "sure"}, "no modality 'sure'"),
        ("claims", {"source": ["BLR"]}, "no actor has the id 'BLR'"),
        ("claims", {"holder": "Oleg"}, "no actor has the id 'Oleg'"),
        ("actors", {"kind": "town"}, "no kind 'town'"),
        ("actors", {"country": "BEL-1"}, "no country known as 'BEL-1'"),
        ("actors", {"id": "oleg"}, "must be unique"),
        ("money", {"role": "gift"}, "no role 'gift'"),
        ("quotations", {"speaker": "author"}, "no actor has the id 'author'"),
        ("conditionals", {"type": "if"}, "no type 'if'"),
    ],
)
def test_what_does_not_fit_is_named(part: str, change: dict[str, Any], said: str) -> None:
    written = deepcopy(WRITTEN)
    written[part][0].update(change)
    with pytest.raises(ValueError, match=said):
        gold_json(BODY, written, name="made")


def test_a_field_left_out_is_named() -> None:
    written = deepcopy(WRITTEN)
    del written["claims"][0]["core"]
    with pytest.raises(ValueError, match="does not say core"):
        gold_json(BODY, written, name="made")


def test_a_part_left_out_is_named() -> None:
    with pytest.raises(ValueError, match="the parts must be actors, claims"):
        gold_json(BODY, {"actors": []}, name="made")


def test_claims_may_be_annotated_alone_with_the_words_for_the_deed() -> None:
    claims = [WRITTEN["claims"][0] | {"at": "paid"}]
    gold = gold_json(BODY, {"actors": WRITTEN["actors"], "claims": claims}, name="made")
    assert BODY[slice(*gold["claims"][0]["at"])] == "paid"
    assert list(gold["times"]) == []


@pytest.mark.parametrize("words", ["lent", "i"])
def test_words_for_a_deed_stand_once_in_their_claim(words: str) -> None:
    written = deepcopy(WRITTEN)
    written["claims"][0]["at"] = words
    with pytest.raises(ValueError, match=rf"'{words}' stands [04] times in 'Minsk paid"):
        gold_json(BODY, written, name="made")


@pytest.mark.parametrize("half", ["learn", "kept"])
def test_articles_of_claims_say_where_each_deed_is_named(half: str) -> None:
    articles = load_articles(CLAIM_ARTICLES / half)
    claims = rows(articles, "claims")
    assert len(articles) > 20
    assert len(claims) > 20 * len(articles)
    for article in articles:
        for claim in article.gold["claims"]:
            assert claim["span"][0] <= claim["at"][0] < claim["at"][1] <= claim["span"][1]


def test_a_text_alone_is_named(tmp_path: Path) -> None:
    alone = tmp_path / "made.md"
    alone.write_text(f"---\nregime: BLR\n---\n\n{BODY}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"made\.yaml is missing"):
        load_article(alone)


def test_every_text_has_its_annotations_and_no_other_stand_there(
    folder: Path, articles: list[Article]
) -> None:
    names = {article.name for article in articles}
    assert {path.stem for path in folder.glob("*.yaml")} == names
    assert len(articles) == FOLDERS[folder]
    assert len({article.regime for article in articles}) == FOLDERS[folder]


def test_every_quote_stands_in_its_text(articles: list[Article]) -> None:
    for article in articles:
        body = article.document.body
        for part in ("claims", "money", "times", "quotations", "conditionals"):
            for row in article.gold[part]:
                assert " ".join(body[slice(*row["span"])].split()) == row["quote"]
        for actor in article.gold["actors"]:
            assert actor["mentions"]
            assert all(0 <= start < end <= len(body) for start, end in actor["mentions"])


def test_quotations_stand_between_marks(articles: list[Article]) -> None:
    for article in articles:
        for row in article.gold["quotations"]:
            start, end = row["span"]
            assert article.document.body[start - 1] in '"“'
            assert article.document.body[end] in '"”'


def test_ids_are_of_the_article(articles: list[Article]) -> None:
    for article in articles:
        known = {actor["id"] for actor in article.gold["actors"]}
        for claim in article.gold["claims"]:
            assert {*claim["source"], *claim["target"]} <= known
            assert claim["holder"] in known | {"author"}
        speakers = {row["speaker"] for row in article.gold["quotations"]}
        assert speakers <= known | {None}


def test_words_are_of_the_vocabulary(articles: list[Article]) -> None:
    for part, field, allowed in (
        ("actors", "kind", ACTOR_KINDS),
        ("claims", "act", ACTS),
        ("claims", "direction", DIRECTIONS),
        ("claims", "modality", MODALITIES),
        ("money", "role", MONEY_ROLES),
        ("conditionals", "type", CONDITIONAL_TYPES),
    ):
        assert {row[field] for row in rows(articles, part)} <= set(allowed)


def test_claims_say_yes_or_no(articles: list[Article]) -> None:
    claims = rows(articles, "claims")
    assert all(type(claim["negated"]) is bool is type(claim["core"]) for claim in claims)


def test_no_claim_is_told_twice(articles: list[Article]) -> None:
    for article in articles:
        told = [(*c["span"], *c["source"], c["act"], *c["target"]) for c in article.gold["claims"]]
        assert len(told) == len(set(told))


def test_refusals_go_with_a_denial(articles: list[Article]) -> None:
    itself = {"refuse_concession", "reject_meeting"}
    for claim in rows(articles, "claims"):
        if claim["direction"] == "refused" and claim["act"] not in itself:
            assert claim["negated"], claim["quote"]


def test_times_are_days_in_order(articles: list[Article]) -> None:
    for row in rows(articles, "times"):
        assert date.fromisoformat(row["earliest"]) <= date.fromisoformat(row["latest"])


def test_the_texts_are_of_the_length_and_day_that_they_claim(articles: list[Article]) -> None:
    for article in articles:
        assert 180 <= len(article.document.body.split()) <= 320
        assert article.document.published is not None
        assert article.name.endswith(str(article.document.published.earliest.year))
