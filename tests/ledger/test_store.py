from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from caryatid.errors import DataError, UsageError
from caryatid.ledger import Ledger
from caryatid.records import (
    Actor,
    Conditional,
    DateRange,
    Decision,
    Money,
    Quotation,
    TimeMention,
)

NOW = datetime(2020, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path):
    with Ledger.create(tmp_path / "ledger.db") as opened:
        yield opened


@pytest.fixture
def reading(factory):
    desk = factory.Desk()
    claim = desk.tell(
        "rus", "fin_loan", "zlp-regime", "refused", speaker="rus-envoy", when=date(2019, 3, 1)
    )
    body = desk.readings[0].document.body
    doc = claim.document_id
    return replace(
        desk.readings[0],
        money=(
            Money(f"{doc}/m1", doc, (0, 6), body[:6], 17e9, currency="USD", role="revenue"),
        ),
        times=(TimeMention((7, 9), body[7:9], DateRange.on(date(2019, 3, 1))),),
        quotations=(Quotation((0, 6), body[:6], "rus-envoy"),),
        conditionals=(
            Conditional(f"{doc}/k1", doc, (0, 9), body[:9], "threat", "if", (0, 3), (4, 9)),
        ),
        notes=("a note",),
        read_on=date(2020, 5, 1),
    )  # fmt: skip


def decision(claim_id, status="confirmed", at=NOW, **fields):
    return Decision(claim_id, status, "A. Analyst", at, **fields)


def test_what_goes_in_comes_out(ledger, reading):
    assert ledger.add_reading(reading, entered=NOW).claims == 1
    (held,) = ledger.readings()
    assert replace(held, actors=()) == replace(reading, actors=())
    assert set(held.actors) == set(reading.actors)


def test_reading_again_changes_nothing(ledger, reading):
    ledger.add_reading(reading, entered=NOW)
    before = ledger.digest(), ledger.view(date(2021, 1, 1), ())
    again = replace(reading, read_on=date(2022, 1, 1))
    added = ledger.add_reading(again, entered=NOW + timedelta(days=700))
    assert (added.new, added.claims) == (False, 0)
    assert (ledger.digest(), ledger.view(date(2021, 1, 1), ())) == before


@pytest.mark.parametrize("part", ["claims", "money", "times", "quotations", "conditionals"])
def test_a_span_that_does_not_hold_its_quote_stores_nothing(ledger, reading, part):
    wrong = replace(getattr(reading, part)[0], quote="never said")
    with pytest.raises(DataError) as caught:
        ledger.add_reading(replace(reading, **{part: (wrong,)}), entered=NOW)
    start, end = wrong.span
    for name in ("report.txt", f"{start}-{end}", "never said"):
        assert name in str(caught.value)
    assert ledger.documents() == ()


@pytest.mark.parametrize("span", [(-1, 3), (3, 3), (0, 10_000)])
def test_a_span_outside_the_text_is_refused(ledger, reading, span):
    bad = replace(reading, actors=(Actor("rus", "Russia", "state", "RUS", (span,)),))
    with pytest.raises(DataError, match="does not lie in the text"):
        ledger.add_reading(bad, entered=NOW)


@pytest.mark.parametrize(
    ("field", "value"), [("act", "bribe"), ("direction", "up"), ("modality", "sure")]
)
def test_a_word_outside_the_vocabulary_is_refused(ledger, reading, field, value):
    bad = replace(reading, claims=(replace(reading.claims[0], **{field: value}),))
    with pytest.raises(DataError, match=value):
        ledger.add_reading(bad, entered=NOW)


def test_a_false_hash_or_a_foreign_claim_is_refused(ledger, reading):
    with pytest.raises(DataError, match="sha256"):
        ledger.add_reading(
            replace(reading, document=replace(reading.document, sha256="0" * 64)), entered=NOW
        )
    foreign = replace(reading.claims[0], document_id="doc-other")
    with pytest.raises(DataError, match="doc-other"):
        ledger.add_reading(replace(reading, claims=(foreign,)), entered=NOW)
    with pytest.raises(DataError, match="twice"):
        ledger.add_reading(replace(reading, claims=reading.claims * 2), entered=NOW)


