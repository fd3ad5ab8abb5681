"""A server on this machine that answers like a language model's, well or badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """One response: status, JSON or bytes, headers, seconds to wait, seconds between bytes."""

    content: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    drip: float = 0.0


@dataclass
class Loopback:
    """The server's replies, in order (the last one repeats), and what it was asked."""

    replies: list[Reply | Callable[[dict[str, Any]], Reply]]
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    url: str = ""

    def next(self, body: dict[str, Any]) -> Reply:
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        return reply(body) if callable(reply) else reply


def openai(answer: Any, tokens: int | None = 100) -> Reply:
    """An answer in the OpenAI-compatible format."""
    text = answer if isinstance(answer, str) else json.dumps(answer)
    content: dict[str, Any] = {"choices": [{"message": {"role": "assistant", "content": text}}]}
    if tokens is not None:
        content["usage"] = {"total_tokens": tokens}
    return Reply(content)


def anthropic(answer: Any) -> Reply:
    """An answer in the Anthropic format, as a forced tool call."""
    block = {"type": "tool_use", "id": "t1", "name": "report_claims", "input": answer}
    usage = {"input_tokens": 80, "output_tokens": 20}
    return Reply({"content": [{"type": "text", "text": "Here."}, block], "usage": usage})


@contextmanager
def serving(*replies: Reply | Callable[[dict[str, Any]], Reply]) -> Iterator[Loopback]:
    """Runs the server in a thread for as long as the block lasts."""
    told = Loopback(list(replies))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["content-length"]))
            body = json.loads(raw)
            told.asked.append(body)
            told.headers.append({k.lower(): v for k, v in self.headers.items()})
            told.paths.append(self.path)
            reply = told.next(body)
            time.sleep(reply.wait)
            content = reply.content
            sent = content if isinstance(content, bytes) else json.dumps(content).encode()
            try:
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(sent)))
                self.end_headers()
                if reply.drip:
                    for at in range(len(sent)):
                        self.wfile.write(sent[at : at + 1])
                        time.sleep(reply.drip)
                else:
                    self.wfile.write(sent)
            except OSError:
                return

        def log_message(self, format: str, *args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    told.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def claim(quote: str, source: list[str], act: str, target: list[str], **fields: Any) -> dict:
    """A claim with every entry of the form."""
    return {
        "quote": quote, "source": source, "act": act, "target": target, "direction": "initiated",
        "modality": "asserted", "negated": False, "holder": "author", "evidence": "explicit",
        "attribution": "author_assertion", "alleged": False, "earliest": None, "latest": None,
        "demands_removal": False, **fields,
    }  # fmt: skip


def answer(*claims: dict, actors: list[dict] | None = None, **lists: Any) -> dict:
    """An answer of the agreed form; Russia and Venezuela's regime are its actors unless given."""
    usual = [
        {"name": "Russia", "kind": "state", "country": "RUS"},
        {"name": "the Maduro government", "kind": "regime", "country": "VEN"},
    ]
    return {"actors": usual if actors is None else actors, "claims": list(claims),
            "money": [], "conditionals": [], **lists}  # fmt: skip
