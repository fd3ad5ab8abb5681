"""A ledger made by hand: three short texts of our own, hostile markup in one, and their claims."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from caryatid.records import (
    Actor,
    Claim,
    Conditional,
    Conflict,
    DateRange,
    Document,
    EventGroup,
    Grade,
    LedgerView,
    Money,
)

AS_OF = date(2019, 3, 4)

_TEXTS = (
    (
        "Harbour Post",
        "Envoys promise a loan <script>alert(1)</script>",
        (
            "Moscow promised the palace a loan of $2 billion on Friday. "
            "If the rival is arrested on his return, Washington said it would act. "
            "Crowds marched to demand that the president go."
        ),
    ),
    (
        'Daily <img src=x onerror="alert(2)">',
        "Cuban advisers stay",
        (
            "Cuban advisers go on guarding the palace. Nobody spoke for the army. "
            "</mark><script>alert(3)</script> The palace asked Moscow for $500 million."
        ),
    ),
    ("Harbour Post", "Marchers return", "Marchers came back to the square and called for a vote."),
)


def _documents() -> tuple[Document, ...]:
    documents = []
    for number, (outlet, title, body) in enumerate(_TEXTS):
        sha = hashlib.sha256(body.encode()).hexdigest()
        documents.append(
            Document(
                id=f"doc-{sha[:12]}",
                sha256=sha,
                body=body,
                title=title,
                outlet=outlet,
                published=DateRange.on(date(2019, 3, 1 + number)),
                published_basis="front_matter",
                name=f"{number}.txt",
            )
        )
    return tuple(documents)


def _claim(document: Document, number: int, quote: str, **fields: Any) -> Claim:
    start = document.body.index(quote)
    return Claim(
        id=f"{document.id}/c{number}",
        document_id=document.id,
        span=(start, start + len(quote)),
        quote=quote,
        time=DateRange.on(date(2019, 3, 1)),
        **fields,
    )


def view() -> LedgerView:
    one, two, three = _documents()
    loan = _claim(
        one,
        1,
        "Moscow promised the palace a loan of $2 billion",
        source=("rus",),
        act="fin_loan",
        target=("xxx-regime",),
        direction="promised",
        money_id=f"{one.id}/m1",
    )
    sum_ = _claim(
        one, 2, "a loan of $2 billion on Friday", source=("rus",), act="fin_loan", target=()
    )
    march = _claim(
        one,
        3,
        "Crowds marched to demand that the president go",
        source=("crowds",),
        act="protest",
        target=("xxx-regime",),
        direction="initiated",
        demands_removal=True,
    )
    guard = _claim(
        two,
        1,
        "Cuban advisers go on guarding the palace",
        source=("cub",),
        act="training",
        target=("xxx-regime",),
        direction="continued",
    )
    odd = _claim(
        two,
        2,
        "</mark><script>alert(3)</script> The palace asked Moscow",
        source=("xxx-regime",),
        act="request_support",
        target=("rus",),
        direction="requested",
    )
    again = _claim(
        three,
        1,
        "Marchers came back to the square",
        source=("crowds",),
        act="protest",
        target=("xxx-regime",),
        direction="initiated",
        demands_removal=True,
    )
    claims = (loan, sum_, march, guard, odd, again)
    groups = tuple(
        EventGroup(
            id=f"g-{n}",
            source=c.source,
            act_group={"fin_loan": "financial_support", "protest": "challenge"}.get(
                c.act, "military_support"
            ),
            target=c.target,
            sign=1,
            when=date(2019, 3, 1),
            claim_ids=(c.id,),
            speaker=c.id,
            roots=(c.document_id,),
        )
        for n, c in enumerate((loan, march, guard, again))
    )
    start = one.body.index("If the rival")
    end = one.body.index(" Crowds")
    return LedgerView(
        as_of=AS_OF,
        documents=(one, two, three),
        claims=claims,
        status=((loan.id, "confirmed"), (odd.id, "edited")),
        actors=(
            Actor("rus", "Russia", "state", "RUS"),
            Actor("cub", "Cuba", "state", "CUB"),
            Actor("xxx-regime", "Testland's government", "regime", "XXX"),
            Actor("crowds", "Crowds & <b>others</b>", "population", "XXX"),
        ),
        grades=(Grade("Harbour Post", "B", by="A. Grader", on=date(2019, 2, 1), reason="record"),),
        groups=groups,
        conflicts=(Conflict("g-0", "g-2", "one says it begins, one that it goes on"),),
        conditionals=(
            Conditional(
                id=f"{one.id}/k1",
                document_id=one.id,
                span=(start, end),
                quote=one.body[start:end],
                type="threat",
                marker="if",
            ),
        ),
        money=(
            Money(
                id=f"{one.id}/m1",
                document_id=one.id,
                span=(one.body.index("$2"), one.body.index("$2") + 10),
                quote="$2 billion",
                amount=2e9,
                currency="USD",
                role="promised_new_money",
                payer="rus",
                payee="xxx-regime",
            ),
            Money(
                id=f"{two.id}/m1",
                document_id=two.id,
                span=(two.body.index("$500"), two.body.index("$500") + 12),
                quote="$500 million",
                amount=5e8,
                currency="USD",
                role="requested_new_money",
                approx=True,
            ),
        ),
    )
