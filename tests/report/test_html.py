from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

from caryatid.explain import Explanation
from caryatid.report import Unread, report_html

_VOID = {"meta", "br", "rect", "line", "img", "link", "input", "hr"}


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_every_section_stands_in_the_page(sample_run: Any, sample_explanation: Explanation) -> None:
    page = _Page(report_html(sample_run, sample_explanation))
    ids = {attrs.get("id") for _, attrs in page.tags}
    linked = {
        str(attrs["href"])[1:]
        for tag, attrs in page.tags
        if tag == "a" and str(attrs.get("href", "")).startswith("#")
    }
    assert {"summary", "curves", "stress", "pillars", "network", "claims", "provenance"} <= linked
    assert linked <= ids
    assert page.stack == []
    assert page.text.count("TLP:AMBER") == 2


def test_ids_are_unique(sample_run: Any, sample_explanation: Explanation) -> None:
    page = _Page(report_html(sample_run, sample_explanation))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_nothing_from_a_text_becomes_markup(
    sample_run: Any, sample_explanation: Explanation
) -> None:
    text = report_html(sample_run, sample_explanation)
    page = _Page(text)
    tags = {tag for tag, _ in page.tags}
    assert tags.isdisjoint({"script", "img", "iframe", "object", "link"})
    assert "<script" not in text
    assert "onerror" in page.text  # shown as words
    assert "<script>alert(1)</script>" in page.text
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)


def test_what_was_set_aside_stands_among_the_gaps(
    sample_run: Any, sample_explanation: Explanation
) -> None:
    nothing = report_html(sample_run, sample_explanation)
    assert "every text of the case was read" in nothing
    unread = Unread(
        languages=(("El <b>Diario</b>", "Spanish", 3), ("Radio", "unknown language", 1)),
        files=(("<i>scan</i>.pdf", "pictures & no text"),),
    )
    text = report_html(sample_run, sample_explanation, unread)
    page = _Page(text)
    assert page.stack == []
    gaps = page.text[page.text.index("Gaps, and what") : page.text.index("What to watch")]
    for words in ("El <b>Diario</b>", "Spanish", "<i>scan</i>.pdf", "pictures & no text"):
        assert words in gaps
    assert "every text of the case was read" not in gaps
    assert "<i>scan" not in text


def test_the_page_loads_nothing_and_its_policy_says_so(
    sample_run: Any, sample_explanation: Explanation
) -> None:
    text = report_html(sample_run, sample_explanation)
    page = _Page(text)
    for _, attrs in page.tags:
        assert "src" not in attrs
        assert str(attrs.get("href", "#")).startswith("#")
        assert "style" not in attrs
    (policy,) = [a["content"] for _, a in page.tags if a.get("http-equiv")]
    style = text[text.index("<style>") + 7 : text.index("</style>")]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert text.count("<style") == 1


def test_equal_runs_give_equal_bytes(
    make_run: Callable[[], Any], sample_explanation: Explanation
) -> None:
    assert report_html(make_run(), sample_explanation) == report_html(
        make_run(), sample_explanation
    )


def test_documents_stand_whole_with_their_claims_marked(
    sample_run: Any, sample_explanation: Explanation
) -> None:
    page = _Page(report_html(sample_run, sample_explanation))
    for document in sample_run.view.documents:
        words = re.sub(r"\s+", "", document.body)
        assert words[-30:] in re.sub(r"\s+", "", page.text)
    anchors = {attrs.get("id") for _, attrs in page.tags}
    for number in range(1, len(sample_run.view.claims) + 1):
        assert {f"m{number}", f"c{number}"} <= anchors


def test_the_summary_carries_headline_and_ways(
    sample_run: Any, sample_explanation: Explanation
) -> None:
    page = _Page(report_html(sample_run, sample_explanation))
    assert "(88 %, 90 % interval 75-94) in office on 4 Mar 2020" in page.text
    assert "in office: 87.7" in page.text
    assert "Confidence: low." in page.text


def test_contradictions_and_negotiated_ends_are_shown(
    sample_run: Any, sample_explanation: Explanation
) -> None:
    page = _Page(report_html(sample_run, sample_explanation))
    assert "one says it begins, one that it goes on" in page.text
    assert "of which negotiated: 0.8 (judgement)" in page.text
    assert "and 61 % with judgement." in page.text


def test_priors_say_which_way_out_a_pillar_moves(
    sample_run: Any, sample_explanation: Explanation
) -> None:
    page = " ".join(report_html(sample_run, sample_explanation).split())
    assert "enters resources -&gt; regular, coup, uprising, rebels" in page
