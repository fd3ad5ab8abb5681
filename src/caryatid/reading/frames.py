"""Claims from words: a trigger, its parties, its direction, and how it is put."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from caryatid.reading import modality as mode
from caryatid.reading._conditions import inside_condition, supposition
from caryatid.reading._data import word_set
from caryatid.reading._hits import Hit, find_hits
from caryatid.reading._lines import lines
from caryatid.reading._near import Near
from caryatid.reading._typed import Typer
from caryatid.reading._unsettled import left_open, shut_out, unsaid
from caryatid.reading._voices import LOOK_BACK, mocked, voiced
from caryatid.reading._weighed import UNJUDGED
from caryatid.reading.actors import ActorIndex
from caryatid.reading.lexicon import Trigger
from caryatid.reading.segment import Sentence
from caryatid.reading.tree_line import TreeLine
from caryatid.records.dates import DateRange
from caryatid.records.reading import Claim, Document, Hop, Money, Quotation, TimeMention
from caryatid.terms.acts import GROUP_OF

__all__ = ["find_claims"]


def find_claims(
    document: Document,
    sentences: Sequence[Sentence],
    actor_index: ActorIndex,
    quotations: Sequence[Quotation] = (),
    times: Sequence[TimeMention] = (),
    money: Sequence[Money] = (),
    typer: Typer | None = None,
) -> tuple[Claim, ...]:
    """Find who does what to whom.

    Args:
        document: The text.
        sentences: Its sentences.
        actor_index: Its actors and their mentions.
        quotations: Its quotations, whose speakers hold the claims inside.
        times: Its dates; a claim takes the one in its clause, else the one in its sentence.
        money: Its sums; a claim takes the one in its clause.
        typer: Weighs what the lexicon says; without one, the lexicon decides alone.

    Returns:
        Claims in order of the text; parties that are not named stay empty.
    """
    drafts: list[Claim] = []
    spoken, dated, counted = Near(quotations), Near(times), Near(money)
    for line in lines(document.body, sentences, actor_index):
        start, end = line.tokens[0].start, line.tokens[-1].end
        said = spoken.touching(start - LOOK_BACK, end)
        when, sums = dated.touching(start, end), counted.touching(start, end)
        mocks = mocked(line, said)
        parsed = actor_index.parsed
        judged = typer.judge(line, parsed) if typer and parsed else UNJUDGED
        for hit in find_hits(line, actor_index, judged):
            draft = _foretold(_claim(document, line, hit, said, when, sums))
            drafts.extend(voiced(draft, actor_index, mocks))
    return _numbered(document, _once([d for d in drafts if not _nothing_happened(d)]))


_FORETOLD = frozenset({"predicted", "possible", "probable", "likely"})


def _foretold(draft: Claim) -> Claim:
    """“The regime will collapse” is a judgement of what comes, not of how it stands."""
    if draft.act != "condition_regime_stability" or draft.modality not in _FORETOLD:
        return draft
    return replace(draft, act="assessment_prospect", direction="none")


def _nothing_happened(draft: Claim) -> bool:
    """An exit that did not take place is no event: "he did not resign"."""
    return draft.act == "exit_event" and draft.negated


def _claim(
    document: Document,
    line: TreeLine,
    hit: Hit,
    quotations: Sequence[Quotation],
    times: Sequence[TimeMention],
    money: Sequence[Money],
) -> Claim:
    first, last = _extent(line, hit)
    start, end = line.tokens[first].start, line.tokens[last - 1].end
    turn, how, denied = _manner(line, hit)
    who, charged = _held(line, hit, quotations)
    level, loaded = mode.slant(line, first, last)
    source, target = _recognised(hit, who)
    return Claim(
        id="",
        document_id=document.id,
        span=(start, end),
        quote=document.body[start:end],
        source=source,
        act=hit.trigger.act,
        target=target,
        direction=turn,
        modality=how,
        negated=denied,
        holder=who.actor,
        attribution=who.mode,
        alleged=charged or mode.alleged(line, first, last),
        chain=_chain(document, who),
        time=_time(line, start, end, times),
        money_id=next((m.id for m in money if start <= m.span[0] < end), None),
        evidence="implied" if hit.parties.implied else "explicit",
        slant=level,
        slant_words=loaded,
        demands_removal=hit.trigger.act in {"protest", "strike", "challenge_for_office"}
        and mode.demands_removal(line.tokens),
    )


def _held(line: TreeLine, hit: Hit, quotations: Sequence[Quotation]) -> tuple[mode.Holder, bool]:
    """Whose claim it is, and whether it is a charge: who accuses holds what is charged."""
    who = mode.holder(line, hit.first, quotations)
    accuser = line.accuser(hit.first)
    if not accuser:
        return who, False
    return (mode.Holder(accuser.mentions[0].actor or who.actor, "indirect_quote"), True)


_LONG_CLAUSE = 25
"""Words after which a clause is cut to what hangs from the deed. Source: trials."""


def _extent(line: TreeLine, hit: Hit) -> tuple[int, int]:
    """Words `[first, last)` of the passage: the clause of the deed, widened to its parties."""
    first, last = line.clause(hit.first)
    if last - first > _LONG_CLAUSE or line.joined(hit.first):
        first, last = line.extent(hit.first, hit.last)
    first = min(first, hit.first, hit.parties.first if hit.parties.first >= 0 else first)
    return first, max(last, hit.last, hit.parties.last)


def _manner(line: TreeLine, hit: Hit) -> tuple[str, str, bool]:
    """Direction, modality, and whether the deed is denied."""
    if hit.done:
        return hit.trigger.direction, "asserted", line.denied(hit.first, hit.trigger.direction)
    if unsaid(line, hit.first):
        return "none", "unknown", False
    if left_open(line, hit.first):
        return _future(hit.trigger, hit.trigger.direction, "planned"), "possible", False
    if shut_out(line, hit.first):
        return "refused", "asserted", True
    noun = hit.trigger.pattern in {"n", "nof", "ns"}
    at = line.head(hit.first, hit.last) if noun else hit.first
    turn = line.course(at, hit.trigger.direction)
    conditional = inside_condition(line, hit.first)
    how = supposition(line, hit.first)
    how = how or mode.modality(line, hit.first, conditional=conditional)
    denied = line.denied(at, turn) and not set(hit.trigger.rest) & _OWN_NO
    turn = "refused" if denied and _will_not(hit.trigger, how) else _future(hit.trigger, turn, how)
    if hit.verb and turn in {"requested", "demanded"} and turn != hit.trigger.direction:
        how = "desired"  # a third party's deed that somebody asks for
    return turn, how, denied


_OWN_NO = frozenset({"no", "nothing", "little", "few"})
"""Words that deny inside a phrase of the lexicon: “have no choice” is what it says."""


def _recognised(hit: Hit, who: mode.Holder) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """“X is the lawful president” is recognition of X by whoever says so."""
    if hit.trigger.act != "recognition" or hit.trigger.pattern != "a":
        return hit.parties.source, hit.parties.target
    return ((who.actor,) if who.actor != "author" else ()), hit.parties.source


def _will_not(trigger: Trigger, how: str) -> bool:
    """“Will not send”, "will not fire": a refusal of help that will not come, or of force."""
    act = trigger.act
    force = act in word_set("harm") and act != "exit_event"
    return how in {"predicted", "planned"} and (force or GROUP_OF[act].endswith("_support"))


_DEEDS_FROM_NOW = frozenset({"completed", "continued", "imposed"})


def _future(trigger: Trigger, turn: str, how: str) -> str:
    """What is announced for the future is promised, and harm that is announced is threatened."""
    if how not in {"predicted", "planned", "conditional"} or turn not in _DEEDS_FROM_NOW:
        return turn
    if trigger.act in word_set("harm"):
        return "threatened"
    return turn if trigger.act.startswith(("condition", "assessment")) else "promised"


def _chain(document: Document, who: mode.Holder) -> tuple[Hop, ...]:
    hops = []
    if document.outlet:
        hops.append(Hop("outlet", document.outlet))
    hops.append(Hop("author", document.author or "author", "author"))
    if who.actor != "author":
        hops.append(Hop("speaker", who.actor, who.actor))
    return tuple(hops)


def _time(line: TreeLine, start: int, end: int, times: Sequence[TimeMention]) -> DateRange:
    inside = [t for t in times if start <= t.span[0] < end]
    lo, hi = line.tokens[0].start, line.tokens[-1].end
    near = inside or [t for t in times if lo <= t.span[0] < hi]
    return near[0].when if near else DateRange()


def _once(drafts: Sequence[Claim]) -> list[Claim]:
    seen: set[tuple[object, ...]] = set()
    out = []
    for claim in sorted(drafts, key=lambda c: (c.span, c.act, c.source, c.target)):
        key = (claim.span, claim.act, claim.source, claim.target)
        if key not in seen:
            seen.add(key)
            out.append(claim)
    return out


def _numbered(document: Document, drafts: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple(replace(c, id=f"{document.id}/c{n}") for n, c in enumerate(drafts, 1))
