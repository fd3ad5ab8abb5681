"""Conditions in the words of one sentence: where they begin and end, and of which type they are."""

from __future__ import annotations

from functools import cache

from caryatid.reading._consequences import consequence
from caryatid.reading._data import load_data
from caryatid.reading._halves import MODALS, Draft, ends, halves
from caryatid.reading._reasons import reason
from caryatid.reading._tree import SUBJECTS, VERBAL
from caryatid.reading.clauses import Line
from caryatid.reading.lexicon import verb_bases
from caryatid.reading.tree_line import TreeLine

__all__ = ["Draft", "drafts", "inside_condition", "supposition"]

_NO_CONDITION = frozenset(
    {"see", "asked", "ask", "as", "wonder", "know", "wondered", "wondering", "unclear", "sure",
     "doubt", "asking", "learn", "decide", "whether", "what"}
)  # fmt: skip
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "you", "there"})
_NOUNS = frozenset({"PROPN", "PRON", "DET", "NOUN"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "nobody", "neither", "nor", "cannot", "none"})


def drafts(line: TreeLine) -> list[Draft]:
    """Conditions of one sentence, in order; none lies inside another."""
    out: list[Draft] = []
    for i in range(len(line.tokens)):
        draft = _draft_at(line, i)
        if draft is not None and not any(_within(draft.whole, other.whole) for other in out):
            out.append(draft)
    return out


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Marking phrases in words with their group, the longest first."""
    groups = load_data("conditions")
    rows = [(tuple(str(phrase).split()), name)
            for name in ("taken_up", "plain", "nominal", "modal", "reasons")
            for phrase in groups[name]]  # fmt: skip
    return tuple(sorted(rows, key=lambda r: (-len(r[0]), r)))


@cache
def _openers() -> frozenset[str]:
    return frozenset(words[0] for words, _ in _phrases())


def _draft_at(line: TreeLine, i: int) -> Draft | None:
    low = line.tokens[i].low
    if low in {"should", "had", "were"} and _inverted(line, i):
        return halves(line, i, 1, low)
    for words, group in _phrases() if low in _openers() else ():
        if tuple(w.low for w in line.tokens[i : i + len(words)]) == words:
            return _marked(line, i, words, group)
    return consequence(line, i)


def _marked(line: TreeLine, i: int, words: tuple[str, ...], group: str) -> Draft | None:
    marker = " ".join(words)
    if group == "reasons":
        return reason(line, i, marker)
    if group == "taken_up":
        return _taken_up(line, i, len(words), marker)
    if group == "modal" and not _modal_fits(line, i):
        return None
    if "if" in words and not _sets_condition(line, i, words):
        return None
    if words[0] in {"provided", "providing", "assuming"} and not _opens_clause(line, i):
        return None
    found = halves(line, i, len(words), marker)
    if found is None or not _holds(line, found, group, marker):
        return None
    return found


def _holds(line: TreeLine, found: Draft, group: str, marker: str) -> bool:
    """Whether the other half is of the kind that the marker asks for."""
    if group == "modal":
        return _hangs_on(line, found, marker)
    if marker == "no matter":
        return found.antecedent is not None and found.antecedent[0] == found.whole[0]
    return marker != "in case" or bool(_lows(line, found) & MODALS)


def _lows(line: TreeLine, draft: Draft) -> set[str]:
    first, last = draft.consequent or (0, 0)
    return {w.low for w in line.tokens[first:last]}


def _opens_clause(line: TreeLine, i: int) -> bool:
    """“Provided they leave”, not "the bank provided loans"."""
    place = line.tree.token(i)
    clause = line.tree.kid(place, "ccomp") is not None or line.tree.relation(place) == "mark"
    return clause or (i + 1 < len(line.tokens) and line.tokens[i + 1].low == "that")


def _sets_condition(line: TreeLine, i: int, words: tuple[str, ...]) -> bool:
    """Not “asked if”, not a rhetorical “if one ...?”, not "if need be"."""
    if i and line.tokens[i - 1].low in _NO_CONDITION:
        return False
    behind = i + len(words)
    follow = " ".join(w.low for w in line.tokens[behind : behind + 2])
    if follow.startswith("one ") and follow != "one of":
        return False  # "if one looks at it"
    if any(f"{follow} ".startswith(f"{idiom} ") for idiom in load_data("conditions")["idioms"]):
        return False
    return line.tokens[-1].text != "?"


def _modal_fits(line: TreeLine, i: int) -> bool:
    """“Until they leave”, "without loans": with a clause or a noun behind it, of its own sense."""
    tree = line.tree
    place = tree.token(i)
    head = tree.up(place)
    if head is None or tree.relation(place) not in {"mark", "case", "advmod"}:
        return False
    clause = tree.tokens[head].upos in VERBAL or tree.kid(head, "cop") is not None
    return (
        not clause
        if line.tokens[i].low in {"absent", "barring"}
        else (clause or line.tokens[i].low == "without")
    )


def _hangs_on(line: TreeLine, draft: Draft, marker: str) -> bool:
    """Whether the other half speaks of what would, could or will not be without it."""
    assert draft.consequent is not None
    first, last = draft.consequent
    lows = [w.low for w in line.tokens[first:last]]
    would = bool(set(lows) & (MODALS - {"'ll"}))
    denied = bool(set(lows) & _NEGATIONS)
    if marker == "once":
        return would and draft.antecedent is not None and not _past(line, draft.antecedent)
    if marker == "without":
        return would and (denied or first > draft.whole[0])
    if marker in {"until", "till"}:
        kept = {verb_bases().get(low, low) for low in lows} & set(load_data("conditions")["kept"])
        return would or (denied and not _past_tense(lows)) or bool(kept)
    return would


def _past(line: TreeLine, part: tuple[int, int]) -> bool:
    return any(line.past_tense(i) for i in range(*part))


def _past_tense(lows: list[str]) -> bool:
    return "did" in lows or "had" in lows


def _taken_up(line: TreeLine, i: int, size: int, marker: str) -> Draft | None:
    """“Otherwise, it will leave”: the condition stands before."""
    opens = i == 0 or line.tokens[i - 1].text in {";", "“", '"', "—", "–", ","}
    opens = opens or line.tokens[i - 1].low in {"and", "but"}
    end = ends(line, i)
    first = i + size + (i + size < end and line.tokens[i + size].text == ",")
    plain = any(w.low in MODALS for w in line.tokens[first:end])
    if not opens or not plain:
        return None
    return Draft("conditional", marker, (i, end), None, (first, end))


def _inverted(line: TreeLine, i: int) -> bool:
    """“Should he fall, ...”, “... should he fall”, “had she known”, "were X to leave"."""
    lows = [w.low for w in line.tokens]
    follow = lows[i + 1] if i + 1 < len(lows) else ""
    if "?" in lows[-2:] or not follow:
        return False
    behind = _subject_behind(line, i) and bool(MODALS & set(lows[:i]))
    opens = i == 0 or lows[i - 1] in {"“", '"', ",", "that", "but", "and"}
    named = line.part_of_speech(i + 1) in _NOUNS
    if lows[i] == "were":
        return (opens or behind) and named and "to" in lows[i + 2 : i + 9]
    if lows[i] == "had":
        return (i == 0 and named) or behind
    asked = follow in _PRONOUNS and lows[i - 1] not in _PRONOUNS
    return i == 0 or asked or behind


def _subject_behind(line: TreeLine, i: int) -> bool:
    """Whether the subject of an auxiliary stands behind it and none before it."""
    tree = line.tree
    place = tree.token(i)
    head = tree.up(place)
    own = [k for spot in (place, head) if spot is not None for k in tree.kids(spot, *SUBJECTS)]
    return bool(own) and min(own) > place


def supposition(line: TreeLine, at: int) -> str | None:
    """Modality of the deed at word `at` where a condition makes it a supposition.

    Args:
        line: The sentence.
        at: Word of the deed.

    Returns:
        "conditional" or "counterfactual"; None for a deed that is no part of a condition, or what
        goes on meanwhile ("will stay as long as").
    """
    for draft in drafts(line):
        if draft.kind == "reason" or draft.antecedent is None or draft.consequent is None:
            continue  # "that would ...": the condition may have come to pass
        supposed = _holds_word(draft.antecedent, at)
        if not supposed and not _holds_word(draft.consequent, at):
            continue
        if draft.kind == "counterfactual":
            return "counterfactual"
        if supposed or draft.marker not in _MEANWHILE:
            return "conditional"
    return None


_MEANWHILE = frozenset(
    {"until", "till", "as long as", "so long as", "once", "even if", "no matter"}
)


def _holds_word(part: tuple[int, int], at: int) -> bool:
    return part[0] <= at < part[1]


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
    """“to see if”, "asked if", "as if", “only if” set no condition of the deed."""
    return i > 0 and lows[i - 1] in _ASKED


_ASKED = frozenset({"see", "asked", "as", "wonder", "know", "ask", "wondered", "only"})
