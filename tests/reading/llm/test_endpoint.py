"""Where the second reader is, as the environment says."""

from __future__ import annotations

import pytest

from caryatid.errors import UsageError
from caryatid.reading.llm import Endpoint, endpoint_from

GOOD = {"CARYATID_LLM_URL": "https://models.example/v1", "CARYATID_LLM_MODEL": "m"}


@pytest.mark.parametrize(
    ("url", "kind", "address"),
    [
        ("http://localhost:8080/v1", "openai", "http://localhost:8080/v1/chat/completions"),
        ("http://localhost:8080/", "openai", "http://localhost:8080/v1/chat/completions"),
        ("https://x.example/v1/messages", "anthropic", "https://x.example/v1/messages"),
        ("https://x.example", "anthropic", "https://x.example/v1/messages"),
    ],
)
def test_addresses(url: str, kind: str, address: str) -> None:
    assert Endpoint(url, "m", format=kind).address == address


def test_a_key_is_not_shown() -> None:
    endpoint = endpoint_from({**GOOD, "CARYATID_LLM_KEY": "hush-hush"})
    assert endpoint.key == "hush-hush"
    assert "hush-hush" not in repr(endpoint)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"CARYATID_LLM_URL": ""}, "needs CARYATID_LLM_URL"),
        ({"CARYATID_LLM_MODEL": " "}, "needs CARYATID_LLM_MODEL"),
        ({"CARYATID_LLM_FORMAT": "telex"}, "choose from anthropic, openai"),
        ({"CARYATID_LLM_URL": "file:///etc/passwd"}, "no plain web address"),
        ({"CARYATID_LLM_URL": "https://me:pass@x.example/v1"}, "no plain web address"),
        ({"CARYATID_LLM_URL": "https://x.example/v1?key=1"}, "no plain web address"),
        ({"CARYATID_LLM_URL": "http://[::1"}, "no address"),
        ({"CARYATID_LLM_URL": "http://x.example/v1", "CARYATID_LLM_KEY": "k"}, "clear text"),
    ],
)
def test_what_is_refused(changes: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        endpoint_from({**GOOD, **changes})
    assert "pass@" not in str(caught.value)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "10.0.0.5", "gpu-box", "[::1]"])
def test_a_key_may_go_to_a_machine_nearby(host: str) -> None:
    url = f"http://{host}:8000/v1"
    assert endpoint_from({**GOOD, "CARYATID_LLM_URL": url, "CARYATID_LLM_KEY": "k"}).url == url
