"""What a deed would lead to, where no "if" says so: "that would trigger", "arresting her would"."""

from __future__ import annotations

from functools import cache

from caryatid.reading._data import load_data
from caryatid.reading._halves import MODALS, Draft, clause_start, ends
from caryatid.reading._tree import SUBJECTS
from caryatid.reading.lexicon import verb_bases
from caryatid.reading.tree_line import TreeLine

__all__ = ["consequence"]

_POINTS = frozenset({"this", "that", "it", "which", "these", "those"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "you", "there", "i", "who"})
_FAR = 5
"""Words behind a modal in which the verb is looked for ("would, he said, lead"). Source: trials."""


def consequence(line: TreeLine, i: int) -> Draft | None:
    """The construction that word `i` makes, if it makes one."""
    low = line.tokens[i].low
    if low in _POINTS and _points(line, i):
        return _pointing(line, i, i)
    if low in {"such", "this", "that"} and _deed_taken_up(line, i):
        return _pointing(line, i, _modal(line, i) - 1)
    if low in MODALS and (low != "can" or line.tokens[i - 1].low == "that"):
        return _led_to(line, i) or _chained(line, i)
    if low in {"whoever", "anyone", "anybody", "those", "any"}:
        return _whoever(line, i)
    return _command(line, i) if i == 0 or line.tokens[i - 1].text in "“\"'‘" else None


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(load_data("conditions")[name])


def _bases(line: TreeLine, first: int, count: int) -> set[str]:
    return {verb_bases().get(w.low, w.low) for w in line.tokens[first : first + count]}


def _modal(line: TreeLine, i: int) -> int:
    """The modal behind a short noun phrase that word `i` opens; -1 for none."""
    return next((p for p in range(i + 1, min(i + 5, len(line.tokens)))
                 if line.tokens[p].low in MODALS), -1)  # fmt: skip


def _points(line: TreeLine, i: int) -> bool:
    """“That would trigger”: a pronoun that opens its clause, a modal, a verb that leads on."""
    if i + 2 >= len(line.tokens) or line.tokens[i + 1].low not in MODALS:
        return False
    opens = i == 0 or line.tokens[i - 1].text in {",", "“", ";", "—", "–", '"'}
    return opens and bool(_bases(line, i + 2, 3) & _group("leads"))


def _deed_taken_up(line: TreeLine, i: int) -> bool:
    """“Such a step would plunge”: a noun for the deed of the sentence before."""
    modal = _modal(line, i)
    if modal < 0 or (i and line.tokens[i - 1].text not in {"“", ";", '"'}):
        return False
    taken = {w.low for w in line.tokens[i + 1 : modal]} & _group("deeds")
    return bool(taken) and bool(_bases(line, modal + 1, 3) & _group("leads"))


def _pointing(line: TreeLine, i: int, last: int) -> Draft:
    """A condition that stands in the sentence before, or before ", which"."""
    end = ends(line, i)
    inner = next((p for p in range(last + 3, end) if line.tokens[p].low in {"if", "unless"}), None)
    if inner is not None:  # another condition, which begins behind its own "that"
        end = next(
            (p for p in range(inner, last + 3, -1) if line.tokens[p].low in {"that", ","}), inner
        )
    marker = " ".join(w.low for w in line.tokens[i : last + 3])
    return Draft("chain" if i else "conditional", marker, (i, end), None, (last + 1, end))


def _led_to(line: TreeLine, i: int) -> Draft | None:
    """“Her exile would cause unrest”, "arresting her would lead to riots"."""
    tree = line.tree
    verb = _verb_of(line, i)
    if verb is None or i < 1:
        return None
    gerund = _is_gerund(line, verb, i)
    lemma = verb_bases().get(tree.tokens[verb].text.lower(), tree.lemma(verb))
    if lemma not in (_group("leads") if gerund else _group("alone")):
        return None
    before = line.tokens[i - 1]
    if not gerund and (not before.alpha or before.low in _PRONOUNS | _POINTS or i < 2):
        return None
    first = clause_start(line, i) if gerund else _subject_start(line, i)
    end = ends(line, i)
    marker = f"{line.tokens[i].low} {lemma}"
    return Draft(
        "conditional", marker, (first, end), (first, _aside_start(line, first, i)), (i, end)
    )


