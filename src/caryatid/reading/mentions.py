"""Where actors are named: known names by longest match, then titles and capitalised shapes."""

from __future__ import annotations

from collections.abc import Sequence

from caryatid.reading._data import word_set
from caryatid.reading._names import Found, name_end, name_words, owns_name, plain, title_at, titles
from caryatid.reading._surnames import Surnames
from caryatid.reading._words import Word, words
from caryatid.reading.gazetteer import Entry, Gazetteer
from caryatid.reading.language import Entity
from caryatid.terms.names import slug

__all__ = ["find_mentions"]


def find_mentions(
    tokens: Sequence[Word],
    layers: Sequence[Gazetteer],
    surnames: Surnames,
    names: Sequence[Entity] | None = None,
) -> list[Found]:
    """Mentions in one sentence, in order, none overlapping.

    Args:
        tokens: Words of the sentence.
        layers: Tables to look names up in, the strongest first.
        surnames: Last names of people met before, and those that everybody knows; people found
            here are added to it.
        names: Names that the language model sees in the sentence; None where no model was asked.
    """
    found: list[Found] = []
    at = 0
    capitals = _title_case(tokens)
    spans = None if names is None else name_spans(tokens, names)
    while at < len(tokens):
        hit = _at(tokens, at, layers, surnames, spans, guess=not capitals)
        if hit is None:
            at += 1
            continue
        if hit.entry.form != "skip":
            found.append(hit)
            surnames.meet(hit.entry)
        at = hit.last
    return found


_TITLE_SHARE = 0.8
_TITLE_WORDS = 4


def _title_case(tokens: Sequence[Word]) -> bool:
    """Whether capitals tell nothing here, as in many a headline."""
    if tokens and tokens[-1].text == ".":
        return False
    long = [w for w in tokens if w.alpha and len(w.low) > 3]
    return len(long) >= _TITLE_WORDS and sum(w.capital for w in long) >= _TITLE_SHARE * len(long)


def _at(
    tokens: Sequence[Word],
    at: int,
    layers: Sequence[Gazetteer],
    surnames: Surnames,
    spans: dict[int, tuple[int, str]] | None,
    *,
    guess: bool,
) -> Found | None:
    word = tokens[at]
    if not word.alpha and not word.capital:
        return None
    title = title_at(tokens, at)
    if title is not None:
        person = _titled(tokens, at, title, layers, surnames)
        if person is not None:
            return person
    known = _known(tokens, at, layers)
    if at == 0 and known is None and len(tokens) > 1:
        following = _known(tokens, 1, layers)
        if following and following.last == name_end(tokens, 0):
            return None  # the capital only opens the sentence
    shape = _shape(tokens, at, surnames) if word.capital else None
    if spans is not None:
        shape = _seen(tokens, at, spans, surnames, shape)
    elif shape is not None and not guess and surnames.get(tokens[shape.last - 1].low) is None:
        shape = None  # a run of capitals is no name where every word has one
    if known and shape and shape.last > known.last and shape.entry.form != "skip":
        return shape if _wider(known, shape, tokens) else known
    return known or shape


def name_spans(tokens: Sequence[Word], names: Sequence[Entity]) -> dict[int, tuple[int, str]]:
    """First word -> one past the last word and kind, of each name that the model sees."""
    out: dict[int, tuple[int, str]] = {}
    for name in names:
        inside = [i for i, w in enumerate(tokens) if name.start <= w.start < name.end]
        if inside:
            out[inside[0]] = (inside[-1] + 1, name.kind)
    return out


