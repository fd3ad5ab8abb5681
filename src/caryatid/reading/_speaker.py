"""Who speaks a quotation, by the parse of the sentence that it stands in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from caryatid.reading._cues import says
from caryatid.reading._governing import Cue, governing, tokens_inside
from caryatid.reading._issuers import issuer, stands_for
from caryatid.reading._tree import NOMINAL, SUBJECTS
from caryatid.reading.clauses import Party
from caryatid.reading.tree_line import TreeLine

__all__ = ["SILENT", "Speech", "answered", "introduced", "speech"]

_PERSONS = frozenset(
    {"leader", "rival_claimant", "official", "expert", "opposition", "armed_forces", "ruling_elite",
     "civil_society"}
)  # fmt: skip
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_VAGUE = frozenset({"group", "leader_role"})


@dataclass(frozen=True, slots=True)
class Speech:
    """What a sentence says of the speaker.

    Attributes:
        cue: Whether it says that somebody speaks.
        actor: Who; None if it does not name one.
        definite: Whether "she" or "the minister" stands for somebody whom the text has named.
        pronoun: Whether "he" or "she" does.
    """

    cue: bool = False
    actor: str | None = None
    definite: bool = False
    pronoun: bool = False


SILENT = Speech()


def speech(line: TreeLine, start: int, end: int, shut: Collection[int]) -> Speech:
    """Who speaks the quotation of the characters `[start, end)`.

    Args:
        line: The sentence.
        start: First character of the quotation.
        end: One past its last.
        shut: Tokens of the sentence inside any quotation.
    """
    unnamed = SILENT
    asked = False
    for cue in governing(line.tree, tokens_inside(line.tree, start, end), shut):
        asked = asked or cue.kind == "question"
        if asked and cue.kind != "phrase":
            unnamed = Speech(True)
            continue
        found = _named(line, cue, start, shut)
        if found.actor or found.definite:
            return found
        unnamed = unnamed if unnamed.cue else found
    return unnamed


def introduced(line: TreeLine, shut: Collection[int]) -> Speech:
    """Who is about to speak in the sentence behind: the subject of the last verb of saying."""
    for place in reversed(range(len(line.tree.tokens))):
        if place not in shut and says(line.tree, place) and not line.tree.is_passive(place):
            return _by_verb(line, place, line.tree.tokens[place].start, shut)
    return SILENT


def answered(line: TreeLine, start: int, shut: Collection[int]) -> Speech:
    """Who speaks by the words behind: “Go!” Ann Roe shouted, which stops make two sentences.

    Args:
        line: The sentence with what follows the marks.
        start: First character behind them.
        shut: Tokens of the sentence inside any quotation.
    """
    tree = line.tree
    root = next((k for k, t in enumerate(tree.tokens) if t.start >= start
                 and tree.up(k) is None and t.upos != "PUNCT"), None)  # fmt: skip
    if root is None or root in shut or not says(tree, root):
        return SILENT
    told = tree.lemma(root) in {"tell", "ask"}
    goes_on = any(k > root for k in tree.kids(root, "ccomp", "xcomp", "parataxis", "advcl"))
    named = _subject(line, root, start, shut)
    plain = told or not [k for k in tree.kids(root, "obj") if k != named]
    if named is None or goes_on or not plain:
        return SILENT
    return _by_verb(line, root, start, shut)


def _named(line: TreeLine, cue: Cue, start: int, shut: Collection[int]) -> Speech:
    if cue.kind == "question":
        return Speech(True)
    if cue.kind == "verb":
        return _by_verb(line, cue.place, start, shut)
    if cue.kind == "phrase":
        return _told(line, line.people(cue.place), cue.place)
    if cue.kind == "person":
        party = line.people(cue.place)
        return _told(line, party, cue.place) if _is_person(party) else SILENT
    owner = issuer(line, cue.place)
    return _told(line, owner, cue.place) if owner else SILENT


def _by_verb(line: TreeLine, place: int, start: int, shut: Collection[int]) -> Speech:
    """Subject of a verb; the agent of a passive; whoever stands behind in “...” read a note."""
    tree = line.tree
    word = tree.word(place)
    if word < 0:
        return SILENT
    if tree.is_passive(place):
        agent = line.agent(word)
        return _told(line, agent, place) if agent else Speech(True)
    subject = _subject(line, place, start, shut)
    if subject is None:
        main = _said_before(line, place, shut)
        return (
            _told(line, line.subject(word), place)
            if main is None
            else _by_verb(line, main, start, shut)
        )
    return _told(line, stands_for(line, subject, word), subject)


def _subject(line: TreeLine, place: int, start: int, shut: Collection[int]) -> int | None:
    """Token of a verb's subject outside the marks, wherever the parse has hung it."""
    tree = line.tree
    own = [k for k in tree.kids(place, *SUBJECTS) if k not in shut]
    if own:
        return min(own, key=lambda k: abs(k - place))
    behind = [k for k in tree.kids(place, "obj", "obl", "obl:unmarked")
              if k > place and not tree.case(k) and k not in shut]  # fmt: skip
    first = not any(tree.tokens[k].upos in NOMINAL for k in range(place))
    if behind and (tree.tokens[place].start > start or first):
        return behind[0]
    lent = list(_lent(line, place, shut))
    return max(lent, default=None)


def _said_before(line: TreeLine, place: int, shut: Collection[int]) -> int | None:
    """“X said it was over, adding that ...”: the verb of saying that a participle goes on from."""
    tree = line.tree
    if tree.tokens[place].xpos != "VBG":
        return None
    earlier = (k for k in range(place - 1, -1, -1) if k not in shut and says(tree, k))
    return next((k for k in earlier if tree.tokens[k].xpos in _FINITE), None)


def _lent(line: TreeLine, place: int, shut: Collection[int]) -> Iterator[int]:
    """Subjects before the verb that hang from what it says, as in “X, a guest, said it was”."""
    tree = line.tree
    for clause in tree.kids(place, "ccomp", "parataxis"):
        if clause > place:
            yield from (k for k in tree.kids(clause, *SUBJECTS) if k < place and k not in shut)


def _is_person(party: Party) -> bool:
    return any(m.form in {"name", "group"} and m.kind in _PERSONS for m in party.mentions[:1])


def _told(line: TreeLine, party: Party, place: int) -> Speech:
    """The first of a party; a name before the calling beside it."""
    if not party:
        return Speech(True, None, _definite(line, place))
    first = party.mentions[0]
    if first.form in _VAGUE:
        first = next((m for m in party.mentions if m.form == "name"), first)
    pronoun = first.form in {"pronoun", "self"}
    return Speech(True, first.actor or None, pronoun, pronoun)


def _definite(line: TreeLine, place: int) -> bool:
    """“She”, “the minister”: somebody whom the text has named."""
    tree = line.tree
    if tree.tokens[place].upos not in NOMINAL:
        subject = tree.kid(place, *SUBJECTS)
        return subject is not None and _definite(line, subject)
    if tree.tokens[place].upos == "PRON":
        return tree.tokens[place].text.lower() in {"he", "she", "they", "it"}
    articles = {tree.tokens[k].text.lower() for k in tree.kids(place, "det", "nmod:poss")}
    return bool(articles & {"the", "this", "that"})