def test_a_run_killed_in_the_middle_leaves_the_ledger_whole(ledger, reading, monkeypatch):
    import caryatid.ledger._store_rows as rows

    def killed(record):
        if isinstance(record, Conditional):
            raise KeyboardInterrupt
        return real(record)

    real = rows.to_json
    whole = rows.content_id(reading)
    monkeypatch.setattr(rows, "content_id", lambda _: whole)
    monkeypatch.setattr(rows, "to_json", killed)
    with pytest.raises(KeyboardInterrupt):
        ledger.add_reading(reading, entered=NOW)
    monkeypatch.undo()
    ledger.check()
    assert ledger.documents() == ()
    assert ledger.add_reading(reading, entered=NOW).new


def test_rows_cannot_be_changed_or_taken_out(tmp_path, reading):
    path = tmp_path / "ledger.db"
    with Ledger.create(path) as ledger:
        ledger.add_reading(reading, entered=NOW)
    raw = sqlite3.connect(path)
    tables = ("documents", "readings", "claims", "money", "conditionals", "actors")
    for table in tables:
        assert raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0
        for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET entered = ''"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                raw.execute(statement)
    raw.close()


def test_the_digest_ignores_order_and_day_of_entry_and_sees_content(tmp_path, factory):
    desk = factory.Desk()
    for direction in ("refused", "initiated", "continued"):
        desk.tell("rus", "fin_loan", "zlp-regime", direction)
    digests = []
    for i, readings in enumerate((desk.readings, desk.readings[::-1], desk.readings[:2])):
        with Ledger.create(tmp_path / f"{i}.db") as ledger:
            for reading in readings:
                ledger.add_reading(reading, entered=NOW + timedelta(days=i))
            digests.append(ledger.digest())
            ledger.decide(decision(readings[0].claims[0].id))
            assert ledger.digest() != digests[-1]
    assert digests[0] == digests[1] != digests[2]


def test_decisions_make_the_effective_claims(ledger, factory):
    desk = factory.Desk()
    told = [desk.tell("rus", "fin_loan", "zlp-regime", "refused", outlet=o) for o in "abc"]
    for reading in desk.readings:
        ledger.add_reading(reading, entered=NOW)
    day = date(2020, 5, 2)
    edit = (("direction", '"initiated"'), ("source", '["chn"]'))
    ledger.decide(decision(told[0].id, "rejected"))
    ledger.decide(decision(told[1].id, "edited", changes=edit))
    ledger.decide(decision(told[1].id, "confirmed", at=NOW + timedelta(hours=1)))
    view = ledger.view(day, ())
    assert [c.id for c in view.claims] == sorted(c.id for c in told[1:])
    changed = view.claim(told[1].id)
    assert (changed.direction, changed.source) == ("initiated", ("chn",))
    assert changed.quote == told[1].quote
    assert view.status_of(told[0].id) == "rejected"
    assert view.status_of(told[1].id) == "confirmed"
    assert view.status_of(told[2].id) == "proposed"
    ledger.decide(decision(told[1].id, "proposed", at=NOW + timedelta(hours=2)))
    assert ledger.view(day, ()).claim(told[1].id) == told[1]
    early = ledger.view(NOW.date() - timedelta(days=1), ())
    assert (len(early.claims), early.decisions) == (3, ())


@pytest.mark.parametrize(
    "changes",
    [(("quote", '"x"'),), (("direction", '"sideways"'),), (("negated", '"yes"'),), (("act", "{"),)],
)
def test_an_edit_that_cannot_be_made_is_refused(ledger, reading, changes):
    ledger.add_reading(reading, entered=NOW)
    with pytest.raises(UsageError):
        ledger.decide(decision(reading.claims[0].id, "edited", changes=changes))
    assert ledger.decisions() == ()


