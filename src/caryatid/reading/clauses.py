"""Finds who stands where around a word, without a parser.

A trained parser can replace this module: `frames` asks it only for the clause of a word, the
subject of a verb, its object, the parties after prepositions and the owner of a noun.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from caryatid.reading._data import word_set
from caryatid.reading._words import Word
from caryatid.reading.actors import Mention
from caryatid.reading.lexicon import verb_bases, verb_data

__all__ = ["Line", "Party"]

_QUANTITIES = word_set("quantities")
_STOPS = frozenset({";", ":", "“", "”", "—", "(", ")", '"', "–"})
_MARKS = _STOPS | {","}
_PREPOSITIONS = word_set("prepositions")
_SUBORDINATORS = word_set("subordinators")
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_DETERMINERS = word_set("determiners")
_TO_OTHER = word_set("to_other")
_AUX = word_set("aux")


@dataclass(frozen=True, slots=True)
class Party:
    """Mentions that fill one place, a list such as "X, Y and Z" together."""

    mentions: tuple[Mention, ...] = ()
    first: int = -1
    last: int = -1

    def __bool__(self) -> bool:
        return bool(self.mentions)


_NOBODY = Party()


@dataclass(slots=True)
class Line:
    """One sentence with its mentions in word positions."""

    tokens: Sequence[Word]
    mentions: Sequence[Mention]
    _at: dict[int, int] = field(default_factory=dict)
    _range: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for number, mention in enumerate(self.mentions):
            inside = [
                i for i, w in enumerate(self.tokens) if mention.start <= w.start < mention.end
            ]
            if not inside:
                self._range.append((-1, -1))
                continue
            self._range.append((inside[0], inside[-1] + 1))
            for i in inside:
                self._at.setdefault(i, number)

    def mention_at(self, i: int) -> Mention | None:
        """Mention that covers word `i`."""
        number = self._at.get(i)
        return None if number is None else self.mentions[number]

    def text(self, mention: Mention) -> str:
        """Words of a mention, single spaces between them."""
        inside = [w.text for w in self.tokens if mention.start <= w.start < mention.end]
        return " ".join(inside)

    def is_verb(self, i: int) -> bool:
        """Whether word `i` looks like a verb form."""
        if i in self._at or not 0 <= i < len(self.tokens):
            return False
        return self.tokens[i].low in verb_bases()

    def clause(self, i: int) -> tuple[int, int]:
        """Words `[first, last)` of the clause around word `i`: up to marks and conjunctions."""
        first = i
        while first > 0 and not self._breaks(first - 1):
            first -= 1
        last = i + 1
        while last < len(self.tokens) and not self._breaks(last):
            last += 1
        return first, last

    def _breaks(self, i: int) -> bool:
        word = self.tokens[i]
        if word.text == ",":
            return not (self.mention_at(i - 1) and self.mention_at(i + 1) and not self._acts(i + 1))
        return word.text in _STOPS or (
            word.low in {"but", "while", "because", "although", "if", "unless"}
        )

    def _acts(self, i: int) -> bool:
        """Whether a verb follows the mention at word `i`, so that it opens a clause."""
        end = self._range[self._at[i]][1]
        return end < len(self.tokens) and (self.tokens[end].low in _AUX or self.is_verb(end))

    # Subjects -------------------------------------------------------------------------------

    def subject(self, verb: int) -> Party:
        """Who does the verb at word `verb`; nobody rather than a guess."""
        start = self._group_start(verb)
        before = self.tokens[start - 1].low if start else ""
        infinitive = before == "to"
        loose = infinitive or before in {"and", "or", ",", "then"} or self._is_ing(verb, start)
        if before in _RELATIVES and start > 1:
            party = self._antecedent(start - 2)
            if party:
                return party
        return self._scan_left(start - 1, loose=loose, infinitive=infinitive)

    def _is_ing(self, verb: int, start: int) -> bool:
        return self.tokens[verb].low.endswith("ing") and start == verb

    def _group_start(self, verb: int) -> int:
        start = verb
        while start > 0 and start - 1 not in self._at:
            low = self.tokens[start - 1].low
            if low in _AUX or (low.endswith("ly") and len(low) > 4):
                start -= 1
            else:
                break
        return start

    def _antecedent(self, i: int) -> Party:
        while i >= 0 and self.tokens[i].text in {",", ")"}:
            i -= 1
        return self._list_left(i) if i in self._at else _NOBODY

    def _scan_left(self, i: int, *, loose: bool, infinitive: bool) -> Party:
        crossed = 0
        near = i - 1  # "Cuban doctors arrived": who they are is not known, whose they are is
        while i >= 0:
            word = self.tokens[i]
            if i in self._at:
                first = self._range[self._at[i]][0]
                if i == near and self.mentions[self._at[i]].form == "adjective":
                    return self._list_left(i)
                if infinitive and self._plans(i, near):
                    return self._list_left(i)
                if self._is_subject(i, first, loose=loose, infinitive=infinitive):
                    return self._list_left(i)
                i = first - 1
                continue
            if word.text in _STOPS and not (loose and word.text in {"—", "–"}):
                return _NOBODY
            if word.low in _SUBORDINATORS and not loose:
                return _NOBODY
            if self.is_verb(i) and not loose:
                crossed += 1
                if crossed > 1:
                    return _NOBODY
            i -= 1
        return _NOBODY

    def _is_subject(self, i: int, first: int, *, loose: bool, infinitive: bool) -> bool:
        mention = self.mentions[self._at[i]]
        if mention.possessive or mention.form == "adjective":
            return False
        before = self._before_phrase(first)
        if before < 0:
            return True
        low = self.tokens[before].low
        if low in {"and", "or", ","} and before - 1 in self._at:
            outer = self._range[self._at[before - 1]][0]
            return self._is_subject(before - 1, outer, loose=loose, infinitive=infinitive)
        if low == "of" and self.tokens[before - 1].low in _QUANTITIES:
            return True
        if low in _PREPOSITIONS:
            control = before > 0 and verb_bases().get(self.tokens[before - 1].low) in {
                "call",
                "appeal",
            }
            return infinitive and control
        if loose and self.is_verb(before):
            base = verb_bases()[self.tokens[before].low]
            return infinitive and base != "call" and base in verb_data()["object_control"]
        return True

    def _plans(self, i: int, near: int) -> bool:
        """“Their bid to unseat”: who owns the plan would do the deed."""
        owns = self.mentions[self._at[i]].possessive and 0 <= near - i <= 3
        return owns and not any(self.tokens[p].low in _PREPOSITIONS for p in range(i + 1, near))

    def _before_phrase(self, first: int) -> int:
        """The word before a noun phrase, its determiners and owners passed over."""
        before = first - 1
        while before >= 0:
            owner = self._at.get(before)
            if self.tokens[before].low in _DETERMINERS or self.tokens[before].low == "'s":
                before -= 1
            elif owner is not None and self.mentions[owner].possessive:
                before = self._range[owner][0] - 1
            else:
                break
        return before

    def _list_left(self, i: int) -> Party:
        number = self._at[i]
        chosen = [self.mentions[number]]
        first, last = self._range[number][0], self._range[number][1]
        while True:
            place = first - 1
            while place >= 0 and self.tokens[place].low in _DETERMINERS:
                place -= 1
            joined = False
            while place >= 0 and self.tokens[place].low in {"and", ",", "or", "nor"}:
                joined = True
                place -= 1
            if not joined or place not in self._at or len(chosen) > 8:
                break
            before = self.mentions[self._at[place]]
            if before.form == "adjective" or not _alike(before, chosen[-1]):
                break
            chosen.append(before)
            first = self._range[self._at[place]][0]
        if not self._listed(first, last, chosen):
            return Party((chosen[0],), *self._range[number])
        return Party(tuple(reversed(chosen)), first, last)

    def _listed(self, first: int, last: int, chosen: Sequence[Mention]) -> bool:
        """Whether a run of mentions is a list and not a name with its apposition."""
        if len(chosen) == 1:
            return True
        lows = {w.low for w in self.tokens[first:last]}
        return bool(lows & {"and", "or", "nor"}) or all(m.kind == "state" for m in chosen)

    # Objects --------------------------------------------------------------------------------

    def object(self, i: int) -> Party:
        """Who stands right after word `i - 1`, adjectives passed over."""
        steps = 0
        while i < len(self.tokens) and steps < 6:
            if i in self._at:
                mention = self.mentions[self._at[i]]
                last = self._range[self._at[i]][1]
                if mention.form == "adjective" and last in self._at:
                    i = last
                    continue
                return self._list_right(i)
            low = self.tokens[i].low
            if low == "of" and self.tokens[i - 1].low in _QUANTITIES:
                i += 1
                continue
            if (
                not self.tokens[i].alpha
                and not low[:1].isdigit()
                and low not in {"-", "[", "“", '"'}
            ):
                return _NOBODY
            if low in _PREPOSITIONS or low in _RELATIVES - {"that"} or low in {"and", "or", "but"}:
                return _NOBODY
            i += 1
            steps += 1
        return _NOBODY

    def after(self, i: int, prepositions: Iterable[str] = _TO_OTHER, reach: int = 9) -> Party:
        """Who stands after one of the prepositions, within `reach` words and the same clause."""
        wanted = frozenset(prepositions)
        for place in range(i, min(i + reach, len(self.tokens) - 1)):
            word = self.tokens[place]
            if word.text in _STOPS or word.low in {"but", "while", "because", "who", "which"}:
                return _NOBODY
            if place not in self._at and word.low in wanted:
                party = self.object(place + 1)
                if party:
                    return party
        return _NOBODY

    def _list_right(self, i: int) -> Party:
        number = self._at[i]
        chosen = [self.mentions[number]]
        first, last = self._range[number]
        while len(chosen) < 9:
            place = last
            joined = False
            while place < len(self.tokens) and self.tokens[place].low in {"and", ",", "or", "nor"}:
                joined = True
                place += 1
            while place < len(self.tokens) and self.tokens[place].low in _DETERMINERS:
                place += 1
            if not joined or place not in self._at:
                break
            number = self._at[place]
            follow = self.mentions[number]
            end = self._range[number][1]
            if not _alike(chosen[-1], follow) or (end < len(self.tokens) and self.is_verb(end)):
                break
            chosen.append(follow)
            last = end
        if not self._listed(first, last, chosen):
            return Party((chosen[0],), *self._range[self._at[i]])
        return Party(tuple(chosen), first, last)

    # Owners ---------------------------------------------------------------------------------

    def owner(self, i: int) -> Party:
        """Who owns or qualifies the noun at word `i` ("Togo's army", "Omani mediation")."""
        place = i - 1
        for _ in range(4):
            if place < 0:
                return _NOBODY
            if place in self._at:
                mention = self.mentions[self._at[place]]
                fits = mention.possessive or mention.form in {
                    "adjective",
                    "name",
                    "group",
                    "seat",
                    "people",
                }
                near = place == i - 1 or mention.possessive or mention.form == "adjective"
                return self._list_left(place) if fits and near else _NOBODY
            low = self.tokens[place].low
            if not (self.tokens[place].alpha or low in {"'s", "'", "-"}) or low in _PREPOSITIONS:
                return _NOBODY
            if (self.is_verb(place) and not low.endswith(("ing", "ed"))) or low in {"and", "or"}:
                return _NOBODY
            place -= 1
        return _NOBODY

    def governor(self, i: int) -> int | None:
        """Verb that governs the noun at word `i`: the nearest one before it in its clause."""
        for place in range(i - 1, max(-1, i - 9), -1):
            if self.tokens[place].text in _MARKS:
                return None
            if self.is_verb(place):
                return place
            if self.tokens[place].low in _RELATIVES | _SUBORDINATORS:
                return None
        return None

    def passive(self, verb: int) -> bool:
        """Whether a participle at word `verb` is passive."""
        nxt = self.tokens[verb + 1].low if verb + 1 < len(self.tokens) else ""
        if nxt == "by":
            return True
        for place in range(verb - 1, max(-1, verb - 5), -1):
            low = self.tokens[place].low
            if place in self._at:
                return False
            if low in verb_data()["be"] or (low == "'s" and place == verb - 1):
                return True
            if low in {"has", "have", "had"}:
                return False
            if low not in _AUX and not low.endswith("ly"):
                return False
        return False


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two mentions can stand in one list: not a person with an adjective or a place."""
    return other.form != "adjective" or one.form == "adjective"
