"""The second reader as a whole: parts of a text, questions, answers, a reading."""

from __future__ import annotations

from caryatid.errors import DataError
from caryatid.reading.llm.answer import Answer, NotAnAnswer, answer_from
from caryatid.reading.llm.budget import Budget
from caryatid.reading.llm.building import Building
from caryatid.reading.llm.cache import Cache
from caryatid.reading.llm.client import Client
from caryatid.reading.llm.endpoint import Endpoint
from caryatid.reading.llm.prompt import PROMPT, again, instructions, question
from caryatid.records.reading import Document, Reading, Span

__all__ = ["LONGEST_PART", "SecondReader", "parts"]

LONGEST_PART = 12_000
"""Characters of one question. Source: judgement; a news text fits in, and answers stay short
enough to be whole."""

_ANSWERS = 3
"""Answers to one question before it is given up as never of the form. Source: judgement."""


class SecondReader:
    """Reads documents by asking a language model, part by part.

    Args:
        endpoint: Which model, and where.
        budget: What may be used over all documents.
        cache: Answers that were given before.
        client: How questions are sent; made for the endpoint if left out.
    """

    def __init__(
        self, endpoint: Endpoint, budget: Budget, *, cache: Cache, client: Client | None = None
    ) -> None:
        self._endpoint = endpoint
        self._budget = budget
        self._cache = cache
        self._client = Client(endpoint, budget) if client is None else client

    @property
    def name(self) -> str:
        """How the ledger names this reader."""
        return self._endpoint.reader

    def read(self, document: Document, *, focus: str | None) -> Reading:
        """What the model finds, less whatever does not stand in the text.

        Args:
            document: The text, in any language that the model reads.
            focus: ISO alpha-3 of the regime of the case, or None.

        Raises:
            UsageError: The server refuses the call.
            DataError: It gives no answer, or none of the agreed form.
            BudgetSpent: The budget ends before the document does; nothing of it is kept.
        """
        building = Building(document, focus)
        for part in parts(document.body):
            building.add(self._answer(document, part, focus), part)
        notes = () if document.language == "en" else (f"Read in {document.language}.",)
        return building.reading(self.name, notes)

    def _answer(self, document: Document, part: Span, focus: str | None) -> Answer:
        system, asked = instructions(), question(document, part, focus)
        endpoint = self._endpoint
        key = (PROMPT, endpoint.address, endpoint.model, endpoint.format, system, asked)
        kept = self._cache.get(key)
        if kept is not None:
            try:
                return answer_from(kept)
            except NotAnAnswer:
                pass  # a file that somebody changed, or of an older form: ask again
        messages = [asked]
        wrong = ""
        for _ in range(_ANSWERS):
            self._budget.begin(document.id, len(system) + sum(map(len, messages)))
            text = self._client.ask(system, messages)
            try:
                answer = answer_from(text)
            except NotAnAnswer as error:
                wrong = str(error)
                messages = [asked, again(wrong)]
                continue
            self._cache.put(key, text)
            return answer
        raise DataError(
            f"the second reader's answer was {_ANSWERS} times not of the agreed form ({wrong})",
            where=document.name or document.id,
            fix="try another model; what the first reader found stands",
        )


def parts(body: str) -> tuple[Span, ...]:
    """Spans that cover a text, each at most `LONGEST_PART` long, cut between paragraphs.

    Where no paragraph ends in the second half of a part, it is cut at a line, a sentence, a
    blank, or anywhere.
    """
    spans: list[Span] = []
    start = 0
    while len(body) - start > LONGEST_PART:
        end = start + LONGEST_PART
        middle = start + LONGEST_PART // 2
        cuts = (body.rfind(mark, middle, end) + len(mark) for mark in ("\n\n", "\n", ". ", " "))
        end = next((cut for cut in cuts if cut > middle), end)
        spans.append((start, end))
        start = end
    return (*spans, (start, len(body))) if body[start:].strip() else tuple(spans)