def test_a_decision_needs_a_claim_a_name_and_a_time_zone(ledger, reading):
    ledger.add_reading(reading, entered=NOW)
    claim_id = reading.claims[0].id
    for bad in (
        decision("doc-0/c1"),
        replace(decision(claim_id), by=" "),
        decision(claim_id, "maybe"),
        decision(claim_id, at=datetime(2020, 1, 1)),  # noqa: DTZ001  # the point of the test
    ):
        with pytest.raises(UsageError):
            ledger.decide(bad)
    assert ledger.decisions() == ()


def test_decisions_go_over_to_the_same_claim_of_a_better_reader(ledger, reading):
    ledger.add_reading(reading, entered=NOW)
    old = reading.claims[0]
    ledger.decide(decision(old.id, "rejected"))
    other = replace(old, id=f"{old.document_id}/c7", act="troops")
    same = replace(old, id=f"{old.document_id}/c9")
    later = replace(reading, reader="rules-2", claims=(other, same))
    ledger.add_reading(later, entered=NOW + timedelta(days=1))
    view = ledger.view(date(2021, 1, 1), ())
    assert [c.id for c in view.claims] == [other.id]
    assert view.status_of(same.id) == "rejected"


def test_the_reader_that_came_last_speaks_whatever_came_back_later(ledger, reading):
    better = replace(reading, reader="rules-2", claims=())
    redated = replace(
        reading,
        document=replace(reading.document, published=DateRange.on(date(2019, 3, 9))),
    )
    for days, one in enumerate((reading, better, redated)):
        assert ledger.add_reading(one, entered=NOW + timedelta(days=days)).new
    assert [r.reader for r in ledger.readings()] == ["rules-2"]


def test_documents_count_from_their_last_possible_day(ledger, factory):
    desk = factory.Desk()
    desk.tell("rus", "arms", "zlp-regime", "initiated", published=date(2019, 3, 4))
    desk.tell("rus", "arms", "zlp-regime", "initiated", published=None)
    vague = replace(
        desk.readings[0],
        document=replace(
            factory.make_document("A text of a vague day. one two three"),
            published=DateRange(date(2019, 2, 1), date(2019, 3, 10), "range"),
        ),
        claims=(),
    )
    for reading in (*desk.readings, vague):
        ledger.add_reading(reading, entered=NOW)
    undated = desk.readings[1].document.id
    days = {
        date(2019, 3, 3): 0,
        date(2019, 3, 4): 1,
        date(2019, 3, 10): 2,
        date(2020, 4, 30): 2,
        NOW.date(): 3,
    }
    for day, n in days.items():
        assert len(ledger.view(day, ()).documents) == n, day
    held = {d.id: d for d in ledger.view(NOW.date(), ()).documents}
    assert held[undated].published.latest == NOW.date()
    assert {d.id: d for d in ledger.documents()}[undated].published.latest is None


def test_a_person_s_date_outranks_the_text_s_in_either_order(tmp_path, factory):
    desk = factory.Desk()
    desk.tell("rus", "arms", "zlp-regime", "initiated", published=None)
    bare = desk.readings[0]
    dated = replace(
        bare,
        document=replace(
            bare.document, published=DateRange.on(date(2019, 3, 4)), published_basis="argument"
        ),
    )
    for name, order in (("a", (bare, dated)), ("b", (dated, bare))):
        with Ledger.create(tmp_path / f"{name}.db") as ledger:
            for reading in order:
                ledger.add_reading(reading, entered=NOW)
            (document,) = ledger.view(date(2019, 3, 4), ()).documents
            assert document.published == dated.document.published


