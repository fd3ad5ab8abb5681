"""Our own example sentences with their claims.

`examples/*.yaml` holds lists of wordings, each two or three sentences that share a key word and
its construction. A claim names the words that tell the deed (`at`), the act, who does it (`from`)
to whom (`to`), which way it turns (`turn`), and whether it is denied; parties are the words that
stand in the sentence. All sentences are invented.

Whoever writes rules with sentences in view writes them for these sentences, so the examples are
parted by wording: the half "learn" may be looked at, the half "kept" is only ever scored in sum.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from caryatid.terms.acts import GROUP_OF

__all__ = ["EXAMPLES", "HALVES", "Example", "Told", "load_examples"]

EXAMPLES = Path(__file__).resolve().parent / "examples"
HALVES = ("learn", "kept")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of an example.

    Attributes:
        at: Place of the words that tell the deed, code points.
        act: Act of the ontology.
        source: Words for who does it; empty where the sentence does not say.
        target: Words for whom it is done to.
        direction: One of the closed list.
        negated: Whether it is denied.
    """

    at: tuple[int, int]
    act: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    direction: str
    negated: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence.

    Attributes:
        wording: File and name of its wording; sentences of one wording stay together.
        text: The sentence.
        claims: What it tells.
    """

    wording: str
    text: str
    claims: tuple[Told, ...]

    @property
    def half(self) -> str:
        """Learn or kept, by the first bit of a hash of the wording's name."""
        return HALVES[hashlib.sha256(self.wording.encode()).digest()[0] >> 7]


def load_examples(folder: Path = EXAMPLES) -> list[Example]:
    """All sentences, in order of file and place.

    Args:
        folder: Holds the YAML files.

    Raises:
        ValueError: An example is not as the format asks; says which and why.
    """
    out: list[Example] = []
    for path in sorted(folder.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            name = f"{path.stem}/{row['wording']}"
            out.extend(_example(name, said) for said in row["say"])
    _check_once(out)
    return out


def _example(wording: str, said: dict[str, Any]) -> Example:
    text = said["text"]
    told = tuple(_told(text, claim) for claim in said.get("claims") or ())
    return Example(wording, text, told)


def _told(text: str, claim: dict[str, Any]) -> Told:
    if text.count(claim["at"]) != 1:
        raise ValueError(f"{claim['at']!r} must stand once in: {text}")
    if claim["act"] not in GROUP_OF:
        raise ValueError(f"the ontology has no act {claim['act']!r}: {text}")
    start = text.index(claim["at"])
    return Told(
        at=(start, start + len(claim["at"])),
        act=claim["act"],
        source=_words(text, claim["from"]),
        target=_words(text, claim["to"]),
        direction=claim.get("turn") or "none",
        negated=bool(claim.get("negated", False)),
    )


def _words(text: str, given: str | list[str] | None) -> tuple[str, ...]:
    listed = [given] if isinstance(given, str) else list(given or ())
    for words in listed:
        if words not in text:
            raise ValueError(f"the party {words!r} does not stand in: {text}")
    return tuple(listed)


def _check_once(examples: list[Example]) -> None:
    seen: set[str] = set()
    for example in examples:
        if example.text in seen:
            raise ValueError(f"stands twice: {example.text}")
        seen.add(example.text)
