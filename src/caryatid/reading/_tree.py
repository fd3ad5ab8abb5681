"""The parse of one sentence under its words: heads, dependents, and the phrases of mentions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from caryatid.reading._words import Word
from caryatid.reading.language import Parsed, ParsedSentence, Token
from caryatid.reading.lexicon import verb_bases

__all__ = ["NOMINAL", "SUBJECTS", "VERBAL", "Tree", "sentences_in", "tree_over"]

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve"})
_BE = frozenset({"be", "been", "being", "is", "are", "was", "were", "get", "got", "gets"})
_MAIN = frozenset({"root", "ccomp", "parataxis", "acl:relcl"})
_PASSIVE = frozenset({"nsubj:pass", "aux:pass", "csubj:pass"})


class Tree:
    """Tokens of a line with their trees; places count tokens, not words.

    Attributes:
        tokens: Tokens of the line; several trees may stand side by side.
        heads: Place of each token's head; -1 for roots.
        below: Places of each token's dependents, in order.
    """

    def __init__(
        self, tokens: Sequence[Token], heads: Sequence[int], words: Sequence[Word]
    ) -> None:
        self.tokens = tokens
        self.heads = heads
        self.below: list[list[int]] = [[] for _ in tokens]
        for place, head in enumerate(heads):
            if head >= 0:
                self.below[head].append(place)
        starts = [t.start for t in tokens]
        self._token = [bisect_right(starts, w.start) - 1 for w in words]
        self._word: dict[int, int] = {}
        for number, place in enumerate(self._token):
            self._word.setdefault(place, number)

    def token(self, word: int) -> int:
        """Place of the token that holds a word; -1 for none."""
        place = self._token[word]
        inside = place >= 0
        return place if inside else -1

    def word(self, place: int) -> int:
        """Number of the first word of a token; -1 where the line leaves it out."""
        return self._word.get(place, -1)

    def relation(self, place: int) -> str:
        """Relation of a token to its head."""
        return self.tokens[place].relation

    def lemma(self, place: int) -> str:
        """Dictionary form of a token in small letters; of a verb, the lexicon's if it has it."""
        token = self.tokens[place]
        if token.upos in VERBAL:
            return verb_bases().get(token.text.lower(), token.lemma.lower())
        return token.lemma.lower()

    def kids(self, place: int, *relations: str) -> Iterator[int]:
        """Dependents of a token with one of the relations, in order."""
        for kid in self.below[place]:
            if self.tokens[kid].relation in relations:
                yield kid

    def kid(self, place: int, *relations: str) -> int | None:
        """The first dependent with one of the relations."""
        return next(self.kids(place, *relations), None)

    def up(self, place: int) -> int | None:
        """The head of a token, None for a root."""
        head = self.heads[place]
        return head if head >= 0 else None

    def above(self, place: int) -> Iterator[int]:
        """All heads over a token, the nearest first."""
        head = self.heads[place]
        while head >= 0:
            yield head
            head = self.heads[head]

    def top(self, places: Sequence[int]) -> int:
        """The token of a phrase whose head stands outside it."""
        inside = set(places)
        for place in places:
            if self.heads[place] not in inside:
                return place
        return places[0]

    def case(self, place: int) -> str:
        """Preposition before a phrase in small letters, its parts joined; "" for none."""
        found = [k for k in self.kids(place, "case", "mark") if k < place]
        return self.tokens[found[0]].text.lower() if found else ""

    def is_passive(self, place: int) -> bool:
        """Whether a verb form is passive: with "be", reduced ("sent by"), or before its noun."""
        helpers = {self.tokens[k].text.lower() for k in self.kids(place, "aux", "aux:pass")}
        if helpers & _HAVE and not helpers & _BE:
            return False  # whatever the labels say
        if not helpers and self.tokens[place].xpos == "VBD":
            return False
        if any(self.tokens[k].relation in _PASSIVE for k in self.below[place]):
            return bool(helpers) or not self._finite(place)
        token = self.tokens[place]
        if token.xpos not in {"VBN", "VBD", "JJ"}:
            return False
        if token.relation == "xcomp" and token.xpos == "VBN":
            return self.is_passive(self.heads[place])  # "were reported killed"
        if token.relation in {"acl", "amod"} or (token.relation == "advcl" and token.xpos == "VBN"):
            return not any(self.tokens[k].relation in {"aux", "nsubj"} for k in self.below[place])
        if token.relation == "conj" and token.xpos == "VBN" and token.head >= 0:
            shared = not any(self.tokens[k].relation == "nsubj" for k in self.below[place])
            return shared and self.is_passive(self.heads[place])
        return False

    def _finite(self, place: int) -> bool:
        """Whether a verb without a helper is the past of a full sentence, whatever its labels.

        Headlines leave the helper out; they have no full stop.
        """
        full = self.tokens[-1].text in {".", "”", '"'}
        by = any(self.case(k) == "by" for k in self.below[place])
        return full and not by and self.relation(place) in _MAIN


def sentences_in(parsed: Parsed, start: int, end: int) -> Iterator[ParsedSentence]:
    """Parsed sentences that share a character with `[start, end)`, in order."""
    place = bisect_left(parsed.sentences, start + 1, key=lambda s: s.end)
    while place < len(parsed.sentences) and parsed.sentences[place].start < end:
        yield parsed.sentences[place]
        place += 1


def tree_over(parsed: Parsed, words: Sequence[Word]) -> Tree | None:
    """The trees over a line of words, side by side; None where nothing was parsed."""
    if not words:
        return None
    tokens: list[Token] = []
    heads: list[int] = []
    for sentence in sentences_in(parsed, words[0].start, words[-1].end):
        base = len(tokens)
        tokens.extend(sentence.tokens)
        heads.extend(t.head + base if t.head >= 0 else -1 for t in sentence.tokens)
    return Tree(tokens, heads, words) if tokens else None
