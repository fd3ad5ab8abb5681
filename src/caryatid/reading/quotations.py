"""Quoted words and who speaks them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from caryatid.reading._around import Around
from caryatid.reading._data import load_data
from caryatid.reading._quote_marks import Quoted, quoted
from caryatid.reading._speaker import SILENT, Speech, answered, introduced, speech
from caryatid.reading.actors import ActorIndex
from caryatid.reading.segment import Sentence
from caryatid.records.reading import Document, Quotation

__all__ = ["find_quotations", "worth_printing"]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NAME_WORDS = 4
_ENDS = frozenset(".!?…")
_FRAGMENT_WORDS = 4
"""A quotation of fewer words that nobody speaks only marks a word as somebody else's."""
_MOST_SEARCHES = 20
"""Quotations of one sentence whose speakers are looked for, so that the work stays bounded."""


@dataclass(slots=True)
class _Turn:
    """The quotation before, for what goes on with its speaker, and the sentence's searches."""

    quote: Quoted | None = None
    speaker: str | None = None
    sentence: int = -1
    searches: int = 0

    def may_search(self, sentence: int) -> bool:
        """Whether another speaker may be looked for in a sentence: no one writes so many."""
        self.searches = self.searches + 1 if sentence == self.sentence else 1
        self.sentence = sentence
        return self.searches <= _MOST_SEARCHES


def find_quotations(
    document: Document, sentences: Sequence[Sentence], actor_index: ActorIndex
) -> tuple[Quotation, ...]:
    """Find quotations with their speakers.

    Args:
        document: The text.
        sentences: Its sentences.
        actor_index: Its actors.

    Returns:
        In order of the text; spans leave the marks out. Kinds: direct (a sentence or more),
        partial (words inside the author's sentence), scare (nobody speaks).
    """
    out: list[Quotation] = []
    turn = _Turn()
    items = [item for item in quoted(document.body) if not _is_name(document.body, item)]
    around = Around(document.body, sentences, actor_index, items)
    for item in items:
        speaker = _speaker(document.body, item, around, turn)
        out.append(_quotation(document, item, speaker))
        if not item.nested and (speaker is not None or not _fragment(document.body, item)):
            turn.quote, turn.speaker = item, speaker
    return tuple(out)


_SHORTEST = 3
"""Words from which what somebody says is a quotation; fewer are words taken up in passing."""


def worth_printing(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Those that are quotations to a reader, and words in marks that nobody speaks.

    One or two words taken up from somebody say whose claim it is, and are no quotation.
    """
    return tuple(
        q for q in quotations if q.kind != "partial" or len(_WORD.findall(q.quote)) >= _SHORTEST
    )


def _quotation(document: Document, item: Quoted, speaker: str | None) -> Quotation:
    text = document.body[item.start : item.end]
    direct = text[:1].isupper() or _opens_speech(document.body, item)
    long = len(_WORD.findall(text)) >= _FRAGMENT_WORDS
    kind = "direct" if direct and long else "partial"
    if speaker is None and not long:
        kind = "scare"
    return Quotation((item.start, item.end), text, speaker, kind)


def _opens_speech(body: str, item: Quoted) -> bool:
    before = body[max(0, item.start - 4) : item.start - 1].rstrip()
    return before[-1:] in {":", ","} or not before


def _fragment(body: str, item: Quoted) -> bool:
    """Whether the words are too few to be speech and no sentence either ("I am staying.")."""
    sentence = body[item.start].isupper() and body[item.end - 1] in _ENDS
    return not sentence and len(_WORD.findall(body, item.start, item.end)) < _FRAGMENT_WORDS


@cache
def _naming() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in load_data("quotes")["naming"])
    speaks = "".join(rf"(?<!\b{w}\s)" for w in load_data("quotes")["callers"])
    return re.compile(rf"(?<!so-){speaks}\b(?:{words})\s+(?:the\s+|a\s+)?$", re.IGNORECASE)


def _is_name(body: str, item: Quoted) -> bool:
    """Whether the marks hold a name or title, which nobody speaks."""
    text = body[item.start : item.end]
    found = _WORD.findall(text)
    if not found:
        return True
    if len(found) > _NAME_WORDS or text[-1] in ".,!?":
        return False
    before = body[max(0, item.start - 40) : item.start - 1]
    if _naming().search(before):
        return True
    long = [w for w in found if len(w) > 3]
    names = bool(long) and all(w[0].isupper() for w in long)
    return names and before.rstrip()[-1:] not in {":", ",", ""}


def _speaker(body: str, item: Quoted, around: Around, turn: _Turn) -> str | None:
    if item.nested or not around.sentences:
        return None
    if _continues(body, item, turn):
        return turn.speaker
    place = around.place(item.start)
    if not turn.may_search(place):
        return None
    found = _told(body, item, around)
    if found.cue:
        return found.actor or (turn.speaker if found.definite else None)
    return _unsaid(body, item, around, turn)


_CUT = frozenset("!?…,")
"""Marks behind which the parse may end a sentence, though “Go!” Ann Roe shouted is one."""


def _told(body: str, item: Quoted, around: Around) -> Speech:
    """What the sentences that a quotation begins and ends in say of its speaker."""
    found = SILENT
    for at in dict.fromkeys((item.start, item.end - 1)):
        line = around.line(at)
        if line is not None and not found.cue:
            found = speech(line, item.start, item.end, around.shut(line))
    if found.cue or body[item.end - 1] not in _CUT or "\n" in body[item.end : item.end + 2]:
        return found
    behind = around.line(item.end + 2)
    return found if behind is None else answered(behind, item.end, around.shut(behind))


def _unsaid(body: str, item: Quoted, around: Around, turn: _Turn) -> str | None:
    """Speaker of a quotation whose own sentences name none: whoever spoke or is about to."""
    place = around.place(item.start)
    begin = around.sentences[place].start
    alone = not _WORD.search(body, begin, item.start)
    if turn.quote is not None and turn.quote.start >= begin:
        return turn.speaker
    if not alone or _fragment(body, item):
        return None
    if _goes_on(item, turn):
        return turn.speaker
    return _announced(body, item, around, begin) or _next_paragraph(body, item, turn)


def _announced(body: str, item: Quoted, around: Around, begin: int) -> str | None:
    """“X described the mood. “...””: whoever speaks in the sentence before."""
    before = around.line(begin - 1)
    if before is None:
        return None
    gap = body[before.tokens[-1].end : item.start]
    if gap.count("\n") > 1 and body[: item.start - 1].rstrip()[-1:] != ":":
        return None
    return introduced(before, around.shut(before)).actor


def _continues(body: str, item: Quoted, turn: _Turn) -> bool:
    """Whether the quotation before was never closed and its next paragraph opens with marks."""
    before = turn.quote
    if before is None or not before.goes_on or item.paragraph - before.paragraph > 1:
        return False
    return not body[before.end : item.start - 1].strip()


def _goes_on(item: Quoted, turn: _Turn) -> bool:
    """Whether a quotation without a cue of its own follows one in the same paragraph."""
    return turn.quote is not None and turn.quote.paragraph == item.paragraph


def _next_paragraph(body: str, item: Quoted, turn: _Turn) -> str | None:
    """Speaker of the paragraph before, of a paragraph that is a quotation and nothing else."""
    before = turn.quote
    if before is None or item.paragraph - before.paragraph != 1 or body[item.end - 1] not in _ENDS:
        return None
    rest = body[item.end + 1 :].split("\n", 1)[0]
    return None if _WORD.search(rest) else turn.speaker
