"""Which mentions a phrase of the parse stands for: lists, titles, appositions, relatives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from caryatid.reading._data import word_set
from caryatid.reading._mention import Mention
from caryatid.reading._tree import NOMINAL, Tree

__all__ = ["Phrases"]

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_DEPTH = 6
_OWNERS = frozenset(
    {"adjective", "name", "group", "seat", "capital", "people", "leader_role", "pronoun", "self"}
)
_VAGUE = frozenset({"group", "leader_role"})
_LEND = ("nmod:poss", "amod", "compound", "nmod")


class Phrases:
    """Mentions of a sentence over its tree.

    Args:
        tree: The parse.
        mentions: In order.
        ranges: Words of each mention; (-1, -1) for one that is passed over.
    """

    def __init__(
        self, tree: Tree, mentions: Sequence[Mention], ranges: Sequence[tuple[int, int]]
    ) -> None:
        self.tree = tree
        self.mentions = mentions
        self.covering: dict[int, int] = {}
        self.heading: dict[int, int] = {}
        for number, (first, last) in enumerate(ranges):
            places = [tree.token(w) for w in range(first, last)] if first >= 0 else []
            if not places:
                continue
            for place in places:
                self.covering.setdefault(place, number)
            self.heading[tree.top(places)] = number

    def people(self, place: int, *, owners: bool, depth: int = 0) -> Iterator[int]:
        """Mentions that the phrase headed by a token stands for, a list in full.

        Args:
            place: The head of the phrase.
            owners: Whether whoever owns an unknown noun may stand for it.
            depth: How many phrases have been opened so far.
        """
        if depth > _DEPTH:
            return
        yield from self._single(place, owners, depth)
        for kid in self.tree.kids(place, "conj"):
            if any(
                self.tree.tokens[k].text.lower() in {"rather", "not"} for k in self.tree.below[kid]
            ):
                continue
            if self.tree.tokens[kid].upos in NOMINAL or kid in self.covering:
                yield from self.people(kid, owners=owners, depth=depth + 1)
        for kid in self.tree.kids(place, "nmod"):
            if self.tree.kid(kid, "cc") is not None and kid > place:  # "as well as"
                yield from self.people(kid, owners=owners, depth=depth + 1)

    def _single(self, place: int, owners: bool, depth: int) -> Iterator[int]:
        tree = self.tree
        token = tree.tokens[place]
        if token.text.lower() in _RELATIVES and token.upos in {"PRON", "DET", "SCONJ"}:
            yield from self._antecedent(place, owners, depth)
            return
        number = self.heading.get(place, self.covering.get(place))
        if number is not None and (
            self.mentions[number].form != "adjective" or place in self.heading
        ):
            vague = self.mentions[number].form in _VAGUE
            members = list(self._members(place, depth)) if vague else []
            if members:
                yield from members
                return
            name = self._named(place) if vague else None
            yield number if name is None else name
            yield from self._run(place, number, depth)
            return
        for kid in tree.kids(place, "flat", "appos"):
            found = list(self.people(kid, owners=False, depth=depth + 1))
            if found:
                yield from found
                return
        head = tree.up(place)
        if tree.relation(place) == "appos" and head is not None and head in self.heading:
            yield self.heading[head]  # "France, a country that ..."
            return
        parts = list(self._parts(place, owners, depth))
        if parts:
            yield from parts
        elif owners:
            yield from self.owners(place)

    def _members(self, place: int, depth: int) -> Iterator[int]:
        """“Countries including Chad and Niger”: the members that a group is named by."""
        for kid in self.tree.kids(place, "nmod"):
            if self.tree.case(kid) in {"including", "such", "like"}:
                yield from self.people(kid, owners=False, depth=depth + 1)

    def _parts(self, place: int, owners: bool, depth: int) -> Iterator[int]:
        """“A column of soldiers”, “countries including Chad”: whom an unknown noun is made of."""
        token = self.tree.tokens[place]
        words = {token.lemma, token.text.lower()}
        counted = bool(words & word_set("quantities")) or token.upos in {"NUM", "DET"}
        for kid in self.tree.kids(place, "nmod"):
            case = self.tree.case(kid)
            found = list(self.people(kid, owners=owners and counted, depth=depth + 1))
            if case in {"including", "such", "like"} or (case == "of" and counted):
                yield from found
            elif case == "of" and token.lemma in word_set("collectives"):
                yield from (n for n in found if self.mentions[n].form in {"group", "people"})

    def _named(self, place: int) -> int | None:
        """The name beside a title: "the president, Ann Roe"."""
        for kid in self.tree.kids(place, "appos", "flat"):
            number = self.heading.get(kid)
            if number is not None and self.mentions[number].form == "name":
                return number
        return None

    def _run(self, place: int, number: int, depth: int) -> Iterator[int]:
        """States named side by side, which the parse takes for an apposition."""
        if self.mentions[number].kind != "state":
            return
        for kid in self.tree.kids(place, "appos"):
            other = self.heading.get(kid)
            if other is not None and self.mentions[other].kind == "state":
                yield from self.people(kid, owners=False, depth=depth + 1)

    def _antecedent(self, place: int, owners: bool, depth: int) -> Iterator[int]:
        near = self._just_before(place)
        if near is not None:
            yield from self.people(near, owners=owners, depth=depth + 1)
            return
        for above in self.tree.above(place):
            if self.tree.relation(above) in {"acl:relcl", "acl", "advcl:relcl"}:
                head = self.tree.up(above)
                if head is not None:
                    yield from self.people(head, owners=owners, depth=depth + 1)
                return

    def _just_before(self, place: int) -> int | None:
        """The mention that ends right before a relative pronoun; no list, whose head is far."""
        back = place - 1
        while back > 0 and self.tree.tokens[back].text in {",", ")", "-", "–", "—"}:
            back -= 1
        number = self.covering.get(back) if back >= 0 else None
        if number is None:
            return None
        head = next((p for p, n in self.heading.items() if n == number), None)
        return None if head is None or self.tree.relation(head) == "conj" else head

    def given_to(self, verb: int) -> int | None:
        """“Give Chad new loans”: a name that the parse joins to the object of a verb of giving."""
        tree = self.tree
        if tree.lemma(verb) not in word_set("giving"):
            return None
        obj = tree.kid(verb, "obj")
        if obj is None:
            return None
        first = min((k for k in tree.below[obj] if k < obj), default=obj)
        joined = (
            tree.relation(first) in {"compound", "nmod", "nmod:poss"} and first in self.covering
        )
        if not joined or tree.kid(first, "case") is not None:
            return None
        form = self.mentions[self.covering[first]].form
        return first if form in {"name", "group", "people", "seat", "capital"} else None

    def _owns(self, number: int, relation: str) -> bool:
        """Whether a mention may own a noun: a name beside it that nobody knows is its make."""
        mention = self.mentions[number]
        make = relation == "compound" and mention.form == "name" and mention.country is None
        return mention.form in _OWNERS and not (make and mention.kind == "civil_society")

    def owners(self, place: int) -> Iterator[int]:
        """Mentions that own or qualify a noun, the nearest possessor first."""
        head = self.tree.up(place)
        given = None if head is None else self.given_to(head)
        for relation in _LEND:
            for kid in self.tree.kids(place, relation):
                if kid == given:
                    continue
                if relation == "nmod" and kid > place:
                    continue
                number = self.heading.get(kid, self.covering.get(kid))
                if number is not None and self._owns(number, relation):
                    yield from self.people(kid, owners=False, depth=1)
                    return
        alone = self.tree.kid(place, "det") is not None
        if head is not None and self.tree.relation(place) == "conj" and not alone:
            # "Omani aid and advice"
            yield from self.owners(head)
