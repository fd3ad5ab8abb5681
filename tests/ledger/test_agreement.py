"""Two readings of one text side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caryatid.ledger import agreement, agreements


def _readings(factory, *left, right=()):
    desk = factory.Desk()
    first = desk.tell("rus", "arms", "zlp-regime", "initiated", published=date(2019, 3, 1))
    told = desk.readings[-1]
    body = told.document.body

    def made(changes, reader):
        claims = tuple(
            replace(first, **{**change, "id": f"{told.document.id}/c{n}"})
            for n, change in enumerate(changes, start=1)
        )
        quoted = tuple(replace(c, quote=body[slice(*c.span)]) for c in claims)
        return replace(told, claims=quoted, reader=reader)

    return made(left, "rules-2"), made(right, "llm:test")


def test_the_same_words_the_same_claim(factory) -> None:
    item = agreement(*_readings(factory, {}, right=({},)))
    assert (len(item.agreed), item.differing, item.only, item.share) == (1, (), ((), ()), 1.0)


def test_the_same_said_of_overlapping_words(factory) -> None:
    one, other = _readings(factory, {"span": (0, 9)}, right=({"span": (4, 12)},))
    assert len(agreement(one, other).agreed) == 1


def test_something_else_said_of_the_same_words(factory) -> None:
    one, other = _readings(factory, {}, right=({"direction": "withdrawn"},))
    item = agreement(one, other)
    assert (item.agreed, len(item.differing), item.share) == ((), 1, 0.0)


def test_words_of_which_one_reader_says_nothing(factory) -> None:
    one, other = _readings(factory, {"span": (0, 4)}, {"span": (4, 8)}, right=({"span": (0, 4)},))
    item = agreement(one, other)
    assert ([c.span for c in item.only[0]], item.only[1]) == ([(4, 8)], ())
    assert item.share == 0.5


def test_an_exact_match_goes_before_an_overlap(factory) -> None:
    one, other = _readings(
        factory, {"span": (0, 9)}, {"span": (2, 6)}, right=({"span": (2, 6)}, {"span": (0, 8)})
    )
    item = agreement(one, other)
    assert [(a.span, b.span) for a, b in item.agreed] == [((0, 9), (0, 8)), ((2, 6), (2, 6))]


def test_every_claim_is_counted_once(factory) -> None:
    one, other = _readings(factory, {}, {"act": "training"}, right=({}, {}, {"act": "training"}))
    item = agreement(one, other)
    assert len(item.agreed) == 2
    assert len(item.only[1]) == 1


def test_pairs_are_made_within_a_text_only(factory) -> None:
    one, other = _readings(factory, {}, right=({},))
    desk = factory.Desk()
    desk.tell("chn", "arms", "zlp-regime", "initiated", outlet="Elsewhere")
    assert len(agreements((one, *desk.readings))) == 0
    (item,) = agreements((one, other, *desk.readings))
    assert item.readers == ("rules-2", "llm:test")
    assert agreement(*_readings(factory)).share is None
