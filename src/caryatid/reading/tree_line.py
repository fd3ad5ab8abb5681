"""A sentence whose subjects, objects and owners come from its parse.

Where the parse says nothing of a word, or leads to nobody, the word rules of `clauses.Line` answer
only where trials showed that they help.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from caryatid.reading._course import course, denied, framing
from caryatid.reading._data import word_set
from caryatid.reading._mention import Mention
from caryatid.reading._phrases import Phrases
from caryatid.reading._tree import VERBAL, Tree
from caryatid.reading._words import Word
from caryatid.reading.clauses import Line, Party
from caryatid.reading.lexicon import verb_bases, verb_data

__all__ = ["TreeLine"]

_NOBODY = Party()
_TO_OTHER = word_set("to_other")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
_OFTEN_LOOSE = frozenset({"to", "with", "against", "on", "for", "behind", "toward", "towards"})
_OUTSIDE = frozenset({"parataxis", "advcl", "ccomp", "conj", "punct", "acl:relcl", "cc", "appos",
                      "discourse", "dep", "csubj"})  # fmt: skip
_CENTRAL = frozenset({"nsubj", "nsubj:pass", "obj", "root", "ccomp", "parataxis", "obl:agent"})
_AMID = frozenset({"amid", "in", "despite", "into", "to", "toward", "towards", "through", "from"})
_TITLE_SHARE = 0.6
"""Share of capitalised words from which a line is a headline. Source: judgement."""

_STEPS = 6
_GOVERNED = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "iobj", "obl:agent", "xcomp", "ccomp",
                       "obl:unmarked"})  # fmt: skip
_LINKED = frozenset({"conj", "nmod", "compound", "appos", "nmod:poss", "amod", "dep"})
_CLAUSES = frozenset({"acl:relcl", "ccomp", "advcl", "parataxis", "conj", "csubj", "nsubj"})
_PHRASAL = ("obl", "nmod", "obl:agent", "nmod:desc", "advcl", "acl")


class TreeLine(Line):
    """One sentence in which parties can be asked for, by its tree."""

    def __init__(self, tokens: Sequence[Word], mentions: Sequence[Mention], tree: Tree) -> None:
        super().__init__(tokens, mentions)
        self.tree = tree
        self.phrases = Phrases(tree, mentions, self.ranges)

    def _party(self, numbers: Sequence[int]) -> Party:
        chosen = [n for n in dict.fromkeys(numbers) if self.ranges[n][0] >= 0]
        if not chosen:
            return _NOBODY
        first = min(self.ranges[n][0] for n in chosen)
        last = max(self.ranges[n][1] for n in chosen)
        return Party(tuple(self.mentions[n] for n in chosen), first, last)

    # Words ----------------------------------------------------------------------------------

    def is_verb(self, i: int) -> bool:
        """Whether word `i` is a verb form that the lexicon knows."""
        if not 0 <= i < len(self.tokens) or i in self.at_word:
            return False
        return (
            self.tokens[i].low in verb_bases()
            and self.tree.tokens[self.tree.token(i)].upos in VERBAL
        )

    def part_of_speech(self, i: int) -> str:
        """Universal part of speech of word `i`."""
        return self.tree.tokens[self.tree.token(i)].upos

    def lemma(self, i: int) -> str:
        """Dictionary form of word `i`."""
        return self.tree.tokens[self.tree.token(i)].lemma.lower()

    def particle(self, i: int) -> str:
        """Particle of the verb at word `i`, such as "out"; "" for none."""
        kid = self.tree.kid(self.tree.token(i), "compound:prt")
        return "" if kid is None else self.tree.tokens[kid].text.lower()

    def joined(self, i: int) -> bool:
        """Whether a hyphen joins word `i` to the one before it ("Qatari-backed")."""
        return (
            i > 1
            and self.tokens[i - 1].text in "-–"
            and self.tokens[i - 1].end == self.tokens[i].start
            and self.tokens[i - 2].end == self.tokens[i - 1].start
        )

    def describes(self, i: int) -> bool:
        """Whether word `i` stands before a noun that it describes."""
        place = self.tree.token(i)
        return self.tree.relation(place) == "amod" and self.tree.heads[place] > place

    def is_name(self, i: int) -> bool:
        """Whether word `i` belongs to a proper name, in a sentence where capitals tell that."""
        if not self.tokens[i].capital or not i or self.part_of_speech(i) != "PROPN":
            return False
        long = [w for w in self.tokens if w.alpha and len(w.low) > 3]
        return sum(w.capital for w in long) <= _TITLE_SHARE * len(long)

    def about(self, i: int) -> bool:
        """Whether the deed at word `i` is against or about something that it names."""
        kids = self.tree.kids(self.tree.token(i), "obl", "nmod")
        return any(self.tree.case(k) in {"against", "over", "about"} for k in kids)

    def central(self, i: int) -> bool:
        """Whether the noun at word `i` is what its clause is about, not an aside in it."""
        tree = self.tree
        place = tree.token(i)
        relation = tree.relation(place)
        while relation in {"conj", "appos"} and tree.heads[place] >= 0:
            place = tree.heads[place]
            relation = tree.relation(place)
        return relation in _CENTRAL or (relation == "obl" and tree.case(place) in _AMID)

    def has_object(self, i: int) -> bool:
        """Whether the verb at word `i` has a direct object, known or not."""
        return self.tree.kid(self.tree.token(i), "obj") is not None

    def names_object(self, i: int) -> bool:
        """Whether the verb at word `i` says what its object is ("called him a tyrant")."""
        return self.tree.kid(self.tree.token(i), "xcomp", "ccomp") is not None

    def passive(self, verb: int) -> bool:
        """Whether the verb at word `verb` is passive."""
        return self.tree.is_passive(self.tree.token(verb))

    def course(self, i: int, default: str, *, noun: bool) -> str:
        """Which way the deed at word `i` turns."""
        return course(self.tree, self.tree.token(i), default)

    def denied(self, i: int, turn: str) -> bool:
        """Whether the deed at word `i` is denied."""
        return denied(self.tree, self.tree.token(i), turn)

    def framing(self, i: int) -> list[str]:
        """Words that say how the deed at word `i` is put."""
        return framing(self.tree, self.tree.token(i))

    def extent(self, i: int, last: int) -> tuple[int, int]:
        """Words `[first, last)` of the deed at words `[i, last)`: what hangs from it, no more."""
        tree = self.tree
        found = [i, last - 1]
        waiting = [tree.token(w) for w in range(i, min(last, len(self.tokens)))]
        seen = set(waiting)
        while waiting:
            place = waiting.pop()
            found.append(tree.word(place))
            for kid in tree.below[place]:
                if kid not in seen and tree.relation(kid) not in _OUTSIDE:
                    seen.add(kid)
                    waiting.append(kid)
        inside = [w for w in found if w >= 0]
        return min(inside), max(inside) + 1

    # Subjects -------------------------------------------------------------------------------

    def subject(self, verb: int) -> Party:
        """Grammatical subject of the verb at word `verb`, through control and shared subjects."""
        found = self._party(list(self._subject(self.tree.token(verb), 0)))
        if found or self._has_subject(self.tree.token(verb)):
            return found
        return super().subject(verb)

    def _has_subject(self, place: int) -> bool:
        return self.tree.kid(place, *_SUBJECTS) is not None

    def _subject(self, place: int, depth: int) -> Iterator[int]:
        tree = self.tree
        if depth > 8:
            return
        relation = tree.relation(place)
        head = tree.up(place)
        if relation in {"aux", "aux:pass", "cop"} and head is not None:
            yield from self._subject(head, depth + 1)
            return
        own = list(tree.kids(place, *_SUBJECTS))
        own = [k for k in own if k < place] or own
        if not own and tree.tokens[place].upos == "VERB":  # an object before its verb is none
            own = [k for k in tree.kids(place, "obj", "obl:unmarked") if k < place - 1][:1]
            own = own if tree.relation(place) in {"conj", "advcl", "root", "ccomp"} else []
        if own:
            for kid in own:
                yield from self.phrases.people(kid, owners=True)
            return
        if head is None:
            return
        if relation == "amod":
            yield from self.phrases.people(head, owners=False)
        elif relation in {"acl", "acl:relcl"}:
            yield from self._of_noun(place, head, depth)
        elif relation == "xcomp" or (relation == "advcl" and self._told(place, head)):
            yield from self._controlled(place, head, depth)
        elif relation in {"conj", "advcl", "ccomp", "parataxis", "advcl:relcl"}:
            if relation in {"ccomp", "parataxis"} and tree.tokens[place].xpos not in {"VBG", "VB"}:
                return
            if tree.tokens[head].upos in VERBAL or tree.kid(head, "cop", *_SUBJECTS) is not None:
                yield from self._subject(head, depth + 1)

    def _told(self, place: int, head: int) -> bool:
        """“Order the army to fire”, “blame him for firing”: the object of one verb does another."""
        lemma = self.tree.tokens[head].lemma
        mark = {self.tree.tokens[k].text.lower() for k in self.tree.kids(place, "mark")}
        if mark & {"for", "of", "from"}:
            return lemma in {*verb_data()["accuse"], *verb_data()["answers_for"]}
        return "to" in mark and lemma in verb_data()["object_control"]

    def _of_noun(self, place: int, head: int, depth: int) -> Iterator[int]:
        """“Troops sent by X”, “the plan to topple X”: the noun, or whoever has the plan."""
        tree = self.tree
        marks = {tree.tokens[k].text.lower() for k in tree.kids(place, "mark")}
        if not marks & {"to", "for", "of"}:
            yield from self.phrases.people(head, owners=False)
            return
        charged = self._charged(place, head, "acl")
        kid = None if charged is None else tree.kid(charged, "obj", "nsubj:pass")
        if kid is not None:
            yield from self.phrases.people(kid, owners=True)
            return
        if "for" in marks and tree.tokens[head].lemma in verb_data()["answers_for_nouns"]:
            party = self._hanging([head], frozenset({"of"}))
            if party:
                yield from (n for n, m in enumerate(self.mentions) if m in party.mentions)
                return
        owners = list(self.phrases.owners(head))
        if owners and "for" not in marks:
            yield from owners
            return
        for above in tree.above(head):
            if tree.tokens[above].upos in VERBAL:
                yield from self._subject(above, depth + 1)
                return

    def _controlled(self, place: int, head: int, depth: int) -> Iterator[int]:
        """“X asked Y to leave”: Y leaves; “X promised Y to leave”: X does."""
        tree = self.tree
        lemma = tree.tokens[head].lemma
        plain = lemma in {"promise", "vow", "pledge", "threaten", "agree", "swear"}
        if tree.is_passive(head) and not plain:
            yield from self._subject(head, depth + 1)
            return
        told = None if plain or lemma == "call" else tree.kid(head, "obj", "iobj")
        if told is None and lemma in {"call", "appeal"}:
            oblique = (k for k in tree.kids(head, "obl") if tree.case(k) in {"on", "to", "upon"})
            told = next(oblique, None)
        found = [] if told is None else list(self.phrases.people(told, owners=False))
        if found:
            yield from found
        else:
            yield from self._subject(head, depth + 1)

    # Objects --------------------------------------------------------------------------------

    def agent(self, verb: int) -> Party:
        """Who does a passive verb."""
        return self._hanging([self.tree.token(verb)], frozenset({"by"}))

    def patient(self, at: int, last: int, rest: Sequence[str] = ()) -> Party:
        """Direct object of the verb at word `at`, whose phrase goes on with the words `rest`."""
        place = self.tree.token(at)
        inside = self._inside(at, last, rest)
        for kid in self._objects(place):
            if kid not in inside:
                found = list(self.phrases.people(kid, owners=True))
                if found:
                    return self._party(found)
        return self._shared(place, inside)

    def _objects(self, place: int) -> Iterator[int]:
        """Objects of a verb; the subject of what it makes or lets others do."""
        tree = self.tree
        yield from tree.kids(place, "obj", "iobj")
        for kid in tree.kids(place, "xcomp", "ccomp"):
            yield from tree.kids(kid, "nsubj")
            if tree.tokens[kid].upos not in VERBAL:
                yield kid
        subjects = list(tree.kids(place, "nsubj"))
        if len(subjects) > 1 and subjects[-1] > place:  # a participle taken for an adjective
            yield subjects[-1]

    def _shared(self, place: int, inside: set[int]) -> Party:
        """“Detain and torture officials”: verbs joined by "and" share the object of the last."""
        if self.tree.kid(place, "obj") is not None:
            return _NOBODY
        for kid in self.tree.kids(place, "conj"):
            if self.tree.tokens[kid].upos in VERBAL and not self.tree.is_passive(kid):
                obj = self.tree.kid(kid, "obj")
                if obj is not None and obj not in inside and kid - place <= 3:
                    return self._party(list(self.phrases.people(obj, owners=True)))
        return _NOBODY

    def _inside(self, at: int, last: int, rest: Sequence[str]) -> set[int]:
        """Tokens of a phrase; words that stand in its gaps are not among them."""
        words = range(at + 1, min(last, len(self.tokens)))
        own = [w for w in words if not rest or self.tokens[w].low in rest]
        return {self.tree.token(w) for w in (at, *own)}

    def issuer(self, at: int) -> Party:
        """“Broke a ban imposed by the court”: who does what the object has suffered."""
        obj = self.tree.kid(self.tree.token(at), "obj")
        kid = None if obj is None else self.tree.kid(obj, "acl")
        word = -1 if kid is None else self.tree.word(kid)
        return _NOBODY if word < 0 else self.agent(word)

    def indirect(self, at: int) -> Party:
        """Who is given something by the verb at word `at`."""
        place = self.tree.token(at)
        kid = self.tree.kid(place, "iobj") or self.phrases.given_to(place)
        return _NOBODY if kid is None else self._party(list(self.phrases.people(kid, owners=True)))

    def oblique(
        self, at: int, last: int, prepositions: Iterable[str] = _TO_OTHER, rest: Sequence[str] = ()
    ) -> Party:
        """Who stands after one of the prepositions that hang from words `[at, last)`."""
        got = self._hanging(sorted(self._inside(at, last, rest)), frozenset(prepositions))
        wanted = frozenset(prepositions) & _OFTEN_LOOSE
        if not got and wanted:
            return self.after(max(at + 1, last), wanted, reach=5)
        return got

    def _hanging(self, places: Sequence[int], wanted: frozenset[str]) -> Party:
        """The phrase with a wanted preposition that hangs from the places, else from below them."""
        tree = self.tree
        direct = [k for p in places for k in tree.kids(p, *_PHRASAL) if k > places[0]]
        below = [k for p in places for k in self._below(p) if k > places[0]]
        for kid in (*direct, *sorted(below)):
            if kid not in places and tree.case(kid) in wanted:
                party = self._party(list(self.phrases.people(kid, owners=True)))
                if party:
                    return party
        return _NOBODY

    def _below(self, place: int) -> Iterator[int]:
        """Phrases under a token, other clauses left out: the parse may hang them too low."""
        for kid in self.tree.below[place]:
            relation = self.tree.relation(kid)
            nouns = relation == "conj" and self.tree.tokens[kid].upos == "NOUN"
            if relation in _CLAUSES and not nouns:
                continue
            if self.tree.relation(kid) in _PHRASAL:
                yield kid
            yield from self._below(kid)

    # Nouns ----------------------------------------------------------------------------------

    def owner(self, i: int) -> Party:
        """Who owns or qualifies the noun at word `i`."""
        return self._party(list(self.phrases.owners(self.tree.token(i))))

    def predicated(self, i: int) -> Party:
        """Whom a predicate noun or adjective at word `i` is said of."""
        tree = self.tree
        place = tree.token(i)
        for _ in range(_STEPS):
            subjects = tree.kids(place, *_SUBJECTS)
            found = [n for k in subjects for n in self.phrases.people(k, owners=True)]
            head = tree.up(place)
            if found or head is None:
                return self._party(found)
            relation = tree.relation(place)
            if relation in {"appos", "amod", "acl"}:
                return self._party(list(self.phrases.people(head, owners=False)))
            if relation in {"xcomp", "conj", "obl"} and tree.tokens[head].upos in VERBAL:
                return self._party(list(self._subject(head, 1)))
            if relation not in {"case", "advmod", "nmod", "obl", "conj", "xcomp", "fixed"}:
                return _NOBODY
            place = head
        return _NOBODY

    def appositive(self, i: int) -> Party:
        """Whoever stands beside the noun at word `i` as another name of it."""
        place = self.tree.token(i)
        found = [n for k in self.tree.kids(place, "appos", "flat") for n in self.phrases.people(k, owners=False)]
        return self._party(found)

    def role(self, i: int) -> tuple[int, str] | None:
        """The verb that governs the noun at word `i`, and its relation to it.

        The relation is "accused" where the verb charges somebody with the deed.
        """
        tree = self.tree
        place = tree.token(i)
        for _ in range(_STEPS):
            head = tree.up(place)
            if head is None:
                return None
            relation = tree.relation(place)
            charged = self._charged(place, head, relation)
            if charged is not None:
                return self._placed(charged, "accused")
            if tree.tokens[head].upos == "VERB" and relation in _GOVERNED:
                if self._qualifies(head, place):
                    place = head
                    continue
                return self._placed(head, relation)
            if relation not in _LINKED:
                return None
            place = head
        return None

    def _placed(self, place: int, relation: str) -> tuple[int, str] | None:
        word = self.tree.word(place)
        return None if word < 0 else (word, relation)

    def _qualifies(self, verb: int, noun: int) -> bool:
        """“Faces mounting criticism”: a participle before the noun, taken for its verb."""
        tree = self.tree
        joined = tree.tokens[verb].xpos in {"VBG", "VBN"} and tree.relation(verb) in {
            "xcomp",
            "obj",
        }
        return (
            joined
            and verb < noun
            and all(tree.tokens[k].upos == "ADJ" for k in range(verb + 1, noun))
        )

    def _charged(self, place: int, head: int, relation: str) -> int | None:
        """The verb that charges somebody with the deed at a token, if one does."""
        tree = self.tree
        if tree.case(place) not in {"of", "for", "with"} and relation not in {"advcl", "acl"}:
            return None
        for verb in (head, tree.up(head)):
            if verb is not None and tree.tokens[verb].lemma in verb_data()["accuse"]:
                direct = verb == head or tree.relation(head) in {"obj", "nsubj:pass"}
                return verb if direct else None
        return None

    def accused(self, verb: int) -> Party:
        """Whom the verb at word `verb` charges."""
        place = self.tree.token(verb)
        kid = self.tree.kid(place, "nsubj:pass") or self.tree.kid(place, "obj")
        return _NOBODY if kid is None else self._party(list(self.phrases.people(kid, owners=True)))

    def accuser(self, i: int) -> Party:
        """Who charges somebody with the deed at word `i`, if anybody does."""
        place = self.tree.token(i)
        head = self.tree.up(place)
        verb = None if head is None else self._charged(place, head, self.tree.relation(place))
        if verb is None:
            role = self.role(i)
            if role is None or role[1] != "accused":
                return _NOBODY
            verb = self.tree.token(role[0])
        word = self.tree.word(verb)
        if word < 0:
            return _NOBODY
        return self.agent(word) if self.tree.is_passive(verb) else self.subject(word)

    def asker(self, i: int) -> Party:
        """Who asks for what the noun at word `i` names ("Chad's request for a loan")."""
        tree = self.tree
        for head in tree.above(tree.token(i)):
            if tree.tokens[head].upos in VERBAL:
                return _NOBODY
            if tree.tokens[head].lemma in word_set("asked_for"):
                word = tree.word(head)
                return self.owner(word) or self.oblique(word, word + 1, {"by", "from", "of"})
        return _NOBODY

    def governor(self, i: int) -> int | None:
        """Verb that governs the noun at word `i` as its object or complement."""
        found = self.role(i)
        return None if found is None else found[0]
