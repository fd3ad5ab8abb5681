"""What a machine translation can do for a report: make it possible, never probable."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caryatid.ledger.translation import by_machine
from caryatid.records import Document


@pytest.mark.parametrize(
    ("name", "machine"),
    [
        ("machine", True),
        ("machine (NLLB)", True),
        ("DeepL", True),
        ("Google Translate", True),
        ("Ana Writer with deepl", True),
        ("MT, checked by nobody", True),
        ("Ana Writer", False),
        ("Mt. Holyoke Translators", False),
        ("Ai Hanako", False),
        (None, False),
    ],
)
def test_machines_are_told_from_people(name: str | None, machine: bool) -> None:
    assert by_machine(Document("d", "d", "x", translated_by=name)) is machine


def _translated(desk, number: int, translator: str | None) -> None:
    """One more outlet that tells of the same deed."""
    desk.tell("rus", "arms", "zlp-regime", "initiated", outlet=f"Outlet {number}")
    told = desk.readings[-1]
    document = replace(told.document, translated_by=translator)
    desk.readings[-1] = replace(told, document=document)


@pytest.mark.parametrize(
    ("translators", "digit"),
    [
        ((None,), 6),
        (("machine",), 6),
        ((None, None), 2),
        ((None, "machine"), 3),
        (("machine", "machine"), 3),
        (("machine",) * 5, 3),
        ((None, None, "machine"), 2),
        ((None, None, None, "machine"), 1),
        (("Ana Writer", "Bo Scribe", "Cy Clerk"), 1),
    ],
)
def test_machine_translations_make_a_report_possible_at_best(factory, translators, digit) -> None:
    desk = factory.Desk()
    for number, translator in enumerate(translators):
        _translated(desk, number, translator)
    (group,) = desk.view().groups
    assert len(group.roots) == len(translators)
    assert group.credibility == digit
