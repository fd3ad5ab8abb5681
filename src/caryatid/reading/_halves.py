"""Where the halves of a condition begin and end, in the words of one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from caryatid.reading._cues import says
from caryatid.reading._placed import AUX
from caryatid.reading.lexicon import verb_bases
from caryatid.reading.tree_line import TreeLine

__all__ = ["MODALS", "Draft", "clause_end", "clause_start", "ends", "halves"]

MODALS = frozenset(
    {"would", "could", "will", "may", "might", "can", "'ll", "shall", "should", "wo"}
)
_UNSURE = frozenset({"would", "could", "might", "may"})
_MARKS = frozenset({";", "”", "“", '"', "–", "—", "!", "?"})
_OPENS = frozenset({"that", ",", "and", "but", "–", "—", ":", "“", '"'})
_HARM = frozenset({"threaten", "retaliate", "punish", "threat", "bloodbath", "bloodshed", "prison",
                   "consequences", "violence", "reprisals"})  # fmt: skip
_RELATIVES = frozenset({"which", "who", "that"})
_AFTER_RELATIVE = MODALS | {"has", "have", "had", "is", "are", "was", "were"}
_INSERTED = 6
"""Words between two commas in which somebody speaks (", she said,"). Source: judgement."""

_NEAR_START = 4
_OPENING, _CLOSING = frozenset("“\"'‘"), frozenset("”\"'’")
_ASIDE = 20
"""Words of an aside between two parts of a quotation. Source: judgement."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Word ranges of one construction.

    Attributes:
        kind: One of ontology.md's conditional_type.
        marker: The words that make it one.
        whole: Its words `[first, last)`.
        antecedent: Those of the condition, or None if it stands elsewhere.
        consequent: Those of what follows, or None.
        needs_claim: Whether it is worth keeping only if its consequent holds a claim.
    """

    kind: str
    marker: str
    whole: tuple[int, int]
    antecedent: tuple[int, int] | None
    consequent: tuple[int, int] | None
    needs_claim: bool = False


def ends(line: TreeLine, i: int) -> int:
    """Where what is said from word `i` on ends; a stop inside a sentence is an abbreviation's."""
    while i < len(line.tokens) and line.tokens[i].text not in _MARKS:
        last = i + 1 >= len(line.tokens) or line.tokens[i + 1].text in _MARKS
        if line.tokens[i].text == "." and last:
            break
        i += 1
    return i


def clause_start(line: TreeLine, i: int) -> int:
    """First word of what is said before word `i`, back to a mark."""
    while i > 0 and line.tokens[i - 1].text not in _MARKS | {":"}:
        i -= 1
    return i


def clause_end(line: TreeLine, i: int, end: int) -> int:
    """End of the clause that word `i` opens, by the parse; `end` where it does not tell."""
    tree = line.tree
    head = tree.up(tree.token(i))
    if head is None or head < tree.token(i):
        return end
    last, waiting = head, [head]
    while waiting:
        for kid in tree.below[waiting.pop()]:
            last = max(last, kid)
            waiting.append(kid)
    word = tree.word(last)
    return min(end, word + 1) if word >= i else end


def halves(line: TreeLine, i: int, size: int, marker: str) -> Draft | None:
    """The condition that words `[i, i + size)` open, and its consequence before or behind it."""
    end, start = ends(line, i), clause_start(line, i)
    comma = next(
        (p for p in range(i, end) if line.tokens[p].text == "," and _closes(line, p)), None
    )
    if _leading(line, i, start, comma, end) and (comma is not None or _first(line, i)):
        found = _before(line, i, comma, end)
    else:
        found = _behind(line, i, start, end if comma is None else comma)
    if found is None:
        return None
    antecedent, consequent = found
    whole = min(antecedent[0], consequent[0]), max(antecedent[1], consequent[1])
    return Draft(kind(line, whole, consequent), marker, whole, antecedent, consequent)