def _seen(
    tokens: Sequence[Word],
    at: int,
    spans: dict[int, tuple[int, str]],
    surnames: Surnames,
    shape: Found | None,
) -> Found | None:
    """A name by the model, with what its capitals tell; a lone capital unseen by it is none."""
    if at not in spans:
        reach = at + 1 if shape is None else shape.last
        inside = any(first < reach and at < last for first, (last, _) in spans.items())
        known = shape is not None and surnames.get(tokens[shape.last - 1].low) is not None
        long = shape is not None and shape.last - at > 1 and shape.entry.form != "skip"
        return shape if known or (long and not inside) else None
    end, kind = spans[at]
    if shape is not None and owns_name(tokens, at, end):
        return shape  # "Eritrean People" is not the whole name
    run = tokens[at:end]
    entry = surnames.get(run[-1].low)
    if entry is not None and (len(run) == 1 or _same_person(entry, [w.low for w in run])):
        return Found(at, end, entry)
    if not run[0].capital or run[0].low in name_words("never_names"):
        return shape
    if kind == "LOC":
        return Found(at, end, _SKIP)
    if kind == "PER":
        return _person_seen(tokens, at, end)
    ruler = None if run[-1].capital or len(run) < 2 else surnames.get(run[-2].low)
    if ruler is not None:  # "Biden administration": the noun behind the name is a group's
        return Found(at, end - 1, ruler)
    lows = [w.low for w in run]
    media = lows[-1] in name_words("media_words")
    sort = "media" if media else _organ_kind(lows, "civil_society")
    text = plain(run)
    return Found(at, end, Entry(slug(text), text, sort, None, "name"))


def _person_seen(tokens: Sequence[Word], at: int, end: int) -> Found:
    """A person that only the model sees; a title in the name is none of it."""
    first, sort = at, "expert"
    for place in range(at, end - 1):
        kind = titles().get((tokens[place].low,))
        if kind is not None:
            first, sort = place + 1, kind or "expert"
    name = plain(tokens[first:end])
    role = " ".join(w.low for w in tokens[at:first])
    return Found(at, end, Entry(slug(name), name, sort, None, "name"), role=role)


def _wider(known: Found, shape: Found, tokens: Sequence[Word]) -> bool:
    """Whether a longer capitalised run swallows a known name ("Ghana Bar Association")."""
    if known.entry.form in {"group", "leader_role"}:
        return tokens[known.first + 1].capital
    return shape.entry.kind not in {"expert"}


def _known(tokens: Sequence[Word], at: int, layers: Sequence[Gazetteer]) -> Found | None:
    best: tuple[int, Entry] | None = None
    for layer in layers:
        hit = layer.match(tokens, at)
        if hit and (best is None or hit[0] > best[0]):
            best = hit
    if best is None or (best[0] == 1 and _is_adjective(tokens, at)):
        return None
    if _goes_on(tokens, at, best):
        return None
    return Found(at, at + best[0], best[1])


def _goes_on(tokens: Sequence[Word], at: int, best: tuple[int, Entry]) -> bool:
    """Whether an outlet's name only opens a longer one ("The National" of "the National Bank")."""
    size, entry = best
    if entry.kind != "media" or tokens[at].low != "the" or at + size >= len(tokens):
        return False
    follow = tokens[at + size]
    return follow.capital and follow.alpha and follow.start - tokens[at + size - 1].end == 1


def _is_adjective(tokens: Sequence[Word], at: int) -> bool:
    """“Military aid” names no army."""
    if tokens[at].low != "military" or at + 1 >= len(tokens):
        return False
    follow = tokens[at + 1]
    if not follow.text.islower() or not follow.alpha or follow.low.endswith(("ed", "ly")):
        return False
    return follow.low not in word_set("after_nouns")


