"""A sentence whose subjects, objects and owners come from its parse.

Where the tree has no subject for a verb, or nothing after a loose preposition, the word rules of
`clauses.Line` answer: trials showed that they help there and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from caryatid.reading._data import word_set
from caryatid.reading._hanging import charged, hanging
from caryatid.reading._parsed_line import ParsedLine
from caryatid.reading._placed import RELATIVES
from caryatid.reading._subjects import subjects
from caryatid.reading._tree import SUBJECTS, VERBAL
from caryatid.reading.clauses import Party
from caryatid.reading.lexicon import verb_data

__all__ = ["TreeLine"]

_NOBODY = Party()
_TO_OTHER = word_set("to_other")
_OFTEN_LOOSE = frozenset({"to", "with", "against", "on", "for", "behind", "toward", "towards"})
_REACH = 5
"""Words in which a loose preposition is looked for. Source: trials."""

_STEPS = 6
_GOVERNED = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "iobj", "obl:agent", "xcomp", "ccomp",
                       "obl:unmarked"})  # fmt: skip
_LINKED = frozenset({"conj", "nmod", "compound", "appos", "nmod:poss", "amod", "dep"})


class TreeLine(ParsedLine):
    """One sentence in which parties can be asked for, by its tree."""

    def subject(self, verb: int) -> Party:
        """Grammatical subject of the verb at word `verb`, through control and shared subjects."""
        place = self.tree.token(verb)
        found = self.party(list(subjects(self.phrases, place)))
        if found or self.tree.kid(place, *SUBJECTS) is not None:
            return found
        return super().subject(verb)

    def people(self, place: int | None) -> Party:
        """Whom the phrase under a token stands for; nobody for None."""
        return (
            _NOBODY if place is None else self.party(list(self.phrases.people(place, owners=True)))
        )

    # Objects --------------------------------------------------------------------------------

    def agent(self, verb: int) -> Party:
        """Who does a passive verb."""
        return self._behind([self.tree.token(verb)], {"by"})

    def patient(self, at: int, last: int, rest: Sequence[str] = ()) -> Party:
        """Direct object of the verb at word `at`, whose phrase goes on with the words `rest`."""
        place = self.tree.token(at)
        inside = self._inside(at, last, rest)
        for kid in self._objects(place):
            if kid not in inside:
                found = list(self.phrases.people(kid, owners=True))
                if found:
                    return self.party(found)
        return self._shared(place, inside)

    def _objects(self, place: int) -> Iterator[int]:
        """Objects of a verb; the subject of what it makes or lets others do."""
        tree = self.tree
        yield from tree.kids(place, "obj", "iobj")
        bare = tree.kids(place, "obl", "obl:unmarked")  # an object, taken for a measure of time
        yield from (k for k in bare if k > place and not tree.case(k))
        for kid in tree.kids(place, "xcomp", "ccomp"):
            yield from tree.kids(kid, "nsubj")
            if tree.tokens[kid].upos not in VERBAL:
                yield kid
        subjects = list(tree.kids(place, "nsubj"))
        if len(subjects) > 1 and subjects[-1] > place:  # a participle taken for an adjective
            yield subjects[-1]
        elif len(subjects) > 1 and tree.tokens[subjects[0]].text.lower() in RELATIVES:
            yield subjects[0]

    def _shared(self, place: int, inside: set[int]) -> Party:
        """“Detain and torture officials”: verbs joined by "and" share the object of the last."""
        if self.tree.kid(place, "obj") is not None:
            return _NOBODY
        for kid in self.tree.kids(place, "conj"):
            if self.tree.tokens[kid].upos in VERBAL and not self.tree.is_passive(kid):
                obj = self.tree.kid(kid, "obj")
                if obj is not None and obj not in inside and kid - place <= 3:
                    return self.people(obj)
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

    def author_of_object(self, at: int) -> Party:
        """“Condemned the raid by X”: who does the deed that the object names."""
        obj = self.tree.kid(self.tree.token(at), "obj", "nsubj:pass")
        return _NOBODY if obj is None else self._behind([obj], {"by"})

    def _behind(self, places: Sequence[int], prepositions: Iterable[str]) -> Party:
        """Who hangs from tokens by a preposition."""
        return self.party(hanging(self.phrases, places, frozenset(prepositions)))

    def indirect(self, at: int) -> Party:
        """Who is given something by the verb at word `at`."""
        place = self.tree.token(at)
        kid = self.tree.kid(place, "iobj")
        return self.people(self.phrases.given_to(place) if kid is None else kid)

    def oblique(
        self, at: int, last: int, prepositions: Iterable[str] = _TO_OTHER, rest: Sequence[str] = ()
    ) -> Party:
        """Who stands after one of the prepositions that hang from words `[at, last)`."""
        got = self._behind(sorted(self._inside(at, last, rest)), prepositions)
        wanted = frozenset(prepositions) & _OFTEN_LOOSE
        if not got and wanted:
            verbs = self.part_of_speech(at) in VERBAL
            return self.after(max(at + 1, last), wanted, _REACH, verbs=verbs)
        return got

    # Nouns ----------------------------------------------------------------------------------

    def owner(self, i: int) -> Party:
        """Who owns or qualifies the noun at word `i`."""
        return self.party(list(self.phrases.owners(self.tree.token(i))))

    def head(self, first: int, last: int) -> int:
        """Word that heads the phrase of words `[first, last)`: “option” in "military option"."""
        word = self.tree.word(self.tree.top([self.tree.token(w) for w in range(first, last)]))
        return word if first <= word < last else first

    def predicated(self, i: int) -> Party:
        """Whom a predicate noun or adjective at word `i` is said of."""
        tree = self.tree
        place = tree.token(i)
        for _ in range(_STEPS):
            own = list(tree.kids(place, *SUBJECTS))[:1]
            found = [n for k in own for n in self.phrases.people(k, owners=True)]
            head = tree.up(place)
            if found or head is None:
                return self.party(found)
            relation = tree.relation(place)
            if relation in {"appos", "amod", "acl"}:
                return self.party(list(self.phrases.people(head, owners=False)))
            obj = tree.kid(head, "obj")
            if relation in {"xcomp", "obl"} and obj is not None:  # "called the vote invalid"
                return self.people(obj)
            if relation in {"xcomp", "conj", "obl"} and tree.tokens[head].upos in VERBAL:
                return self.party(list(subjects(self.phrases, head, 1)))
            if relation not in {"case", "advmod", "nmod", "obl", "conj", "xcomp", "fixed"}:
                return _NOBODY
            place = head
        return _NOBODY

    def described_owner(self, i: int) -> Party:
        """“The premier's jailed rivals”: who owns the noun that word `i` describes."""
        head = self.tree.up(self.tree.token(i))
        kid = None if head is None else self.tree.kid(head, "nmod:poss")
        return self.people(kid)

    def appositive(self, i: int) -> Party:
        """Whoever stands beside the noun at word `i` as another name of it."""
        place = self.tree.token(i)
        found = [
            n
            for k in self.tree.kids(place, "appos", "flat")
            for n in self.phrases.people(k, owners=False)
        ]
        return self.party(found)

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
            accuser = charged(tree, place)
            if accuser is not None:
                return self._placed(accuser, "accused")
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

    def accused(self, verb: int) -> Party:
        """Whom the verb at word `verb` charges."""
        place = self.tree.token(verb)
        return self.people(self.tree.kid(place, "nsubj:pass", "obj"))

    def accuser(self, i: int) -> Party:
        """Who charges somebody with the deed at word `i`, if anybody does."""
        verb = charged(self.tree, self.tree.token(i))
        if verb is None:
            role = self.role(i)
            if role is None or role[1] != "accused":
                return _NOBODY
            verb = self.tree.token(role[0])
        word = self.tree.word(verb)
        if word < 0:
            return _NOBODY
        return self.agent(word) if self.tree.is_passive(verb) else self.subject(word)

    def relative(self, i: int) -> int | None:
        """“Missiles that Iran sent”: the verb whose object the noun at word `i` is."""
        kid = self.tree.kid(self.tree.token(i), "acl:relcl")
        if kid is None or self.tree.is_passive(kid):
            return None
        subject = self.tree.kid(kid, *SUBJECTS)
        if subject is None or self.tree.tokens[subject].text.lower() in RELATIVES:
            return None
        word = self.tree.word(kid)
        return word if word >= 0 else None

    def host(self, i: int) -> Party:
        """“Flew to Cairo to ask for help”: to whom somebody goes to do what the verb says."""
        head = self.tree.up(self.tree.token(i))
        if head is None or self.tree.relation(self.tree.token(i)) not in {"advcl", "xcomp", "acl"}:
            return _NOBODY
        if self.tree.lemma(head) not in word_set("journeys"):
            return _NOBODY
        return self._behind([head], {"to", "in", "into"})

    def teller(self, i: int) -> Party:
        """Who says the clause that word `i` stands in, before or behind it."""
        tree = self.tree
        speech = verb_data()["speech"]
        place = tree.token(i)
        for head in (place, *tree.above(place)):
            for verb in (head, *tree.kids(head, "parataxis")):
                word = tree.word(verb)
                says = tree.tokens[verb].upos == "VERB" and tree.lemma(verb) in speech
                if says and word >= 0 and not tree.is_passive(verb):
                    return self.subject(word)
        return _NOBODY

    def asker(self, i: int) -> Party:
        """Who asks for what the noun at word `i` names ("Chad's request for a loan")."""
        tree = self.tree
        for head in tree.above(tree.token(i)):
            if tree.tokens[head].upos in VERBAL:
                return _NOBODY
            if tree.lemma(head) in word_set("asked_for"):
                word = tree.word(head)
                return self.owner(word) or self.oblique(word, word + 1, {"by", "from", "of"})
        return _NOBODY

    def governor(self, i: int) -> int | None:
        """Verb that governs the noun at word `i` as its object or complement."""
        found = self.role(i)
        return None if found is None else found[0]
