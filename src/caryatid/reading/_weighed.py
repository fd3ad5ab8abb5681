"""Where the act classifier doubts the lexicon, and where it speaks alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from caryatid.reading._data import load_data
from caryatid.reading._sides import Parties
from caryatid.reading._typed import Judgement
from caryatid.reading.lexicon import Trigger
from caryatid.reading.tree_line import TreeLine

__all__ = ["NEW", "NOTHING", "UNJUDGED", "Judged", "doubted", "unnamed"]

Judged = Mapping[int, Judgement]
"""Judgements of a line's words, by the code point at which the word starts."""

UNJUDGED: Judged = MappingProxyType({})
"""Nothing is judged: the lexicon decides alone."""

NOTHING = 0.95
"""From here on a word of the lexicon names no deed, unless both its parties are named.

Source: chosen on the example sentences, each half judged by what the other taught, and on the
development texts: a doubt that counts where both parties are named as well costs more claims that
are right than it saves wrong ones.
"""

NEW = 0.9
"""From here on a word that the lexicon lacks names a deed, if both its parties are named.

Source: as above; from 0.8 on too many of them are wrong (`make act-classifier`).
"""

_LEXICON = ("acts_support", "acts_pressure", "acts_control")
_FORMS = {"VBD": "past", "VBN": "participle", "VBG": "ing", "VBZ": "s"}


def doubted(
    line: TreeLine, at: int, last: int, trigger: Trigger, parties: Parties, judged: Judged
) -> bool:
    """Whether the words `[at, last)`, for which the lexicon has a deed, are likely to name none."""
    if parties.source and parties.target:
        return False
    verb = trigger.pattern in {"v", "vp", "v0"}
    judgement = judged.get(line.tokens[at if verb else line.head(at, last)].start)
    return judgement is not None and judgement.none > NOTHING


def unnamed(line: TreeLine, at: int, judged: Judged) -> Trigger | None:
    """A trigger for a word that the lexicon lacks and the classifier is sure of."""
    judgement = judged.get(line.tokens[at].start)
    if judgement is None or judgement.chance < NEW:
        return None
    turn, noun = _usual(judgement.act)
    kind = line.part_of_speech(at)
    if kind == "NOUN":
        return Trigger(judgement.act, turn, noun, "", ())
    if kind != "VERB":
        return None
    token = line.tree.tokens[line.tree.token(at)]
    transitive = line.has_object(at) or line.passive(at)
    form = _FORMS.get(token.xpos, "base")
    return Trigger(judgement.act, turn, "v" if transitive else "vp", form, ())


@cache
def _usual(act: str) -> tuple[str, str]:
    """Direction of an act's words in the lexicon, and the pattern of most of its nouns."""
    entry = next(held[act] for name in _LEXICON if act in (held := load_data(name)))
    nouns = max(("n", "nof"), key=lambda pattern: len(entry.get(pattern, ())))
    return str(entry["dir"]), nouns
