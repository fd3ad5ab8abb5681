"""What the parse says of a word: its form, its place in the clause, what hangs from it."""

from __future__ import annotations

from collections.abc import Sequence

from caryatid.reading._course import course, framing
from caryatid.reading._denial import denied
from caryatid.reading._mention import Mention
from caryatid.reading._phrases import Phrases
from caryatid.reading._tree import VERBAL, Tree
from caryatid.reading._words import Word
from caryatid.reading.clauses import Line, Party
from caryatid.reading.lexicon import verb_bases

__all__ = ["ParsedLine"]

_OUTSIDE = frozenset({"parataxis", "advcl", "ccomp", "conj", "punct", "acl:relcl", "cc", "appos",
                      "discourse", "dep", "csubj"})  # fmt: skip
_CENTRAL = frozenset({"nsubj", "nsubj:pass", "obj", "root", "ccomp", "parataxis", "obl:agent"})
_AMID = frozenset({"amid", "in", "despite", "into", "to", "toward", "towards", "through", "from"})
_BLAMED = frozenset({"", "of", "to", "against", "over", "by"})
_NEAR = 18
"""Words back in which "neither ... nor" still denies a verb. Source: judgement."""

_TITLE_SHARE = 0.6
"""Share of capitalised words from which a line is a headline. Source: judgement."""


_INSIDE = frozenset({"conj", "amod", "compound"})
"""Relations inside a list of nouns with what describes them."""


class ParsedLine(Line):
    """One sentence whose words have their tree.

    Attributes:
        tree: The parse.
        phrases: Mentions over the parse.
    """

    def __init__(self, tokens: Sequence[Word], mentions: Sequence[Mention], tree: Tree) -> None:
        super().__init__(tokens, mentions)
        self.tree = tree
        self.phrases = Phrases(tree, mentions, self.ranges)

    def party(self, numbers: Sequence[int]) -> Party:
        """Mentions by their numbers as one party."""
        chosen = [n for n in dict.fromkeys(numbers) if self.ranges[n][0] >= 0]
        if not chosen:
            return Party()
        first = min(self.ranges[n][0] for n in chosen)
        last = max(self.ranges[n][1] for n in chosen)
        return Party(tuple(self.mentions[n] for n in chosen), first, last)

    def crowd(self, i: int) -> Party:
        """The crowd for which the noun at word `i` stands ("the protests"), if for any."""
        number = self.at_word.get(i)
        crowd = number is not None and self.mentions[number].kind == "population"
        return self.party([number]) if number is not None and crowd else Party()

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
        return self.tree.lemma(self.tree.token(i))

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

    def past_tense(self, i: int) -> bool:
        """Whether word `i` is a finite verb in the past."""
        return self.tree.tokens[self.tree.token(i)].xpos == "VBD"

    def preposition(self, i: int) -> str:
        """Preposition before the noun at word `i` or the list that it stands in; "" for none."""
        tree = self.tree
        place = tree.token(i)
        while not tree.case(place) and tree.relation(place) in _INSIDE and tree.heads[place] >= 0:
            place = tree.heads[place]
        return tree.case(place)

    def counted(self, i: int) -> bool:
        """Whether the noun at word `i` is one or several: "a loan", "two loans", not "loans"."""
        return self.tree.kid(self.tree.token(i), "det", "nummod") is not None

    def to_verb(self, i: int) -> bool:
        """Whether word `i` is the "to" of a verb."""
        return self.part_of_speech(i) == "PART"

    def listed(self, i: int, other: int) -> bool:
        """Whether the nouns at two words stand in one list ("help, arms and training")."""
        return self._list_head(i) == self._list_head(other)

    def _list_head(self, i: int) -> int:
        place = self.tree.token(i)
        while self.tree.relation(place) in _INSIDE and self.tree.heads[place] >= 0:
            place = self.tree.heads[place]
        return place

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

    def blames_none_of(self, i: int, deeds: frozenset[str]) -> bool:
        """Whether word `i` blames things, none of which is one of the deeds or has a doer."""
        tree = self.tree
        kids = tree.kids(tree.token(i), "obj", "obl", "nmod")
        things = [k for k in kids if tree.case(k) in _BLAMED and self.mention_of(k) is None]
        return bool(things) and not any(tree.lemma(k) in deeds for k in things)

    def mention_of(self, place: int) -> Mention | None:
        """The mention whose head is the token at a place."""
        number = self.phrases.heading.get(place)
        return None if number is None else self.mentions[number]

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

    def opens_clause(self, i: int) -> bool:
        """Whether a clause with a verb is the object of the verb at word `i`."""
        kids = self.tree.kids(self.tree.token(i), "ccomp")
        return any(self.tree.tokens[k].upos in VERBAL for k in kids)

    def names_object(self, i: int) -> bool:
        """Whether the verb at word `i` says what its object is ("called him a tyrant")."""
        kids = self.tree.kids(self.tree.token(i), "xcomp", "ccomp")
        return any(self.tree.tokens[k].upos not in VERBAL for k in kids)

    def says_of(self, i: int, words: frozenset[str]) -> bool:
        """Whether what the verb at word `i` says of its object has one of the words in it."""
        tree = self.tree
        kids = tree.kids(tree.token(i), "xcomp", "obl", "obj", "ccomp", "advcl")
        spots = [k for kid in kids for k in (kid, *tree.below[kid])]
        return any({tree.lemma(k), tree.tokens[k].text.lower()} & words for k in spots)

    def passive(self, verb: int) -> bool:
        """Whether the verb at word `verb` is passive."""
        return self.tree.is_passive(self.tree.token(verb))

    def course(self, i: int, default: str) -> str:
        """Which way the deed at word `i` turns."""
        return course(self.tree, self.tree.token(i), default)

    def denied(self, i: int, turn: str) -> bool:
        """Whether the deed at word `i` is denied."""
        return denied(self.tree, self.tree.token(i), turn) or self._neither(i)

    def _neither(self, i: int) -> bool:
        """Whether "neither ... nor" stands before word `i` in one run of words."""
        lows = [w.low for w in self.tokens[max(0, i - _NEAR) : i]]
        if "nor" not in lows or "neither" not in lows:
            return False
        return not set(lows[lows.index("neither") :]) & {",", ";", "that", "who", "which"}

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
