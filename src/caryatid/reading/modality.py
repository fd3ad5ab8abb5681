"""How a deed is put: modality, negation, direction words, whose claim it is, loaded words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caryatid.reading._words import Word
from caryatid.reading.lexicon import verb_bases, verb_data
from caryatid.reading.tree_line import TreeLine
from caryatid.records.reading import Quotation

__all__ = [
    "Holder",
    "alleged",
    "demands_removal",
    "holder",
    "modality",
    "slant",
]

_ORDER = ("unknown", "possible", "probable", "likely", "planned", "desired", "predicted")


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose claim it is and how the text attributes it."""

    actor: str = "author"
    mode: str = "author_assertion"
    name: str = ""


def modality(line: TreeLine, at: int, *, conditional: bool) -> str:
    """Modality of the deed at word `at`, by the words over it and beside it."""
    if conditional:
        return "conditional"
    lows = line.framing(at)
    if "would" in lows and "have" in lows[lows.index("would") :]:
        return "counterfactual"
    text = " " + " ".join(lows) + " "
    for name in _ORDER:
        if any(f" {word} " in text for word in verb_data()["modals"][name]):
            return name
    before = line.tokens[at - 1].low if at else ""
    if before == "to" and not line.is_verb(at - 2):
        return "intended"
    return "asserted"


def alleged(line: TreeLine, first: int, last: int) -> bool:
    """Whether the clause marks the deed as unconfirmed."""
    marks = set(verb_data()["alleged"])
    return any(w.low in marks for w in line.tokens[first:last])


def slant(line: TreeLine, first: int, last: int) -> tuple[str, tuple[str, ...]]:
    """Level and loaded words, as written, in the clause."""
    marks = set(verb_data()["slant"])
    found = tuple(w.text for w in line.tokens[first:last] if w.low in marks)
    return ("none" if not found else "mild" if len(found) == 1 else "strong"), found


def demands_removal(tokens: Sequence[Word]) -> bool:
    """Whether the words ask that the leader go: resignation, ouster, new elections."""
    text = " " + " ".join(w.low for w in tokens) + " "
    if not any(f" {word} " in text for word in verb_data()["removal"]):
        return False
    asks = {
        "demand",
        "call",
        "urge",
        "want",
        "ask",
        "insist",
        "chant",
        "seek",
        "force",
        "aim",
        "shout",
    }
    return any(verb_bases().get(w.low, w.low) in asks for w in tokens)


def holder(line: TreeLine, at: int, quotations: Sequence[Quotation]) -> Holder:
    """Whose claim the deed at word `at` is: of who speaks or is reported, else the author."""
    spot = line.tokens[at].start
    for quotation in quotations:
        if quotation.span[0] <= spot < quotation.span[1] and quotation.speaker:
            mode = "direct_quote" if quotation.kind == "direct" else "partial_quote"
            return Holder(quotation.speaker, mode)
    return _reported(line, at)


def _reported(line: TreeLine, at: int) -> Holder:
    speech = set(verb_data()["speech"])
    for place in range(at - 1, -1, -1):
        word = line.tokens[place]
        if word.text in {";", "“", '"'}:
            break
        if line.is_verb(place) and verb_bases()[word.low] in speech and _opens(line, place, at):
            who = line.subject(place)
            if who and who.mentions[0].actor:
                return Holder(who.mentions[0].actor, "indirect_quote")
            return Holder()
        if word.low == "according" and line.tokens[place + 1].low == "to":
            who = line.object(place + 2)
            if who and who.mentions[0].actor:
                return Holder(who.mentions[0].actor, "indirect_quote")
    return _after(line, at)


def _opens(line: TreeLine, place: int, at: int) -> bool:
    """Whether a speech verb opens what follows: "that", a person told, or a clause."""
    follow = [w.low for w in line.tokens[place + 1 : at]]
    plain = {"say", "claim", "believe", "think"}
    opens = bool(follow) and follow[0] not in {"of", "by", "to", "on", "in"}
    return "that" in follow[:6] or (opens and verb_bases()[line.tokens[place].low] in plain)


def _after(line: TreeLine, at: int) -> Holder:
    """Speech verb behind the statement: "..., analysts said."."""
    for place in range(at + 1, len(line.tokens)):
        word = line.tokens[place]
        if word.text != ",":
            continue
        tail = range(place + 1, min(place + 12, len(line.tokens)))
        for i in tail:
            if line.tokens[i].low == "according" and i + 2 < len(line.tokens):
                who = line.object(i + 2)
                if who and who.mentions[0].actor:
                    return Holder(who.mentions[0].actor, "indirect_quote")
            if line.is_verb(i) and verb_bases()[line.tokens[i].low] in {
                "say",
                "add",
                "warn",
                "argue",
            }:
                who = line.subject(i) or line.object(i + 1)
                if who and who.first > place and who.mentions[0].actor:
                    return Holder(who.mentions[0].actor, "indirect_quote")
                return Holder()
    return Holder()
