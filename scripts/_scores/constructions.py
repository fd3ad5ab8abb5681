"""How a passage that people have marked is built, by our own parse of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from caryatid.reading._tree import VERBAL, Tree, sentences_in
from caryatid.reading.language import Parsed
from caryatid.records.reading import Reading, Span

__all__ = ["FORMS", "SETTINGS", "form_of", "settings_of"]

FORMS = ("verb", "passive", "relative clause", "noun", "adjective", "other")
"""What names the deed; a passage has one."""

SETTINGS = ("headline", "quotation", "conditional", "negated", "several of one passage")
"""Where it stands; a passage may have several."""

_SUPPOSED = frozenset({"conditional", "counterfactual"})


def form_of(parsed: Parsed, span: Span) -> str:
    """Form of the word on which the rest of a passage hangs.

    Args:
        parsed: Our parse of the whole text; where it errs, so does this.
        span: The passage.
    """
    for sentence in sentences_in(parsed, *span):
        tree = Tree(sentence.tokens, [t.head for t in sentence.tokens], ())
        inside = [n for n, t in enumerate(sentence.tokens) if span[0] <= t.start < span[1]]
        if inside:
            return _form(tree, tree.top(inside))
    return "other"


def _form(tree: Tree, place: int) -> str:
    token = tree.tokens[place]
    if token.relation == "acl:relcl":
        return "relative clause"
    if token.upos in VERBAL:
        return "passive" if tree.is_passive(place) else "verb"
    return {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}.get(token.upos, "other")


def settings_of(claim: Mapping[str, Any], reading: Reading, spans: Sequence[Span]) -> Iterator[str]:
    """Where a passage stands.

    Args:
        claim: As people have marked it.
        reading: Our reading of its text, for the headline and the quotations.
        spans: Passages of all claims of the text.
    """
    start, end = claim["span"]
    title = reading.document.title_span
    if title is not None and title[0] <= start < title[1]:
        yield "headline"
    if any(q.span[0] <= start and end <= q.span[1] for q in reading.quotations):
        yield "quotation"
    if claim["modality"] in _SUPPOSED:
        yield "conditional"
    if claim["negated"]:
        yield "negated"
    if spans.count((start, end)) > 1:
        yield "several of one passage"
