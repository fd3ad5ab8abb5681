"""How a deed is put: modality, negation, direction words, whose claim it is, loaded words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caryatid.reading._data import word_set
from caryatid.reading._words import Word
from caryatid.reading.clauses import Line
from caryatid.reading.lexicon import phrase_at, verb_bases, verb_data
from caryatid.records.reading import Quotation

__all__ = [
    "Holder",
    "alleged",
    "demands_removal",
    "direction",
    "fate",
    "holder",
    "modality",
    "negated",
    "slant",
]

_ORDER = ("unknown", "possible", "probable", "likely", "planned", "desired", "predicted")
_OFF = frozenset({"reduced", "suspended", "withdrawn", "refused", "lifted"})


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose claim it is and how the text attributes it."""

    actor: str = "author"
    mode: str = "author_assertion"
    name: str = ""


def fate(line: Line, at: int, default: str) -> str:
    """Direction of what the noun before word `at` names, from the verb that follows it."""
    for place in range(at, min(at + 9, len(line.tokens))):
        if line.tokens[place].text in {";", ".", "“", "”"} or line.tokens[place].low in {
            "that",
            "who",
        }:
            break
        if line.mention_at(place) or not line.is_verb(place) or line.tokens[place].low in _BE:
            continue
        for name, phrases in verb_data()["direction"].items():
            if phrase_at(line.tokens, place, phrases):
                alone = verb_bases()[line.tokens[place].low] in word_set("happens")
                return str(name) if alone or line.passive(place) else default
        break
    return default


_BE = frozenset({"is", "are", "was", "were", "has", "have", "had", "been", "being", "be"})


def direction(line: Line, first: int, at: int, default: str, *, noun: bool) -> str:
    """Direction of the deed at word `at`, from verbs that govern it in `[first, at)`."""
    low = max(first, at - (7 if noun else 4))
    for place in range(at - 1, low - 1, -1):
        if line.mention_at(place) and not noun:
            continue
        word = line.tokens[place]
        if noun and word.low in {"and", "or"} and place < at - 4:
            break
        for name, phrases in verb_data()["direction"].items():
            size = phrase_at(line.tokens, place, phrases)
            if size and _governs(line, place + size, at, noun=noun):
                return "threatened" if _threat(line, place) else str(name)
    return default


def _threat(line: Line, place: int) -> bool:
    """“Threatens to cut off”: announced harm, whatever is to be cut."""
    before = [verb_bases().get(w.low, w.low) for w in line.tokens[max(0, place - 2) : place]]
    return before[-2:] == ["threaten", "to"]


def _governs(line: Line, start: int, at: int, *, noun: bool) -> bool:
    """A verb governs an infinitive next to it, or a noun phrase with no verb between."""
    between = [w.low for w in line.tokens[start:at]]
    if not noun:
        return between in ([], ["to"]) or (between[-1:] == ["to"] and len(between) <= 3)
    return not any(line.is_verb(p) for p in range(start, at))


def negated(line: Line, first: int, at: int, turn: str) -> bool:
    """Whether the deed at word `at` is denied; refusals are."""
    if turn == "refused":
        return True
    words = [w.low for w in line.tokens[first:at]]
    negators = set(verb_data()["negators"])
    near = words[-6:]
    if any(w in negators for w in near) and near[-2:] != ["not", "only"]:
        return True
    if "neither" in words or "nor" in words:
        return True
    return any(verb_bases().get(w) in {"fail"} and "to" in words[i:] for i, w in enumerate(words))


def modality(line: Line, first: int, last: int, at: int, *, conditional: bool) -> str:
    """Modality of the deed at word `at` in the clause `[first, last)`."""
    before = line.tokens[first : at + 1]
    lows = [w.low for w in before]
    if conditional:
        return "conditional"
    if "would" in lows and "have" in lows[lows.index("would") :]:
        return "counterfactual"
    text = " " + " ".join(lows[-9:]) + " "
    for name in _ORDER:
        if any(f" {word} " in text for word in verb_data()["modals"][name]):
            return name
    if len(lows) > 1 and lows[-2] == "to" and not line.is_verb(at - 2):
        return "intended"
    return "asserted"


def alleged(line: Line, first: int, last: int) -> bool:
    """Whether the clause marks the deed as unconfirmed."""
    marks = set(verb_data()["alleged"])
    return any(w.low in marks for w in line.tokens[first:last])


def slant(line: Line, first: int, last: int) -> tuple[str, tuple[str, ...]]:
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


def holder(line: Line, at: int, quotations: Sequence[Quotation]) -> Holder:
    """Whose claim the deed at word `at` is: of who speaks or is reported, else the author."""
    spot = line.tokens[at].start
    for quotation in quotations:
        if quotation.span[0] <= spot < quotation.span[1] and quotation.speaker:
            mode = "direct_quote" if quotation.kind == "direct" else "partial_quote"
            return Holder(quotation.speaker, mode)
    return _reported(line, at)


def _reported(line: Line, at: int) -> Holder:
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


def _opens(line: Line, place: int, at: int) -> bool:
    """Whether a speech verb opens what follows: "that", a person told, or a clause."""
    follow = [w.low for w in line.tokens[place + 1 : at]]
    plain = {"say", "claim", "believe", "think"}
    opens = bool(follow) and follow[0] not in {"of", "by", "to", "on", "in"}
    return "that" in follow[:6] or (opens and verb_bases()[line.tokens[place].low] in plain)


def _after(line: Line, at: int) -> Holder:
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
