"""Finds who stands where around a word by the order of the words.

`tree_line.TreeLine` asks the parse instead and falls back on these rules where the tree leads to
nobody. Parts of a sentence, such as the words before a quotation, are read by them alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from caryatid.reading._data import word_set
from caryatid.reading._mention import Mention
from caryatid.reading._placed import AUX, RELATIVES, STOPS, SUBORDINATORS, Placed
from caryatid.reading.lexicon import verb_bases, verb_data

__all__ = ["Line", "Party"]

_QUANTITIES = word_set("quantities")
_PREPOSITIONS = word_set("prepositions")
_DETERMINERS = word_set("determiners")
_TO_OTHER = word_set("to_other")
_INSERTED = 18
"""Words between two commas that may be an insertion. Source: judgement."""
_APPOSITION = frozenset({"a", "an", "the", "who", "which", "head", "director", "leader", "chief",
                         "president", "former", "chairman", "founder", "spokesman"})  # fmt: skip
_LOOSE_VERBS = frozenset({"head", "leads", "led", "served", "serves", "is", "was", "has", "had"})


@dataclass(frozen=True, slots=True)
class Party:
    """Mentions that fill one place, a list such as "X, Y and Z" together."""

    mentions: tuple[Mention, ...] = ()
    first: int = -1
    last: int = -1

    def __bool__(self) -> bool:
        return bool(self.mentions)


_NOBODY = Party()


_OTHER_CLAUSE = frozenset({"if", "unless", "when", "because", "after", "before", "while"})
"""Words behind which another clause stands."""


class Line(Placed):
    """One sentence in which parties can be asked for."""

    # Subjects -------------------------------------------------------------------------------

    def subject(self, verb: int) -> Party:
        """Who does the verb at word `verb`; nobody rather than a guess."""
        start = self._group_start(verb)
        before = self.tokens[start - 1].low if start else ""
        infinitive = before == "to"
        loose = (
            infinitive or before in {"and", "or", ",", "then", "but"} or self._is_ing(verb, start)
        )
        if before in RELATIVES - {"that"} and start > 1:
            return self._antecedent(start - 2)
        if before == "that" and start > 1 and self._antecedent(start - 2):
            return self._antecedent(start - 2)
        if before == "," and self._is_ing(verb, start):
            main = self._main_verb(start - 1)
            if main is not None:
                return self.subject(main)
        if before == "," and not self._is_ing(verb, start):
            party = self._across_apposition(start - 1)
            if party:
                return party
        return self._scan_left(start - 1, loose=loose, infinitive=infinitive)

    def _main_verb(self, comma: int) -> int | None:
        """The finite verb of the clause to which ", saying that ..." is added."""
        for place in range(comma - 1, -1, -1):
            word = self.tokens[place]
            if word.text in STOPS:
                return None
            finite = self.is_verb(place) and not word.low.endswith("ing")
            if finite and word.low not in AUX and self.tokens[place - 1].low != "to":
                return place
        return None

    def _across_apposition(self, comma: int) -> Party:
        """“The envoy, a former colonel, said”: who stands before the inserted words."""
        for place in range(comma - 2, max(0, comma - _INSERTED), -1):
            word = self.tokens[place]
            if word.text in STOPS or (self.is_verb(place) and word.low not in _LOOSE_VERBS):
                return _NOBODY
            if word.text == "," and place - 1 in self.at_word:
                opens = self.tokens[place + 1].low
                if opens in _APPOSITION or not (self._listed_on(place) or opens in {"and", "or"}):
                    return self._list_left(place - 1)
        return _NOBODY

    def _listed_on(self, comma: int) -> bool:
        """Whether a list of mentions goes on behind the comma."""
        follow = comma + 1
        while follow < len(self.tokens) and self.tokens[follow].low in _DETERMINERS:
            follow += 1
        return follow in self.at_word and follow == comma + 1

    def _is_ing(self, verb: int, start: int) -> bool:
        return self.tokens[verb].low.endswith("ing") and start == verb

    def _group_start(self, verb: int) -> int:
        start = verb
        while start > 0 and start - 1 not in self.at_word:
            low = self.tokens[start - 1].low
            if low in AUX or (low.endswith("ly") and len(low) > 4):
                start -= 1
            else:
                break
        return start

    def _antecedent(self, i: int) -> Party:
        """Whom a relative clause is about: the mention before it, else who owns the noun there."""
        while i >= 0 and self.tokens[i].text in {",", ")"}:
            i -= 1
        if i in self.at_word:
            return self._list_left(i)
        return self.owner(i) if i > 0 and self.tokens[i].alpha else _NOBODY

    def _scan_left(self, i: int, *, loose: bool, infinitive: bool) -> Party:
        crossed = 0
        near = i - 1  # "Cuban doctors arrived": who they are is not known, whose they are is
        while i >= 0:
            if i in self.at_word:
                first = self.ranges[self.at_word[i]][0]
                if self._found(i, first, near, loose=loose, infinitive=infinitive):
                    return self._list_left(i)
                i = first - 1
                continue
            opened = self._opening(i) if self.tokens[i].text == ")" else None
            if opened is None and self._ends_search(i, loose=loose):
                return _NOBODY
            crossed += self.is_verb(i) and not loose
            if crossed > 1:
                return _NOBODY
            i = (i if opened is None else opened) - 1
        return _NOBODY

    def _found(self, i: int, first: int, near: int, *, loose: bool, infinitive: bool) -> bool:
        """Whether the mention that ends at word `i` is the subject that is looked for."""
        if i == near and self.mentions[self.at_word[i]].form == "adjective":
            return True
        if infinitive and self._plans(i, near):
            return True
        return self._is_subject(i, first, loose=loose, infinitive=infinitive)

    def _ends_search(self, i: int, *, loose: bool) -> bool:
        word = self.tokens[i]
        if word.text in STOPS:
            return not (loose and word.text in {"—", "–"})
        return word.low in SUBORDINATORS and not loose

    def _opening(self, closing: int) -> int | None:
        """The "(" that belongs to a ")"."""
        for place in range(closing - 1, max(-1, closing - _INSERTED), -1):
            if self.tokens[place].text == "(":
                return place
        return None

    def _is_subject(self, i: int, first: int, *, loose: bool, infinitive: bool) -> bool:
        mention = self.mentions[self.at_word[i]]
        if mention.possessive or mention.form == "adjective":
            return False
        before = self._before_phrase(first)
        if before < 0:
            return True
        low = self.tokens[before].low
        if low in {"and", "or", ","} and before - 1 in self.at_word:
            outer = self.ranges[self.at_word[before - 1]][0]
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
        owns = self.mentions[self.at_word[i]].possessive and 0 <= near - i <= 3
        return owns and not any(self.tokens[p].low in _PREPOSITIONS for p in range(i + 1, near))

    def _before_phrase(self, first: int) -> int:
        """The word before a noun phrase, its determiners and owners passed over."""
        before = first - 1
        while before >= 0:
            owner = self.at_word.get(before)
            if self.tokens[before].low in _DETERMINERS or self.tokens[before].low == "'s":
                before -= 1
            elif owner is not None and self.mentions[owner].possessive:
                before = self.ranges[owner][0] - 1
            else:
                break
        return before

    def _list_left(self, i: int) -> Party:
        number = self.at_word[i]
        chosen = [self.mentions[number]]
        first, last = self.ranges[number][0], self.ranges[number][1]
        while True:
            place = first - 1
            while place >= 0 and self.tokens[place].low in _DETERMINERS:
                place -= 1
            joined = False
            while place >= 0 and self.tokens[place].low in {"and", ",", "or", "nor"}:
                joined = True
                place -= 1
            if not joined or place not in self.at_word or len(chosen) > 8:
                break
            before = self.mentions[self.at_word[place]]
            if before.form == "adjective" or not _alike(before, chosen[-1]):
                break
            chosen.append(before)
            first = self.ranges[self.at_word[place]][0]
        if not self._listed(first, last, chosen):
            return Party((chosen[0],), *self.ranges[number])
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
            if i in self.at_word:
                mention = self.mentions[self.at_word[i]]
                last = self.ranges[self.at_word[i]][1]
                if mention.form == "adjective" and last in self.at_word:
                    i = last
                    continue
                return self._owned(i, last) if mention.possessive else self._list_right(i)
            low = self.tokens[i].low
            if low == "of" and self.tokens[i - 1].low in _QUANTITIES:
                i += 1
                continue
            if low == "including" or (low == "as" and self.tokens[i - 1].low == "such"):
                i += 1
                continue
            if (
                not self.tokens[i].alpha
                and not low[:1].isdigit()
                and low not in {"-", "[", "“", '"'}
            ):
                return _NOBODY
            if low in _PREPOSITIONS or low in RELATIVES - {"that"} or low in {"and", "or", "but"}:
                return _NOBODY
            i += 1
            steps += 1
        return _NOBODY

    def _owned(self, i: int, last: int) -> Party:
        """What somebody owns, if it is an actor ("her cabinet"), else the owner."""
        for place in range(last, min(last + 4, len(self.tokens))):
            low = self.tokens[place].low
            if place in self.at_word:
                return self._list_right(place)
            if low in _PREPOSITIONS or not (self.tokens[place].alpha or low in {"'s", "'", "-"}):
                break
        return self._list_right(i)

    def after(
        self,
        i: int,
        prepositions: Iterable[str] = _TO_OTHER,
        reach: int = 9,
        *,
        verbs: bool = True,
    ) -> Party:
        """Who stands after one of the prepositions, within `reach` words and the same clause.

        The "to" of a verb counts among them where `verbs` says so.
        """
        wanted = frozenset(prepositions)
        for place in range(i, min(i + reach, len(self.tokens) - 1)):
            word = self.tokens[place]
            if word.text in STOPS or word.low in {"but", "while", "because", "who", "which", "if"}:
                return _NOBODY
            if not verbs and self.to_verb(place):
                return _NOBODY
            told = self.tokens[place - 1].low == "according"
            if place not in self.at_word and word.low in wanted and not told:
                party = self.object(place + 1)
                between = {w.low for w in self.tokens[place + 1 : party.first]} if party else set()
                if party and not between & _OTHER_CLAUSE:
                    return party
        return _NOBODY

    def to_verb(self, i: int) -> bool:
        """Whether word `i` is the "to" of a verb; words alone do not tell."""
        return False

    def _list_right(self, i: int) -> Party:
        number = self.at_word[i]
        chosen = [self.mentions[number]]
        first, last = self.ranges[number]
        while len(chosen) < 9:
            place = last
            joined = False
            while place < len(self.tokens) and self.tokens[place].low in {"and", ",", "or", "nor"}:
                joined = True
                place += 1
            while place < len(self.tokens) and self.tokens[place].low in _DETERMINERS:
                place += 1
            if not joined or place not in self.at_word:
                break
            number = self.at_word[place]
            follow = self.mentions[number]
            end = self.ranges[number][1]
            if not _alike(chosen[-1], follow) or (end < len(self.tokens) and self.is_verb(end)):
                break
            chosen.append(follow)
            last = end
        if not self._listed(first, last, chosen):
            return Party((chosen[0],), *self.ranges[self.at_word[i]])
        return Party(tuple(chosen), first, last)

    # Owners ---------------------------------------------------------------------------------

    def owner(self, i: int) -> Party:
        """Who owns or qualifies the noun at word `i` ("Togo's army", "Omani mediation")."""
        place = i - 1
        for _ in range(4):
            if place < 0:
                return _NOBODY
            if place in self.at_word:
                mention = self.mentions[self.at_word[place]]
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


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two mentions can stand in one list: not a person with an adjective or a place."""
    return other.form != "adjective" or one.form == "adjective"
