"""What reading finds in one document: actors, claims, money, times, quotations, conditionals.

Spans are half-open code point offsets into `Document.body`, and for every record that carries
both, `body[start:end] == quote` holds (checked when a reading enters the ledger).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from caryatid.records.dates import DateRange

__all__ = [
    "Actor",
    "Claim",
    "Conditional",
    "Document",
    "Hop",
    "Money",
    "Quotation",
    "Reading",
    "Span",
    "TimeMention",
]

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was published.

    Attributes:
        id: `doc-` and the first twelve hex digits of `sha256`.
        sha256: Of the body in UTF-8.
        body: Text after the front matter, with Unix line ends; all spans count in it.
        title: Headline, if one was found. Its span, if it stands in the body, is `title_span`.
        outlet: Who published it, as written; key into sources.toml.
        author: Byline, as written.
        published: When; unknown stays unknown.
        published_basis: front_matter, html, feed, mail, argument, inferred or unknown.
        url: Where it was published, never fetched.
        language: ISO 639-1 code of the body, "und" if it cannot be told.
        name: File name for messages, without its folder.
        title_span: Where the headline stands in the body.
        syndicated_from: Outlet or wire it says that it copies, if it does.
        translated_by: Who or what translated it, if it is a translation.
        original: Language, address or file of the original, as given.
        pages: Offsets in the body at which pages begin; empty where there are no pages.
    """

    id: str
    sha256: str
    body: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: DateRange = field(default_factory=DateRange)
    published_basis: str = "unknown"
    url: str | None = None
    language: str = "en"
    name: str = ""
    title_span: Span | None = None
    syndicated_from: str | None = None
    translated_by: str | None = None
    original: str | None = None
    pages: tuple[int, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Number of the page on which a character of the body stands, counted from 1.

        Args:
            offset: Of the character, in code points of the body.

        Returns:
            None where the text has no pages.
        """
        return bisect_right(self.pages, offset) or None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, group, organisation or state.

    Attributes:
        id: Stable across documents for the same name: `rus` for a state's government, else a
            slug of the canonical name ("nicolas-maduro", "colectivos"). `author` is the writer.
        name: Canonical name.
        kind: One of ontology.md's actor_kind.
        country: ISO 3166 alpha-3, or None.
        mentions: Spans in the document.
        description: As the text or our table describes it.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    mentions: tuple[Span, ...] = ()
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of an attribution chain, outermost first.

    Attributes:
        role: One of ontology.md's chain_role (outlet, author, prior_report, speaker ...).
        name: As written or canonical.
        actor: Actor id, if it is one.
    """

    role: str
    name: str
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Who does what to whom, as one passage says it. Fields: ontology.md section 2.

    Attributes:
        id: `<document id>/c<number>`.
        document_id: Where it stands.
        span: The passage.
        quote: `body[span]`, to the letter.
        source: Actor ids of who does the act; empty if nobody is named.
        act: One of the ontology's acts.
        target: Actor ids to, for or against whom; empty if not clear.
        direction: Change of the standing relation.
        modality: How it is put.
        negated: Whether the act is denied.
        holder: Actor id of whose claim it is; `author` if the writer's.
        evidence: explicit, presupposed, implied, inference, mock_paraphrase.
        attribution: One of ontology.md's attribution_mode.
        alleged: Whether the text marks it as unconfirmed.
        chain: Attribution chain, outermost first.
        time: When the deed happened or will.
        money_id: Sum that belongs to it.
        slant: none, mild or strong. Recorded; no formula reads it.
        slant_words: The loaded words, as written.
        confidence: The reader's own, 0 to 1, or None. No formula reads it.
        demands_removal: For protests and challenges: the words demand that the leader go.
    """

    id: str
    document_id: str
    span: Span
    quote: str
    source: tuple[str, ...]
    act: str
    target: tuple[str, ...]
    direction: str = "none"
    modality: str = "asserted"
    negated: bool = False
    holder: str = "author"
    evidence: str = "explicit"
    attribution: str = "author_assertion"
    alleged: bool = False
    chain: tuple[Hop, ...] = ()
    time: DateRange = field(default_factory=DateRange)
    money_id: str | None = None
    slant: str = "none"
    slant_words: tuple[str, ...] = ()
    confidence: float | None = None
    demands_removal: bool = False


@dataclass(frozen=True, slots=True)
class Money:
    """A sum with its role.

    Attributes:
        id: `<document id>/m<number>`.
        document_id: Where it stands.
        span: The passage.
        quote: `body[span]`.
        amount: In units of the currency (17e9 for "$17 billion"); the middle of a range.
        low: Lower bound, for ranges and hedges ("at least").
        high: Upper bound.
        currency: ISO 4217 code, or None if not stated.
        approx: Whether it is hedged ("some", "about").
        role: One of ontology.md's money_role.
        payer: Actor id, or None.
        payee: Actor id, or None.
        as_of: When it stood so.
        per: year, month or None for a stock or one-off.
    """

    id: str
    document_id: str
    span: Span
    quote: str
    amount: float | None
    low: float | None = None
    high: float | None = None
    currency: str | None = None
    approx: bool = False
    role: str = "other"
    payer: str | None = None
    payee: str | None = None
    as_of: DateRange = field(default_factory=DateRange)
    per: str | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A date or period in the text with the days it stands for."""

    span: Span
    quote: str
    when: DateRange


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words without their outer marks. Scare quotes have no speaker."""

    span: Span
    quote: str
    speaker: str | None = None
    kind: str = "direct"  # direct, partial, scare


@dataclass(frozen=True, slots=True)
class Conditional:
    """If this, then that: becomes a trigger and a watch item.

    Attributes:
        id: `<document id>/k<number>`.
        document_id: Where it stands.
        span: The whole construction.
        quote: `body[span]`.
        type: One of ontology.md's conditional_type.
        marker: The word that makes it one ("if", "would trigger").
        antecedent: Span of the condition, if it is in the text.
        consequent: Span of the consequence, if it is in the text.
        antecedent_claims: Claim ids inside the antecedent.
        consequent_claims: Claim ids inside the consequent.
        holder: Whose conditional it is.
    """

    id: str
    document_id: str
    span: Span
    quote: str
    type: str
    marker: str = ""
    antecedent: Span | None = None
    consequent: Span | None = None
    antecedent_claims: tuple[str, ...] = ()
    consequent_claims: tuple[str, ...] = ()
    holder: str = "author"


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one document.

    Attributes:
        document: The text.
        notes: Sentences for people: what was guessed, what was set aside.
        reader: Name and version of what read it.
        read_on: Day of the reading, if the caller gave one.
        meanings: For claims by id what their sentences tell, as vectors of signed bytes; only the
            direction counts. A reader may leave them out; they do not count when readings are
            compared.
    """

    document: Document
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    money: tuple[Money, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    conditionals: tuple[Conditional, ...] = ()
    notes: tuple[str, ...] = ()
    reader: str = "unnamed"
    read_on: date | None = None
    meanings: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)