def test_the_original_speaks_for_a_text_printed_twice(tmp_path, factory):
    desk = factory.Desk()
    for outlet, wire in (("Wire", None), *((f"Paper {i}", "Wire") for i in range(8))):
        desk.tell(
            "rus", "arms", "zlp-regime", "initiated",
            outlet=outlet, syndicated_from=wire, text="The same words. one two three four five",
        )  # fmt: skip
    for name, order in (("a", desk.readings), ("b", desk.readings[::-1])):
        with Ledger.create(tmp_path / f"{name}.db") as ledger:
            for reading in order:
                assert ledger.add_reading(reading, entered=NOW).new
            (document,) = ledger.view(factory.DAY).documents
            assert document.outlet == "Wire"


def test_create_and_open_say_what_to_do(tmp_path, reading):
    path = tmp_path / "ledger.db"
    with pytest.raises(UsageError, match="no ledger"):
        Ledger.open(path)
    Ledger.create(path).close()
    with pytest.raises(UsageError, match="already"):
        Ledger.create(path)
    with pytest.raises(UsageError, match="written"):
        Ledger.create(tmp_path / "no" / "folder.db")
    with Ledger.open(path) as ledger:
        assert ledger.add_reading(reading, entered=NOW).new


def test_a_newer_ledger_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "ledger.db"
    Ledger.create(path).close()
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(DataError, match=r"version 99.*update Caryatid"):
        Ledger.open(path)


def test_files_that_are_no_ledger_are_refused(tmp_path, reading):
    noise = tmp_path / "noise.db"
    noise.write_bytes(b"not a database at all, " * 500)
    with pytest.raises(DataError, match="damaged"):
        Ledger.open(noise)
    other = tmp_path / "other.db"
    raw = sqlite3.connect(other)
    raw.execute("CREATE TABLE things (name TEXT)")
    raw.commit()
    raw.close()
    with pytest.raises(DataError, match="not a Caryatid ledger"):
        Ledger.open(other)


def test_a_damaged_page_is_found(tmp_path, reading):
    path = tmp_path / "ledger.db"
    with Ledger.create(path) as ledger:
        ledger.add_reading(reading, entered=NOW)
        ledger.check()
    data = bytearray(path.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 16] = b"\xff" * 16
    path.write_bytes(bytes(data))
    with pytest.raises(DataError, match="damaged"), Ledger.open(path) as ledger:
        ledger.check()


def test_two_processes_do_not_mix(tmp_path, reading):
    path = tmp_path / "ledger.db"
    with Ledger.create(path) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        ledger._connection.execute("PRAGMA busy_timeout = 10")
        with pytest.raises(DataError, match="another process"):
            ledger.add_reading(reading, entered=NOW)
        other.execute("ROLLBACK")
        other.close()
        assert ledger.add_reading(reading, entered=NOW).new


def test_meanings_are_kept_beside_the_claims_and_shown_in_the_view(ledger, reading):
    (claim,) = reading.claims
    ledger.add_reading(replace(reading, meanings={claim.id: b"\x01\xff"}), entered=NOW)
    (held,) = ledger.readings()
    assert held.meanings == {claim.id: b"\x01\xff"}
    assert ledger.view(date(2020, 5, 1)).meanings == {claim.id: b"\x01\xff"}


def test_a_reading_without_meanings_is_the_same_reading(tmp_path, reading):
    digests = set()
    for name, meanings in (("a.db", {}), ("b.db", {reading.claims[0].id: b"\x01"})):
        with Ledger.create(tmp_path / name) as opened:
            opened.add_reading(replace(reading, meanings=meanings), entered=NOW)
            digests.add(opened.digest())
    assert len(digests) == 1


def test_a_ledger_from_before_meanings_is_read_on(tmp_path, reading):
    path = tmp_path / "old.db"
    with Ledger.create(path) as opened:
        opened.add_reading(reading, entered=NOW)
    old = sqlite3.connect(path)
    old.executescript("DROP TABLE meanings; PRAGMA user_version = 2;")
    old.close()
    with Ledger.open(path) as opened:
        (held,) = opened.readings()
        assert held.meanings == {}
        assert held.claims == reading.claims
