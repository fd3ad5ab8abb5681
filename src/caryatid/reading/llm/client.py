"""Sends one question and brings the answer's text back, through slow and refusing servers."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from caryatid.errors import DataError, UsageError
from caryatid.reading.llm.budget import CHARACTERS_PER_TOKEN, Budget, BudgetSpent
from caryatid.reading.llm.endpoint import Endpoint
from caryatid.reading.llm.wire import body_for, headers_for, taken_from

__all__ = ["TRIES", "Client", "NoAnswerError"]

TRIES = 4
"""Requests for one question before it is given up. Source: judgement."""

_MOST_BYTES = 4_000_000
_LONGEST_WAIT = 60.0
_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})


class NoAnswerError(DataError):
    """The server gave no answer in several tries: it will not for the next text either."""


class _Unwell(Exception):  # noqa: N818 - it may pass
    """A failure that may pass: what it was, and how long the server asks to wait."""

    def __init__(self, what: str, wait: float | None = None) -> None:
        super().__init__(what)
        self.wait = wait


class Client:
    """One server. No proxy, no redirect and no setting of the machine's is followed.

    Args:
        endpoint: Where and how.
        budget: What may be used; seconds bound every wait.
        sleep: Waits so many seconds.
        pause: Seconds of the first wait where the server names none; doubles each time.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        budget: Budget,
        *,
        sleep: Callable[[float], None] = time.sleep,
        pause: float = 2.0,
    ) -> None:
        self._endpoint = endpoint
        self._budget = budget
        self._sleep = sleep
        self._pause = pause
        self._plain = False

    def ask(self, system: str, messages: list[str]) -> str:
        """The model's text.

        Raises:
            UsageError: The server refuses the key or knows no such model or address.
            NoAnswerError: None after several tries.
            BudgetSpent: Waiting would take longer than there is time.
        """
        last = ""
        for attempt in range(TRIES):
            try:
                return self._once(system, messages)
            except _Unwell as error:
                last = str(error)
                wait = error.wait if error.wait is not None else self._pause * 2**attempt
                if attempt + 1 < TRIES:
                    self._wait(min(wait, _LONGEST_WAIT))
        raise NoAnswerError(
            f"the second reader gave no answer in {TRIES} tries ({last})",
            where=self._endpoint.address,
            fix="try again later; what the first reader found stands",
        )

    def _wait(self, seconds: float) -> None:
        if seconds >= self._budget.seconds:
            raise BudgetSpent("its time is used up")
        self._sleep(seconds)

    def _once(self, system: str, messages: list[str]) -> str:
        asked = body_for(self._endpoint, system, messages, plain=self._plain)
        sent = json.dumps(asked)
        status, content, wait = self._post(sent)
        if status in _BUSY:
            raise _Unwell(f"status {status}", wait)
        if status in {400, 422} and not self._plain and self._endpoint.format == "openai":
            self._plain = True  # a server that knows no schema gets it in words
            raise _Unwell(f"status {status}", 0.0)
        if status != 200:
            raise self._refused(status)
        try:
            text, tokens = taken_from(self._endpoint, json.loads(content))
        except (ValueError, RecursionError) as error:
            self._budget.spend(round(len(sent) / CHARACTERS_PER_TOKEN))
            raise _Unwell("no answer in the response", 0.0) from error
        estimate = round((len(sent) + len(text)) / CHARACTERS_PER_TOKEN)
        self._budget.spend(estimate if tokens is None else tokens)
        return text

    def _post(self, sent: str) -> tuple[int, bytes, float | None]:
        """Status, content and the wait that the server asks for."""
        httpx = _httpx()
        limit = min(self._endpoint.timeout, max(0.1, self._budget.seconds))
        ends = time.monotonic() + limit
        content = b""
        try:
            with (
                httpx.Client(trust_env=False, follow_redirects=False, timeout=limit) as web,
                web.stream(
                    "POST",
                    self._endpoint.address,
                    content=sent.encode(),
                    headers=headers_for(self._endpoint),
                ) as response,
            ):
                for piece in response.iter_bytes():
                    content += piece
                    if len(content) > _MOST_BYTES:
                        raise _Unwell("an endless response")
                    if time.monotonic() > ends:
                        raise _Unwell("too slow")
                return response.status_code, content, _asked_wait(response.headers)
        except httpx.TimeoutException as error:
            raise _Unwell("too slow") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _Unwell(f"no connection: {type(error).__name__}") from error

    def _refused(self, status: int) -> UsageError:
        reasons = {
            401: ("the key", "check CARYATID_LLM_KEY"),
            403: ("the key", "check CARYATID_LLM_KEY"),
            404: ("the address or the model", "check CARYATID_LLM_URL and CARYATID_LLM_MODEL"),
        }
        what, fix = reasons.get(status, ("the request", "check CARYATID_LLM_FORMAT and the model"))
        return UsageError(
            f"the second reader's server refuses {what} (status {status})",
            where=self._endpoint.address,
            fix=fix,
        )


def _httpx() -> Any:
    try:
        import httpx
    except ImportError as error:
        raise UsageError(
            "the second reader needs the package httpx", fix="pip install 'caryatid[llm]'"
        ) from error
    return httpx


def _asked_wait(headers: Any) -> float | None:
    try:
        wait = float(headers.get("retry-after", ""))
    except ValueError:
        return None
    return max(0.0, wait) if wait == wait else None