def _verb_of(line: TreeLine, i: int) -> int | None:
    head = line.tree.up(line.tree.token(i))
    near = head is not None and 0 < head - line.tree.token(i) < _FAR
    return head if near else None


def _is_gerund(line: TreeLine, verb: int, i: int) -> bool:
    """Whether the subject is a deed in "-ing" that opens its clause."""
    tree = line.tree
    start = tree.token(clause_start(line, i))
    first = next((k for k in range(start, tree.token(i))
                  if tree.tokens[k].text.lower() not in {"not", "that"}), None)  # fmt: skip
    if first is None or tree.tokens[first].xpos != "VBG":
        return False
    own = [k for k in tree.kids(verb, *SUBJECTS) if k < verb]
    return not own or first in own or tree.relation(first) == "csubj"


def _subject_start(line: TreeLine, i: int) -> int:
    first = i - 1
    while first > clause_start(line, i) and line.tokens[first - 1].text != ",":
        verb = line.is_verb(first - 1) and line.owner(first).first < first - 1
        if line.tokens[first - 1].low == "that" or verb:
            break
        first -= 1
    return first


def _aside_start(line: TreeLine, first: int, i: int) -> int:
    """End of the subject: before ", he said," if that stands between it and its verb."""
    if line.tokens[i - 1].text != ",":
        return i
    return next((p for p in range(i - 2, first, -1) if line.tokens[p].text == ","), i - 1)


def _chained(line: TreeLine, i: int) -> Draft | None:
    """“A clash that could lead to war”."""
    follow = [w.low for w in line.tokens[i + 1 : i + 4]]
    leads = "lead" in follow or ("result" in follow and "in" in follow)
    if not leads or i < 3 or line.tokens[i - 1].low not in {"that", "which"}:
        return None
    first, _ = line.clause(i)
    end = ends(line, i)
    marker = f"{line.tokens[i].low} lead"
    return Draft("chain", marker, (first, end), (first, i - 1), (i, end)) if first < i - 1 else None


def _whoever(line: TreeLine, i: int) -> Draft | None:
    """“Whoever fires will pay for it”: a deed of anybody, and what it will bring."""
    opens = i == 0 or line.tokens[i - 1].low in {"that", "“", '"', ",", ":"}
    free = line.tokens[i].low == "whoever" or "who" in {w.low for w in line.tokens[i + 1 : i + 3]}
    end = ends(line, i)
    modal = next(
        (p for p in range(i + 2, end) if line.tokens[p].low in {"will", "would", "wo"}), end
    )
    if not opens or not free or modal >= end - 1:
        return None
    stop = next((p for p in range(modal, end) if line.tokens[p].text == ","), end)
    return Draft("threat", line.tokens[i].low, (i, stop), (i, modal), (modal, stop))


def _command(line: TreeLine, i: int) -> Draft | None:
    """“Attack us and you will be sorry”: a command as condition."""
    tree = line.tree
    token = tree.tokens[tree.token(i)]
    if token.xpos != "VB" or token.upos != "VERB":
        return None
    end = ends(line, i)
    joined = next((p for p in range(i + 1, end - 2) if _answers(line, p)), None)
    if joined is None:
        return None
    stop = next((p for p in range(joined + 3, end) if line.tokens[p].text == ","), end)
    last = joined - (line.tokens[joined - 1].text == ",")
    marker = line.tokens[joined].low
    return Draft("threat", marker, (i, stop), (i, last), (joined + 1, stop))


def _answers(line: TreeLine, p: int) -> bool:
    low, who, modal = (w.low for w in line.tokens[p : p + 3])
    return low in {"and", "or"} and who in _PRONOUNS and modal in {"will", "shall", "'ll"}
