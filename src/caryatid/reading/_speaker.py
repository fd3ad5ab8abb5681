"""Who speaks a quotation, by the parse of the sentence that it stands in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from caryatid.reading._cues import cue_words, says
from caryatid.reading._governing import Cue, governing, tokens_inside
from caryatid.reading._tree import NOMINAL, SUBJECTS
from caryatid.reading.clauses import Party
from caryatid.reading.tree_line import TreeLine

__all__ = ["SILENT", "Speech", "introduced", "speech"]

_FROM = frozenset({"by", "from"})
_FOR = frozenset({"for", "of"})
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
    for cue in governing(line.tree, tokens_inside(line.tree, start, end), shut):
        if unnamed.cue and cue.kind != "phrase":
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
    owner = _issuer(line, cue.place)
    return _told(line, owner, cue.place) if owner else SILENT


def _by_verb(line: TreeLine, place: int, start: int, shut: Collection[int]) -> Speech:
    """Subject of a verb; the agent of a passive; whoever stands behind in “...” read a note."""
    tree = line.tree
    word = tree.word(place)
    if word < 0:
        return SILENT
    if tree.is_passive(place):
        return _told(line, line.agent(word), place)
    subject = _subject(line, place, start, shut)
    if subject is None:
        main = _said_before(line, place, shut)
        return (
            _told(line, line.subject(word), place)
            if main is None
            else _by_verb(line, main, start, shut)
        )
    return _of_noun(line, subject, word)


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


def _of_noun(line: TreeLine, subject: int, verb: int) -> Speech:
    """Whom a subject stands for: somebody named, whoever issues a text, whom a spokesman serves."""
    tree = line.tree
    lemma = tree.lemma(subject)
    own = line.people(subject)
    if lemma in cue_words("nouns"):
        return _told(line, _issuer(line, subject) or own or _holder(line, subject), subject)
    if lemma in cue_words("spokesmen") and not _is_named(own):
        return _told(line, _served(line, subject) or own, subject)
    if not own and subject < tree.token(verb):
        own = line.subject(verb)
    if not own and tree.tokens[subject].upos == "PRON":
        own = _main_subject(line, subject)
    return _told(line, own or _issuer(line, subject), subject)


def _main_subject(line: TreeLine, pronoun: int) -> Party:
    """“The party hailed what it calls ...”: the sentence's own subject before "it" or "they"."""
    tree = line.tree
    root = next((k for k in tree.above(pronoun) if tree.up(k) is None), None)
    subject = None if root is None else tree.kid(root, *SUBJECTS)
    plain = tree.tokens[pronoun].text.lower() in {"it", "they"}
    return line.people(subject) if subject is not None and plain and subject < pronoun else Party()


def _is_person(party: Party) -> bool:
    return any(m.form == "name" and m.kind in _PERSONS for m in party.mentions[:1])


def _is_named(party: Party) -> bool:
    return any(m.form == "name" for m in party.mentions)


def _issuer(line: TreeLine, place: int) -> Party:
    """“X's statement”, "a statement by X", "a Turkish statement", "the words of X"."""
    word = line.tree.word(place)
    if word < 0:
        return Party()
    if line.tree.kid(place, "nmod:poss") is not None:
        return line.owner(word)
    return _joined(line, place, _FROM) or line.owner(word) or _joined(line, place, {"of"})


def _served(line: TreeLine, place: int) -> Party:
    """“A spokesman for X”, "X's spokesman"."""
    word = line.tree.word(place)
    return _joined(line, place, _FOR) or (line.owner(word) if word >= 0 else Party())


def _joined(line: TreeLine, place: int, prepositions: Collection[str]) -> Party:
    """Whom one of the prepositions joins to a noun."""
    tree = line.tree
    if not any(tree.case(k) in prepositions for k in tree.kids(place, "nmod", "obl", "acl")):
        return Party()
    word = tree.word(place)
    return line.oblique(word, word + 1, prepositions) if word >= 0 else Party()


def _holder(line: TreeLine, place: int) -> Party:
    """“A note posted on her page”: whose the place is where a text stands."""
    tree = line.tree
    for kid in tree.kids(place, "acl", "nmod"):
        for spot in (kid, *tree.kids(kid, "obl", "obl:agent", "nmod")):
            owner = tree.kid(spot, "nmod:poss")
            if owner is not None or tree.relation(spot) == "obl:agent":
                return line.people(spot if owner is None else owner)
    return Party()


def _told(line: TreeLine, party: Party, place: int) -> Speech:
    """The first of a party; a name before the calling beside it."""
    if not party:
        return Speech(True, None, _definite(line, place))
    first = party.mentions[0]
    if first.form in _VAGUE:
        first = next((m for m in party.mentions if m.form == "name"), first)
    pronoun = first.form == "pronoun"
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
