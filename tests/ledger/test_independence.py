from __future__ import annotations

from datetime import date

import pytest

from caryatid.ledger import document_roots

WORDS = [f"word{i}" for i in range(104)]  # 100 runs of five


def text(n_changed):
    """The words with the last `n_changed` replaced."""
    kept = len(WORDS) - n_changed
    return " ".join([*WORDS[:kept], *(f"other{i}" for i in range(n_changed))])


@pytest.mark.parametrize(
    ("n_changed", "is_copy"), [(0, True), (33, True), (34, False), (90, False)]
)
def test_half_of_all_runs_shared_makes_a_copy(factory, n_changed, is_copy):
    # 100 - n runs are shared and 100 + n exist, so that a third may differ.
    first = factory.make_document(text(0), outlet="First", published=date(2019, 1, 1))
    second = factory.make_document(text(n_changed) + ".", outlet="Second")
    roots = document_roots([second, first])
    assert (roots[second.id] == roots[first.id]) is is_copy


def test_the_earlier_print_is_the_root_in_any_order(factory):
    early = factory.make_document(text(0), outlet="Early", published=date(2019, 1, 1))
    late = factory.make_document(text(3), outlet="Late", published=date(2019, 1, 2))
    for documents in ([early, late], [late, early]):
        assert set(document_roots(documents).values()) == {"outlet:early"}


def test_a_wire_named_by_its_copies_is_their_root(factory):
    copy = factory.make_document(text(0), outlet="Early", syndicated_from="The Wire")
    wire = factory.make_document(text(104), outlet="The Wire", published=date(2019, 3, 5))
    assert set(document_roots([copy, wire]).values()) == {"outlet:the-wire"}


def test_short_texts_and_case_and_marks_are_handled(factory):
    one = factory.make_document("So be it", outlet="A", published=date(2019, 1, 1))
    two = factory.make_document("so be - it!", outlet="B")
    three = factory.make_document("so it is", outlet="C")
    roots = document_roots([one, two, three])
    assert roots[one.id] == roots[two.id] != roots[three.id]
