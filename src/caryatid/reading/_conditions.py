"""Conditions in the words of one sentence: where they begin and end, and of which type they are."""

from __future__ import annotations

from dataclasses import dataclass

from caryatid.reading._data import word_set
from caryatid.reading.clauses import Line
from caryatid.reading.lexicon import verb_bases

__all__ = ["Draft", "drafts", "inside_condition"]

_MODALS = frozenset({"would", "could", "will", "may", "might", "can", "'ll", "shall", "should"})
_LEADS = word_set("leads")
_ALONE = frozenset({"cause", "trigger", "spark", "provoke", "unleash", "plunge", "translate"})
_MARKS = frozenset({";", "”", "“", '"', "–", "—", "!", "?"})
_NO_CONDITION = frozenset(
    {"see", "asked", "ask", "as", "wonder", "know", "wondered", "wondering", "unclear", "sure",
     "even", "doubt", "only"}
)  # fmt: skip
_OPENS = frozenset({"that", ",", "and", "but", "–", "—", ":", "“", '"'})
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "you", "there"})
_HARM = frozenset({"threaten", "retaliate", "punish", "threat", "bloodbath", "bloodshed", "prison",
                   "consequences", "violence", "reprisals"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """Word ranges of one construction.

    Attributes:
        kind: One of ontology.md's conditional_type.
        marker: The words that make it one.
        whole: Its words `[first, last)`.
        antecedent: Those of the condition, or None if it stands elsewhere.
        consequent: Those of what follows, or None.
    """

    kind: str
    marker: str
    whole: tuple[int, int]
    antecedent: tuple[int, int] | None
    consequent: tuple[int, int] | None


def drafts(line: Line) -> list[Draft]:
    """Conditions of one sentence, in order; none lies inside another."""
    out: list[Draft] = []
    for i in range(len(line.tokens)):
        draft = _draft_at(line, i)
        if draft is not None and not any(_within(draft.whole, other.whole) for other in out):
            out.append(draft)
    return out


def _draft_at(line: Line, i: int) -> Draft | None:
    low = line.tokens[i].low
    if low in {"if", "unless"}:
        return _if(line, i) if _sets_condition(line, i) else None
    if low in {"should", "had"} and _inverted(line, i):
        return _if(line, i)
    if low in {"this", "that", "it", "which"} and _anaphor(line, i):
        return _that_would(line, i)
    if low == "would" and _noun_would(line, i):
        return _would_cause(line, i)
    if low == "could" and _chain(line, i):
        return _lead(line, i)
    if (low == "since" and i == 0) or (low == "because" and i > 0):
        return _reason(line, i)
    return None


def _sets_condition(line: Line, i: int) -> bool:
    """Not “asked if”, not a rhetorical “if one ...?”."""
    if i and line.tokens[i - 1].low in _NO_CONDITION:
        return False
    return line.tokens[-1].text != "?" or line.tokens[i].low == "unless"


def _inverted(line: Line, i: int) -> bool:
    """“Should he fall, ...”, “... should he fall”, “Had she known, ...”."""
    follow = line.tokens[i + 1].low if i + 1 < len(line.tokens) else ""
    if line.tokens[i].low == "had":
        return i == 0 and (follow in _PRONOUNS or line.mention_at(1) is not None)
    return i == 0 or (follow in _PRONOUNS and line.tokens[i - 1].low not in _PRONOUNS)


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _end(line: Line, i: int) -> int:
    """Where what is said from word `i` on ends; a stop inside a sentence is an abbreviation's."""
    while i < len(line.tokens) and line.tokens[i].text not in _MARKS:
        last = i + 1 >= len(line.tokens) or line.tokens[i + 1].text in _MARKS
        if line.tokens[i].text == "." and last:
            break
        i += 1
    return i


def _start(line: Line, i: int) -> int:
    while i > 0 and line.tokens[i - 1].text not in _MARKS | {":"}:
        i -= 1
    return i


def _if(line: Line, i: int) -> Draft | None:
    marker = line.tokens[i].low
    end, start = _end(line, i), _start(line, i)
    comma = next(
        (p for p in range(i, end) if line.tokens[p].text == "," and _closes(line, p)), None
    )
    if _leading(line, i, start, comma, end) and (comma is not None or i < 4):
        if comma is None or end - i < 4:
            return None
        antecedent, consequent, whole = (i, comma), (comma + 1, end), (i, end)
    else:
        stop = comma if comma is not None else end
        if i - start <= 2:  # "..., - above all if": the consequence stands before the dash
            start = _start(line, max(0, start - 1))
        start = _consequent_start(line, start, i)
        if start >= i:
            return None
        antecedent, consequent, whole = (i, stop), (start, i), (start, stop)
    return Draft(_kind(line, whole, consequent), marker, whole, antecedent, consequent)


def _leading(line: Line, i: int, start: int, comma: int | None, end: int) -> bool:
    """Whether the condition stands before its consequence."""
    if i - start <= 2:
        return True
    if comma is None or line.tokens[i - 1].low not in _OPENS:
        return False
    return any(w.low in _MODALS for w in line.tokens[comma + 1 : min(end, comma + 7)])


def _closes(line: Line, comma: int) -> bool:
    """Whether a comma ends a clause rather than a list item."""
    follow = comma + 1
    if follow + 1 >= len(line.tokens):
        return False
    listed = line.mention_at(comma - 1) and line.mention_at(follow)
    return not (listed and line.tokens[follow + 1].text in {",", "and"})


_AFTER_RELATIVE = _MODALS | {"has", "have", "had", "is", "are", "was", "were"}


def _consequent_start(line: Line, start: int, i: int) -> int:
    """The clause before "if" begins behind the last "that", or at the last comma."""
    for place in range(i - 2, start, -1):
        if line.tokens[place].low == "that" and line.tokens[place + 1].low not in _AFTER_RELATIVE:
            return place + 1
        if line.tokens[place].text == "," and i - place > 5:
            return place + 1
    return start


def _kind(line: Line, whole: tuple[int, int], consequent: tuple[int, int]) -> str:
    lows = [w.low for w in line.tokens[whole[0] : whole[1]]]
    bases = {verb_bases().get(low, low) for low in lows}
    after = [w.low for w in line.tokens[consequent[0] : consequent[1]]]
    for modal in ("would", "should", "could", "might"):
        if modal in after and "have" in after[after.index(modal) : after.index(modal) + 4]:
            return "counterfactual"
    if bases & _HARM:
        return "threat"
    if bases & {"promise", "pledge", "vow", "offer"}:
        return "promise"
    return "conditional"


def _anaphor(line: Line, i: int) -> bool:
    """“That would trigger”: a pronoun that opens its clause, a modal, a leading verb."""
    if i + 2 >= len(line.tokens) or line.tokens[i + 1].low not in _MODALS:
        return False
    opens = i == 0 or line.tokens[i - 1].text in {",", "“", ";"}
    return opens and any(
        verb_bases().get(w.low, w.low) in _LEADS | _ALONE for w in line.tokens[i + 2 : i + 5]
    )


def _that_would(line: Line, i: int) -> Draft:
    end = _end(line, i)
    inner = next((p for p in range(i + 3, end) if line.tokens[p].low in {"if", "unless"}), None)
    if inner is not None:  # another condition, which begins behind its own "that"
        end = next(
            (p for p in range(inner, i + 3, -1) if line.tokens[p].low in {"that", ","}), inner
        )
    marker = " ".join(w.low for w in line.tokens[i : i + 3])
    return Draft("chain" if i else "conditional", marker, (i, end), None, (i + 1, end))


def _noun_would(line: Line, i: int) -> bool:
    """“Her exile would cause unrest”: a deed as subject, and what it would lead to."""
    follow = [verb_bases().get(w.low, w.low) for w in line.tokens[i + 1 : i + 3]]
    if not set(follow) & _ALONE or i < 2 or not line.tokens[i - 1].alpha:
        return False
    return line.tokens[i - 1].low not in _PRONOUNS | {"that", "this", "which", "who"}


def _would_cause(line: Line, i: int) -> Draft | None:
    first = i - 1
    while first > 0 and line.tokens[first - 1].text not in _MARKS | {","}:
        verb = line.is_verb(first - 1) and line.owner(first).first < first - 1
        if line.tokens[first - 1].low == "that" or verb:
            break
        first -= 1
    end = _end(line, i)
    return Draft(
        "conditional", f"would {line.tokens[i + 1].low}", (first, end), (first, i), (i, end)
    )


def _chain(line: Line, i: int) -> bool:
    follow = [w.low for w in line.tokens[i + 1 : i + 4]]
    return "lead" in follow and i > 2 and line.tokens[i - 1].low in {"that", "which"}


def _lead(line: Line, i: int) -> Draft:
    first, _ = line.clause(i)
    end = _end(line, i)
    return Draft("chain", "could lead", (first, end), (first, i - 1), (i, end))


def _reason(line: Line, i: int) -> Draft | None:
    """Reasons for what somebody will or will not do; plain past causes are history."""
    end, start = _end(line, i), _start(line, i)
    outside = line.tokens[start:i] if i else line.tokens[i:end]
    if not any(w.low in {"will", "wo", "would", "going", "refuse", "refuses"} for w in outside):
        return None
    return Draft("reason", line.tokens[i].low, (start, end), (i, end), (start, i) if i else None)


def inside_condition(line: Line, at: int) -> bool:
    """Whether "if" or "unless" governs the clause of word `at` or opens the sentence."""
    lows = [w.low for w in line.tokens]
    marks = [i for i, low in enumerate(lows) if low in {"if", "unless"} and not _whether(lows, i)]
    if not marks:
        return False
    if marks[0] <= 1:
        return True
    return any(mark < at for mark in marks) or any(
        low in {"would", "could", "will", "may", "might"} for low in lows[max(0, at - 4) : at]
    )


def _whether(lows: list[str], i: int) -> bool:
    """“to see if”, "asked if", "as if", “even if” set no condition of the deed."""
    return i > 0 and lows[i - 1] in {
        "see",
        "asked",
        "as",
        "wonder",
        "know",
        "ask",
        "wondered",
        "only",
    }
