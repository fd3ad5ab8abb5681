"""Claims made by hand, each in a text of its own whose words we also made."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date

from caryatid.ledger import Contents, build_view
from caryatid.records import (
    Actor,
    CalendarEntry,
    CaseFacts,
    Claim,
    Conditional,
    DateRange,
    Decision,
    Document,
    Grade,
    Hop,
    LedgerView,
    Reading,
)

DAY = date(2019, 3, 4)

ACTORS = (
    Actor("zlp-regime", "Zubrowka regime", "regime", "ZLP"),
    Actor("ivo-marek", "Ivo Marek", "leader", "ZLP"),
    Actor("ana-lund", "Ana Lund", "rival_claimant", "ZLP"),
    Actor("zlp-army", "Zubrowka army", "armed_forces", "ZLP"),
    Actor("zlp-police", "Zubrowka police", "police_intel", "ZLP"),
    Actor("night-guard", "Night Guard", "paramilitary", "ZLP"),
    Actor("high-court", "High Court", "state_organ", "ZLP"),
    Actor("marchers", "marchers", "population", "ZLP"),
    Actor("zlp-church", "Church of Zubrowka", "civil_society", "ZLP"),
    Actor("rus", "Russia", "state", "RUS"),
    Actor("chn", "China", "state", "CHN"),
    Actor("usa", "United States", "state", "USA"),
    Actor("rus-envoy", "Oleg Orlov", "official", "RUS"),
    Actor("scholar", "Petra Holm", "expert", "SWE"),
    Actor("author", "the writer", "author", None),
)

FACTS = CaseFacts(
    country="ZLP",
    country_name="Zubrowka",
    leader="Ivo Marek",
    leader_id="ivo-marek",
    in_office_since=date(2013, 4, 19),
    born=date(1962, 11, 23),
    regime_type="personal",
    rivals=("ana-lund",),
    patrons=("RUS",),
    adversaries=("USA",),
)


def with_election(on: date) -> CaseFacts:
    return replace(FACTS, calendar=(CalendarEntry("election", on),))


@dataclass
class Desk:
    """Collects readings; each claim gets its own text unless a document is given."""

    readings: list[Reading] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    grades: list[Grade] = field(default_factory=list)

    def tell(
        self,
        source: str | tuple[str, ...],
        act: str,
        target: str | tuple[str, ...],
        direction: str,
        *,
        outlet: str = "Gazette",
        published: date | None = DAY,
        when: date | None = None,
        speaker: str | None = None,
        syndicated_from: str | None = None,
        text: str | None = None,
        **fields: object,
    ) -> Claim:
        """One claim in one text; returns it."""
        body = text if text is not None else self._words(outlet, published)
        document = make_document(
            body, outlet=outlet, published=published, syndicated_from=syndicated_from
        )
        chain = (Hop("outlet", outlet),)
        if speaker is not None:
            chain = (*chain, Hop("speaker", speaker, speaker))
        span = (0, len(body.split(".")[0]))
        claim = Claim(
            id=f"{document.id}/c1",
            document_id=document.id,
            span=span,
            quote=body[: span[1]],
            source=(source,) if isinstance(source, str) else source,
            act=act,
            target=(target,) if isinstance(target, str) else target,
            direction=direction,
            chain=chain,
            time=DateRange.on(when) if when is not None else DateRange(),
        )
        claim = replace(claim, **fields)  # type: ignore[arg-type]
        self.readings.append(Reading(document, ACTORS, (claim,)))
        return claim

    def conditional(self, body: str, claims: tuple[Claim, ...], **fields: object) -> Conditional:
        """A text that is one conditional with these claims in it."""
        document = make_document(body, outlet="Gazette", published=DAY)
        held = tuple(
            replace(
                claim,
                id=f"{document.id}/c{i}",
                document_id=document.id,
                span=(0, len(body)),
                quote=body,
            )
            for i, claim in enumerate(claims, start=1)
        )
        conditional = Conditional(
            id=f"{document.id}/k1",
            document_id=document.id,
            span=(0, len(body)),
            quote=body,
            type="conditional",
            marker="if",
        )
        conditional = replace(conditional, **fields)  # type: ignore[arg-type]
        self.readings.append(Reading(document, ACTORS, held, conditionals=(conditional,)))
        return conditional

    def view(self, as_of: date = DAY) -> LedgerView:
        """The view that a ledger with these readings would give."""
        held = [r for r in self.readings if (r.document.published.latest or DAY) <= as_of]
        return build_view(
            as_of,
            Contents(
                documents=tuple(r.document for r in held),
                claims=tuple(c for r in held for c in r.claims),
                actors=tuple(a for r in held for a in r.actors),
                conditionals=tuple(k for r in held for k in r.conditionals),
                decisions=tuple(self.decisions),
            ),
            self.grades,
        )

    def _words(self, outlet: str, published: date | None) -> str:
        # Different in every word run, so that no text passes for a copy of another.
        number = len(self.readings)
        words = " ".join(f"w{number}x{i}" for i in range(12))
        return f"Report {number} of {outlet} on {published}. {words}"


def make_document(
    body: str,
    *,
    outlet: str | None = "Gazette",
    published: date | None = DAY,
    syndicated_from: str | None = None,
) -> Document:
    """A document with the right hash."""
    digest = hashlib.sha256(body.encode()).hexdigest()
    return Document(
        id=f"doc-{digest[:12]}",
        sha256=digest,
        body=body,
        outlet=outlet,
        published=DateRange.on(published) if published is not None else DateRange(),
        published_basis="front_matter" if published is not None else "unknown",
        name="report.txt",
        syndicated_from=syndicated_from,
    )
