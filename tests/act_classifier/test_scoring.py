from __future__ import annotations

from act_classifier.example_set import Example, Told
from act_classifier.scoring import LEVELS, Tally, score_example

from caryatid.records import Actor, Claim, Document, Reading

TEXT = "Minsk sent rifles to the junta and to the navy."


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


ACTORS = (
    Actor("blr", "Belarus", "state", "BLR", (place("Minsk"),)),
    Actor("blr-leader", "Lukashenko", "leader", "BLR", ()),
    Actor("junta", "junta", "regime", None, (place("the junta"),)),
    Actor("navy", "navy", "armed_forces", None, (place("the navy"),)),
)
TOLD = Told(place("rifles"), "arms", ("Minsk",), ("the junta",), "completed", negated=False)


def scored(*told: Told, **changes: object) -> dict[str, int]:
    values: dict[str, object] = {
        "id": "c1", "document_id": "d", "span": (0, len(TEXT)), "quote": TEXT, "source": ("blr",),
        "act": "arms", "target": ("junta",), "direction": "completed", **changes,
    }  # fmt: skip
    reading = Reading(document=Document("d", "", TEXT), actors=ACTORS, claims=(Claim(**values),))  # type: ignore[arg-type]
    tally = Tally()
    score_example(Example("a/b", TEXT, told), reading, tally)
    assert (tally.told, tally.found) == (len(told), 1)
    return {level: tally.right[level] for level in LEVELS}


def test_the_same_claim_is_right_at_every_level() -> None:
    assert set(scored(TOLD).values()) == {1}


def test_another_act_of_the_group_is_found_but_not_the_same() -> None:
    assert scored(TOLD, act="troops") == {"detect": 1, "who": 1, "turn": 1, "act": 0}


def test_another_group_is_not_found() -> None:
    assert set(scored(TOLD, act="fin_loan").values()) == {0}


def test_a_passage_elsewhere_is_not_found() -> None:
    assert set(scored(TOLD, span=place("to the navy")).values()) == {0}


def test_another_party_is_wrong() -> None:
    assert scored(TOLD, target=("navy",))["who"] == 0


def test_most_of_several_parties_must_be_right() -> None:
    assert scored(TOLD, target=("junta", "navy"))["who"] == 0


def test_who_speaks_for_the_same_government_is_right() -> None:
    assert scored(TOLD, source=("blr-leader",))["who"] == 1


def test_nobody_told_asks_for_nobody_found() -> None:
    open_ended = Told(TOLD.at, "arms", ("Minsk",), (), "completed", negated=False)
    assert scored(open_ended)["who"] == 0
    assert scored(open_ended, target=())["who"] == 1


def test_another_direction_or_a_denial_is_wrong() -> None:
    assert scored(TOLD, direction="withdrawn")["turn"] == 0
    assert scored(TOLD, negated=True)["turn"] == 0
    assert scored(TOLD, direction="promised")["turn"] == 1


def test_one_claim_answers_one() -> None:
    other = Told(TOLD.at, "arms", ("Minsk",), ("the navy",), "completed", negated=False)
    assert scored(TOLD, other)["detect"] == 1


def test_ratios() -> None:
    tally = Tally(told=4, found=2)
    tally.right["who"] = 1
    assert tally.ratios("who") == (0.5, 0.25, 1 / 3)
    assert Tally().ratios("who") == (0.0, 0.0, 0.0)