def _before(
    line: TreeLine, i: int, comma: int | None, end: int
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Halves of a condition that stands first."""
    stop = clause_end(line, _mark(line, i), end) if comma is None else comma
    if stop >= end - 1:
        return _in_next_marks(line, i, stop, end)
    if end - i < 4:
        return None
    first = stop + (comma is not None)
    first = _past_aside(line, first, end)
    if first < len(line.tokens) and line.tokens[first].text in _OPENING:  # quoted apart
        return (i, stop), (first + 1, ends(line, first + 1))
    last = next((p for p in range(first + 2, end - 2) if _goes_on(line, p)), end)
    return (i, stop), (first, last)


def _in_next_marks(
    line: TreeLine, i: int, stop: int, end: int
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """“If they come,” she said, “we will fight”: the consequence is quoted apart."""
    if end >= len(line.tokens) or line.tokens[end].text not in _CLOSING:
        return None
    span = range(end + 1, min(end + _ASIDE, len(line.tokens) - 1))
    opened = next((p for p in span if line.tokens[p].text in _OPENING), None)
    return None if opened is None else ((i, stop), (opened + 1, ends(line, opened + 1)))


def _first(line: TreeLine, i: int) -> bool:
    """Whether a sentence or quotation opens near word `i`."""
    return i < _NEAR_START or line.tokens[i - 1].text in {"“", '"'}


def _mark(line: TreeLine, i: int) -> int:
    """The word of a marker that hangs from its clause: "if" in "only if"."""
    return i + 1 if line.tokens[i].low in {"only", "even", "except"} else i


def _goes_on(line: TreeLine, comma: int) -> bool:
    """“..., which would ...”, "..., setting off what could ...": another consequence."""
    if line.tokens[comma].text != ",":
        return False
    first, second = line.tokens[comma + 1], line.tokens[comma + 2]
    if first.low == "which":
        return second.low in MODALS
    goes = line.tree.tokens[line.tree.token(comma + 1)].xpos == "VBG"
    return goes and any(w.low in _UNSURE for w in line.tokens[comma + 2 :])


def _past_aside(line: TreeLine, first: int, end: int) -> int:
    """Behind ", she said," or ", said a man who ...," where the consequence goes on."""
    inverted = says(line.tree, line.tree.token(first))
    longest = first + (_ASIDE if inverted else _INSERTED)
    for place in range(first, min(longest, end, len(line.tokens))):
        if line.tokens[place].text == ",":
            spoken = any(says(line.tree, line.tree.token(p)) for p in range(first, place))
            return place + 1 if spoken else first
    return first


def _behind(
    line: TreeLine, i: int, start: int, stop: int
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Halves of a condition that stands last."""
    if i - start <= 2:  # "..., - above all if": the consequence stands before the dash
        start = clause_start(line, max(0, start - 1))
    start = _consequent_start(line, start, i)
    return None if start >= i else ((i, stop), (start, i))


def _leading(line: TreeLine, i: int, start: int, comma: int | None, end: int) -> bool:
    """Whether the condition stands before its consequence."""
    if i - start <= 2:
        return True
    if comma is None or line.tokens[i - 1].low not in _OPENS:
        return False
    told = line.tokens[i - 1].low == "that" and line.part_of_speech(i - 1) == "SCONJ"
    return told or any(w.low in MODALS for w in line.tokens[comma + 1 : min(end, comma + 7)])


def _closes(line: TreeLine, comma: int) -> bool:
    """Whether a comma ends a clause rather than a list item."""
    follow = comma + 1
    if follow + 1 >= len(line.tokens):
        return False
    listed = line.mention_at(comma - 1) and line.mention_at(follow)
    return not (listed and line.tokens[follow + 1].text in {",", "and"})


def _consequent_start(line: TreeLine, start: int, i: int) -> int:
    """The clause before "if" begins behind the last "that", or at the last comma."""
    for place in range(i - 2, start, -1):
        if line.tokens[place].low == "that" and line.tokens[place + 1].low not in _AFTER_RELATIVE:
            return place + 1
        if line.tokens[place].text == "," and i - place > 5:
            return _past_relative(line, place + 1, i)
    return start


def _past_relative(line: TreeLine, first: int, i: int) -> int:
    """“..., which has threatened to leave if”: the deed begins behind "has"."""
    if line.tokens[first].low not in _RELATIVES:
        return first
    verb = first + 1
    while verb < i - 1 and line.tokens[verb].low in AUX - MODALS:
        verb += 1
    return verb


def kind(line: TreeLine, whole: tuple[int, int], consequent: tuple[int, int]) -> str:
    """Type of a condition, by its words: what would have been, a threat, a promise."""
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
