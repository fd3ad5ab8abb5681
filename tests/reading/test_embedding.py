from __future__ import annotations

import numpy as np

from caryatid.ledger.ties import likeness
from caryatid.reading import load_document, read_document
from caryatid.reading._embedding import meanings_of, signed
from caryatid.reading.language import Parsed, TrainedEnglish
from caryatid.reading.language._states import WIDTH

TEXT = b"Belarus lent Kenya 40 million dollars. Turkey praised the lender. Oman condemned Kenya."


def meaning(text: str) -> bytes:
    return signed(TrainedEnglish().parse(text).sentences[0].meaning)


def test_each_claim_has_what_its_sentence_tells() -> None:
    reading = read_document(load_document(TEXT, name="made.txt"), focus=None)
    assert len(reading.claims) >= 2
    assert set(reading.meanings) == {claim.id for claim in reading.claims}
    assert {len(held) for held in reading.meanings.values()} == {WIDTH}
    first, last = reading.claims[0].id, reading.claims[-1].id
    assert reading.meanings[first] != reading.meanings[last]


def test_the_same_event_in_other_words_is_more_alike_than_another_event() -> None:
    first = meaning("Belarus lent Kenya 40 million dollars at low interest.")
    same = meaning("A cheap loan of 40 million dollars went from Minsk to Nairobi.")
    other = meaning("Oman's sultan opened a new hospital for children.")
    assert likeness(first, same) > likeness(first, other) + 0.2


def test_the_largest_number_is_127_and_direction_stays() -> None:
    held = np.frombuffer(signed(np.array([0.5, -2.0, 1.0])), dtype=np.int8)
    assert held.tolist() == [32, -127, 64]
    assert signed(np.zeros(3)) == bytes(3)


def test_a_text_without_sentences_gives_nothing() -> None:
    reading = read_document(load_document(TEXT, name="made.txt"), focus=None)
    assert meanings_of(Parsed(()), reading.claims) == {}