def _titled(
    tokens: Sequence[Word],
    at: int,
    title: tuple[int, str],
    layers: Sequence[Gazetteer],
    surnames: Surnames,
) -> Found | None:
    """Title and name after it ("Defence Minister Amina Okoro"), if a name follows."""
    size, kind = title
    start = at + size
    if start >= len(tokens) or not tokens[start].capital or tokens[start].low == "'s":
        return None
    role = " ".join(w.low for w in tokens[at:start])
    known = _known(tokens, start, layers)
    if known and known.entry.form == "name" and known.entry.kind not in {"state", "igo", "media"}:
        return Found(at, known.last, known.entry, role=role)
    if known is not None and known.entry.form != "group":
        return None
    end = name_end(tokens, start)
    text = plain(tokens[start:end])
    if any(w.low in name_words("organisation_words") for w in tokens[start:end]):
        return None
    entry = surnames.get(tokens[end - 1].low)
    if entry is None or (end - start > 1 and entry.name.split()[0] != text.split()[0]):
        entry = Entry(slug(text), text, kind or "expert", None, "name")
    return Found(at, end, entry, role=role)


def _shape(tokens: Sequence[Word], at: int, surnames: Surnames) -> Found | None:
    """A name nobody listed, by its capitals."""
    end = name_end(tokens, at)
    run = tokens[at:end]
    lows = [w.low for w in run]
    if len(run) == 1:
        entry = surnames.get(lows[0])
        if entry is not None:
            return Found(at, end, entry)
        return _single(tokens, at)
    if lows[0] in name_words("never_names") or lows[-1] in name_words("place_words"):
        return Found(at, end, _SKIP) if lows[-1] in name_words("place_words") else None
    if (_opens(tokens, at) and lows[0] in _STARTERS) or lows[-1] in _REGIONAL | {"i"}:
        return None
    text = plain(run)
    if any(low in name_words("organisation_words") for low in lows):
        kind = "media" if lows[-1] in name_words("media_words") else "civil_society"
        return Found(at, end, Entry(slug(text), text, _organ_kind(lows, kind), None, "name"))
    entry = surnames.get(lows[-1])
    if entry is None or not _same_person(entry, lows):
        entry = Entry(slug(text), text, "expert", None, "name")
    return Found(at, end, entry)


def _opens(tokens: Sequence[Word], at: int) -> bool:
    """Whether a word opens a sentence or a quotation, so that its capital tells nothing."""
    return at == 0 or (not tokens[at - 1].alpha and tokens[at - 1].text in '“"‘•*—:')


def _same_person(entry: Entry, lows: Sequence[str]) -> bool:
    """Whether a run of name words opens or ends the full name ("al-Amin" of "Idris al-Amin")."""
    full = [w.low for w in words(entry.name)]
    return full[0] == lows[0] or full[-len(lows) :] == list(lows)


_SKIP = Entry("", "", "country", None, "skip")
_REGIONAL = frozenset({"african", "american", "arab", "asian", "european"})
"""What describes a noun behind it and names nobody: "six South American governments"."""

_STARTERS = word_set("starters") | name_words("openers")
_ORGANS = {
    "rebel_group": {"liberation"},
    "state_organ": {"ministry", "legislature", "court", "council", "parliament", "assembly",
                    "senate", "congress", "commission", "department", "tribunal", "committee",
                    "bureau", "authority"},
    "armed_forces": {"army", "navy", "corps", "guard", "guards", "brigade", "battalion"},
    "police_intel": {"police"},
    "opposition": {"party", "movement", "front", "alliance", "coalition", "league"},
    "business_creditor": {"bank", "company", "corporation"},
    "igo": {"nations", "fund", "organization"},
}  # fmt: skip


def _organ_kind(lows: Sequence[str], otherwise: str) -> str:
    for kind, keys in _ORGANS.items():
        if any(low in keys for low in lows):
            return kind
    return otherwise


def _single(tokens: Sequence[Word], at: int) -> Found | None:
    """One capitalised word that no table knows: a name unless it opens a sentence."""
    word = tokens[at]
    if at == 0 or not tokens[at - 1].alpha or len(word.low) < 3:
        return None
    if word.low in name_words("never_names") or word.low in name_words("place_words"):
        return None
    if word.low in name_words("organisation_words") or word.low in _STARTERS:
        return None
    kind = "civil_society"
    return Found(at, at + 1, Entry(slug(word.text), word.text, kind, None, "name"))
