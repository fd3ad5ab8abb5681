"""Quoted words and who speaks them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from caryatid.reading._data import load_data
from caryatid.reading._quote_marks import Quoted, quoted
from caryatid.reading._speaker import Speech, after_quote, before_quote
from caryatid.reading.actors import ActorIndex
from caryatid.reading.segment import Sentence
from caryatid.records.reading import Document, Quotation

__all__ = ["find_quotations", "worth_printing"]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NAME_WORDS = 4
_FRAGMENT_WORDS = 4
"""A quotation of fewer words that nobody speaks only marks a word as somebody else's."""
_MOST_SEARCHES = 20
"""Quotations of one sentence whose speakers are looked for, so that the work stays bounded."""
_REACH = 700
"""Characters on either side of a quotation searched for who speaks."""


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
    starts = [s.start for s in sentences]
    out: list[Quotation] = []
    turn = _Turn()
    for item in quoted(document.body):
        if _is_name(document.body, item):
            continue
        place = max(0, bisect_right(starts, item.start) - 1)
        speaker = _speaker(document.body, item, sentences, place, actor_index, turn)
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
    return len(_WORD.findall(body, item.start, item.end)) < _FRAGMENT_WORDS


@cache
def _naming() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in load_data("quotes")["naming"])
    return re.compile(rf"(?<!so-)\b(?:{words})\s+(?:the\s+|a\s+)?$", re.IGNORECASE)


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


def _speaker(
    body: str,
    item: Quoted,
    sentences: Sequence[Sentence],
    place: int,
    index: ActorIndex,
    turn: _Turn,
) -> str | None:
    if not sentences:
        return None
    if item.nested:
        return None
    if _continues(body, item, turn):
        return turn.speaker
    if not turn.may_search(place):
        return None
    first = sentences[place]
    begin = max(first.start, item.start - _REACH)
    ahead = before_quote(body, begin, item.start - 1, index)
    if ahead.close:
        return _resolved(ahead, turn)
    last = min(_sentence_end(sentences, place, item.end), item.end + _REACH)
    behind = after_quote(body, min(item.end + 1, last), last, index)
    if behind.cue and _speaks_behind(body, item):
        return _resolved(behind, turn)
    if ahead.cue:
        return _resolved(ahead, turn)
    if _same_sentence(turn, begin) or (_goes_on(body, item, turn) and not ahead.words):
        return turn.speaker
    return None


_TAIL = re.compile(r"\s*(?:,|[-–—]|according\b)")


def _speaks_behind(body: str, item: Quoted) -> bool:
    """Whether what follows can be the quotation's own cue (“... ,” she said)."""
    return body[item.end - 1] in ",.?!…—-–" or _TAIL.match(body, item.end + 1) is not None


def _same_sentence(turn: _Turn, begin: int) -> bool:
    """Whether the quotation before stands in the same sentence and has a speaker."""
    return turn.quote is not None and turn.quote.start >= begin and turn.speaker is not None


def _sentence_end(sentences: Sequence[Sentence], place: int, end: int) -> int:
    while place + 1 < len(sentences) and sentences[place + 1].start <= end:
        place += 1
    return max(end, sentences[place].end)


def _resolved(speech: Speech, turn: _Turn) -> str | None:
    """Whoever is named; the speaker before where only "the minister" is."""
    return speech.actor or turn.speaker


def _continues(body: str, item: Quoted, turn: _Turn) -> bool:
    """Whether the quotation before was never closed and its next paragraph opens with marks."""
    before = turn.quote
    if before is None or not before.goes_on or item.paragraph - before.paragraph > 1:
        return False
    return not body[before.end : item.start - 1].strip()


def _goes_on(body: str, item: Quoted, turn: _Turn) -> bool:
    """Whether a quotation without a cue of its own follows one in the same paragraph."""
    before = turn.quote
    if before is None or _fragment(body, item):
        return False
    return before.paragraph == item.paragraph
