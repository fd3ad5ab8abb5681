"""Who wrote a text and which wire it came over, as its first lines say."""

from __future__ import annotations

import pytest

from caryatid.reading import load_document
from caryatid.reading._byline import find_agency, find_byline


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ana Writer", "Ana Writer"),
        ("BY ANA WRITER", "ANA WRITER"),
        ("*By Ana Writer and Bo Scribe, Harbour Post*", "Ana Writer and Bo Scribe"),
        ("By Ana de la Cruz, Bo Scribe and Cy O’Neill", "Ana de la Cruz, Bo Scribe and Cy O’Neill"),
        ("By Ana Writer | 20 August 2020", "Ana Writer"),
        ("By Friday the army had left the town.", None),
        ("By Ana", None),
        ("Seen by Ana Writer", None),
        ("By The Sea the envoy sat and waited for a ship that never came to the town", None),
    ],
)
def test_bylines(line: str, author: str | None) -> None:
    assert find_byline(f"Envoy leaves\n\n{line}\n\nThe envoy left.\n", (0, 12)) == author


def test_a_byline_far_down_is_somebody_elses() -> None:
    body = "The envoy left the town.\n\n" * 20 + "By Ana Writer\n"
    assert find_byline(body, None) is None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("OSLO (Test Wire) - The envoy left.", "Test Wire"),
        ("OSLO, March 4 (Test Wire) — The envoy left.", "Test Wire"),
        ("RIO DE JANEIRO, 4 March 2019 (AN) - He left.", "AN"),
        ("OSLO - The envoy left.", None),
        ("Oslo (the capital) - The envoy left.", None),
        ("The army (Test Wire) - they left.", None),
    ],
)
def test_agencies_of_datelines(line: str, agency: str | None) -> None:
    assert find_agency(f"{line}\n", None) == agency


@pytest.mark.parametrize(
    ("front", "outlet", "copied"),
    [
        ("", "Test Wire", None),
        ("---\noutlet: Harbour Post\n---\n", "Harbour Post", "Test Wire"),
        ("---\noutlet: TEST WIRE\n---\n", "TEST WIRE", None),
        ("---\noutlet: Harbour Post\nsyndicated_from: Other\n---\n", "Harbour Post", "Other"),
    ],
)
def test_an_agency_is_the_outlet_or_the_wire_that_is_copied(front, outlet, copied) -> None:
    document = load_document(f"{front}OSLO (Test Wire) - The envoy left.\n".encode(), name="a")
    assert (document.outlet, document.syndicated_from) == (outlet, copied)


def test_an_author_in_front_matter_goes_before_a_byline() -> None:
    body = "By Ana Writer\n\nThe envoy left.\n"
    assert load_document(body.encode(), name="a").author == "Ana Writer"
    given = f"---\nauthor: Bo Scribe\n---\n{body}"
    assert load_document(given.encode(), name="a").author == "Bo Scribe"
