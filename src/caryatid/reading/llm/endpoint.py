"""Where the second reader is: address, model, key and format, as the environment says."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from caryatid.errors import UsageError

__all__ = ["FORMATS", "Endpoint", "endpoint_from"]

FORMATS = {"openai": "/chat/completions", "anthropic": "/messages"}
"""Format of messages -> last part of its address. Source: the public references of both."""

_FIX = "set CARYATID_LLM_URL, CARYATID_LLM_MODEL and, if the server wants one, CARYATID_LLM_KEY"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server that answers messages, on this machine or elsewhere.

    Attributes:
        url: Base address, with or without the last part.
        model: Its name for the model.
        key: Secret, None where the server wants none; never shown.
        format: Key of `FORMATS`.
        timeout: Seconds that one answer may take.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    format: str = "openai"
    timeout: float = 180.0

    @property
    def address(self) -> str:
        """Where messages are sent."""
        last = FORMATS[self.format]
        base = self.url.rstrip("/")
        if base.endswith(last):
            return base
        return f"{base}{last}" if urlsplit(base).path else f"{base}/v1{last}"

    @property
    def reader(self) -> str:
        """How the ledger names this reader."""
        return f"llm:{self.model}"


def endpoint_from(environment: Mapping[str, str]) -> Endpoint:
    """The endpoint that CARYATID_LLM_URL, _MODEL, _KEY and _FORMAT describe.

    Raises:
        UsageError: One is missing or wrong, or the key would cross a network in clear text.
    """
    url = environment.get("CARYATID_LLM_URL", "").strip()
    model = environment.get("CARYATID_LLM_MODEL", "").strip()
    kind = environment.get("CARYATID_LLM_FORMAT", "openai").strip().lower()
    key = environment.get("CARYATID_LLM_KEY", "").strip() or None
    for name, value in (("CARYATID_LLM_URL", url), ("CARYATID_LLM_MODEL", model)):
        if not value:
            raise UsageError(f"the second reader needs {name}", fix=_FIX)
    if kind not in FORMATS:
        raise UsageError(
            f"CARYATID_LLM_FORMAT is {kind!r}", fix=f"choose from {', '.join(sorted(FORMATS))}"
        )
    _check_address(url, key is not None)
    return Endpoint(url, model, key, kind)


def _check_address(url: str, secret: bool) -> None:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError as error:
        raise UsageError(f"CARYATID_LLM_URL is no address: {error}", fix=_FIX) from error
    if parts.scheme not in {"http", "https"} or not host or parts.username or parts.query:
        raise UsageError(
            f"CARYATID_LLM_URL is no plain web address: {parts.scheme or '?'}://{host}",
            fix="write it as https://host/v1, without a name, a key or a question mark in it",
        )
    if parts.scheme == "http" and secret and not _near(host):
        raise UsageError(
            f"the key would be sent to {host} in clear text", fix="use an https:// address"
        )


def _near(host: str) -> bool:
    """Whether a host is this machine or one of its own network."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return host == "localhost" or "." not in host or host.endswith((".local", ".internal"))
