"""The whole way: documents, ledger, view, forecast, explanation, report."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from caryatid._version import __version__
from caryatid.cases.choose import choose_day, choose_regime, decided_to, decision_notes
from caryatid.cases.config import CalendarFile, CaseFile, CasePart
from caryatid.cases.facts import case_facts, country_code, fact_notes
from caryatid.cases.folder import Folder, create_folder, open_folder, write_whole
from caryatid.cases.gather import Gathered, Problem, gather
from caryatid.cases.intake import Intake, Progress, take_in
from caryatid.cases.second import Second, take_second
from caryatid.cases.set_aside import languages_words, unread_in
from caryatid.errors import DataError, UsageError
from caryatid.executor import InProcess, open_executor
from caryatid.explain import EFFECT_DRAWS, Explanation, explain
from caryatid.forecast import Judgement, Run, Settings, default_judgement, log_record, run
from caryatid.ledger import Ledger
from caryatid.records import CaseFacts, Grade
from caryatid.report import report_html

__all__ = ["Brief", "Request", "brief_paths", "forecast_folder", "hashes_of", "read_folder"]

COMPARED_DAYS = 28
"""How far back a brief looks to say what moved: four weeks, so that weekdays match."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the caller wants computed.

    Attributes:
        now: Time to record as now.
        as_of: Cut-off day, None for the latest document's.
        settings: Seed, draws, months.
        judgement: Name of a file in judgement/, None for ours.
        workers: Processes.
        published: Publication day of texts that carry none.
        regime: Country of the regime, None to find it in the texts.
        second: The second reader to ask, None for none.
    """

    now: datetime
    as_of: date | None = None
    settings: Settings = field(default_factory=Settings)
    judgement: str | None = None
    workers: int = 1
    published: date | None = None
    regime: str | None = None
    second: Second | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A forecast with its explanation, what was set aside on the way, and where it is kept."""

    run: Run
    explanation: Explanation | None
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    folder: Folder | None = None


def brief_paths(
    paths: Sequence[str | Path],
    request: Request,
    *,
    case_dir: str | Path | None = None,
    keep: bool = True,
    show: Progress = lambda done, total: None,
) -> Brief:
    """Forecast, explanation and report from texts, or from the case that is named.

    Args:
        paths: Texts, folders of texts, "-" for standard input, or one case folder.
        request: What is wanted.
        case_dir: Case folder to use or make; the default is named after the regime and texts.
        keep: Whether a case folder is made where none is named.
        show: Progress of the reading.

    Raises:
        UsageError: No regime or several, a country nobody knows, no permission to write.
        DataError: No document can be read, or the case's files are wrong.
    """
    if len(paths) == 1 and case_dir is None and (Path(paths[0]) / "case.toml").is_file():
        folder = open_folder(paths[0])
        intake, problems = read_folder(folder, request, show=show)
        _check_some(intake)
        return forecast_folder(folder, request, intake=intake, problems=problems)
    gathered = gather(paths, published=request.published)
    country = _country(gathered, request, case_dir)
    if not keep and case_dir is None:
        return _passing(gathered, country, request, show)
    folder = _folder_for(gathered, country, case_dir)
    _keep_documents(folder, gathered)
    intake = _take(folder, gathered, request, show)
    _check_some(intake)
    return forecast_folder(folder, request, intake=intake, problems=gathered.problems)


def read_folder(
    folder: Folder, request: Request, *, show: Progress = lambda done, total: None
) -> tuple[Intake, tuple[Problem, ...]]:
    """Reads the texts in a case's documents folder that its ledger does not hold yet."""
    gathered = gather([folder.documents], published=request.published)
    return _take(folder, gathered, request, show), gathered.problems


def forecast_folder(
    folder: Folder,
    request: Request,
    *,
    intake: Intake | None = None,
    problems: tuple[Problem, ...] = (),
    explained: bool = True,
) -> Brief:
    """Forecast, explanation, report and log record of a case, from what its ledger holds.

    Args:
        folder: The case.
        request: What is wanted.
        intake: What became of texts that were read just now.
        problems: Files that could not be loaded just now.
        explained: Whether to explain it and to write the report.
    """
    problems = (*problems, *(intake.problems if intake else ()))
    with folder.open_ledger() as ledger:
        day, notes = choose_day(ledger.documents(), as_of=request.as_of, now=request.now)
        facts = folder.facts(day)
        judgement = folder.judgement(request.judgement)
        grades = folder.grades()
        done = _compute(ledger, facts, day, grades, judgement, request, explained)
        signed = [d.at for d in ledger.decisions()] + [m.at for m in ledger.merges()]
        made = (*(at.date() for at in signed), *(g.on for g in grades if g.on))
        later = sum(when > day for when in made)
        notes = (*notes, *decision_notes(later, day, as_of=request.as_of))
        known = ledger.documents()
    notes = (*notes, *fact_notes(facts, day), *(intake.notes if intake else ()))
    brief = replace(done, problems=problems, notes=notes, folder=folder)
    folder.log(log_record(brief.run))
    if brief.explanation is not None:
        unread = unread_in(folder, known, problems)
        folder.write_report(report_html(brief.run, brief.explanation, unread))
    return brief


def hashes_of(
    ledger: Ledger,
    facts: CaseFacts,
    settings: Settings,
    *,
    judgement: Judgement,
    grades: tuple[Grade, ...],
) -> dict[str, str]:
    """Hashes that name what a forecast was computed from."""
    configuration = repr((facts, settings, judgement, grades)).encode()
    return {
        "ledger": ledger.digest(),
        "configuration": hashlib.sha256(configuration).hexdigest(),
        "version": __version__,
    }


def _compute(
    ledger: Ledger,
    facts: CaseFacts,
    day: date,
    grades: tuple[Grade, ...],
    judgement: Judgement,
    request: Request,
    explained: bool,
) -> Brief:
    decided = decided_to(day, as_of=request.as_of, now=request.now)
    view = ledger.view(day, grades, decided=decided)
    with open_executor(request.workers) as executor:
        result = run(
            view,
            facts,
            settings=request.settings,
            judgement=judgement,
            made_at=request.now,
            executor=executor,
            hashes=hashes_of(ledger, facts, request.settings, judgement=judgement, grades=grades),
        )
        if not explained:
            return Brief(result, None)
        before = _earlier(ledger, result, grades, decided=None if request.as_of else decided)
        return Brief(result, explain(result, executor=executor, before=before))


def _earlier(
    ledger: Ledger, now: Run, grades: tuple[Grade, ...], *, decided: date | None
) -> Run | None:
    """The same case some weeks before, None where it had no report or another leader."""
    day = now.view.as_of - timedelta(days=COMPARED_DAYS)
    view = ledger.view(day, grades, decided=decided)
    if not view.documents or now.facts.in_office_since > day:
        return None
    return run(
        view,
        now.facts,
        settings=replace(now.settings, draws=min(now.settings.draws, EFFECT_DRAWS)),
        judgement=now.judgement,
        made_at=now.forecast.made_at,
        executor=InProcess(),
        hashes=now.forecast.hashes,
    )


def _country(gathered: Gathered, request: Request, case_dir: str | Path | None) -> str:
    named = country_code(request.regime) if request.regime else None
    if case_dir is not None and (Path(case_dir) / "case.toml").is_file():
        own = country_code(open_folder(case_dir).file.case.country)
        if named is not None and named != own:
            raise UsageError(
                f"--regime {named} and the case {str(case_dir)!r} is about {own}",
                fix="choose another --case, or leave --regime out",
            )
        return own
    return named or choose_regime(gathered.documents)


def _folder_for(gathered: Gathered, country: str, case_dir: str | Path | None) -> Folder:
    if case_dir is None:
        texts = "".join(sorted(d.sha256 for d in gathered.documents))
        # Named after the texts, so that other texts never join a case by accident.
        mark = hashlib.sha256(texts.encode()).hexdigest()[:8]
        case_dir = Path(f"caryatid-{country}-{mark}")
    if (Path(case_dir) / "case.toml").is_file():
        return open_folder(case_dir)
    return create_folder(case_dir, country)


def _keep_documents(folder: Folder, gathered: Gathered) -> None:
    """Copies of the files, under names of files on disk; nothing inside a text names a file."""
    for name, raw in gathered.files:
        stem = Path(name).stem if name != "standard input" else "standard-input"
        suffix = Path(name).suffix or ".txt"
        place = folder.documents / f"{stem}{suffix}"
        if place.exists() and place.read_bytes() != raw:
            mark = hashlib.sha256(raw).hexdigest()[:8]
            place = folder.documents / f"{stem}-{mark}{suffix}"
        if not place.exists():
            write_whole(place, raw)


def _check_some(intake: Intake) -> None:
    """A brief on texts none of which could be read would be a forecast from nothing."""
    if intake.read + intake.known == 0 and intake.problems:
        more = len(intake.problems) - 1
        raise DataError(intake.problems[0].message + (f" (and {more} more)" if more else ""))


def _take(folder: Folder, gathered: Gathered, request: Request, show: Progress) -> Intake:
    focus = country_code(folder.file.case.country, where=str(folder.root / "case.toml"))
    with folder.open_ledger() as ledger:
        return _read_into(ledger, gathered, focus, request, show, folder.cache_path)


def _read_into(
    ledger: Ledger,
    gathered: Gathered,
    focus: str,
    request: Request,
    show: Progress,
    cache: Path | None,
) -> Intake:
    """Both readers' readings into a ledger, and a note on what no reader could read."""
    with open_executor(request.workers) as executor:
        intake = take_in(
            ledger,
            gathered.documents,
            focus=focus,
            entered=request.now,
            executor=executor,
            loading=gathered.notes,
            show=show,
        )
    if request.second is not None:
        reader = request.second.opened(cache)
        intake = take_second(
            ledger, gathered.documents, intake, reader, focus=focus, entered=request.now, show=show
        )
    aside = languages_words(p.document for p in intake.problems if p.document is not None)
    return intake if aside is None else replace(intake, notes=(*intake.notes, aside))


def _passing(gathered: Gathered, country: str, request: Request, show: Progress) -> Brief:
    """A brief that leaves nothing on disk."""
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="caryatid-")))
        ledger = stack.enter_context(Ledger.create(place / "ledger.db"))
        intake = _read_into(ledger, gathered, country, request, show, None)
        _check_some(intake)
        day, notes = choose_day(gathered.documents, as_of=request.as_of, now=request.now)
        file = CaseFile(format=1, case=CasePart(country=country))
        facts = case_facts(file, CalendarFile(), as_of=day, where="the built-in table")
        done = _compute(ledger, facts, day, (), default_judgement(), request, True)
    problems = (*gathered.problems, *intake.problems)
    return replace(done, problems=problems, notes=(*notes, *fact_notes(facts, day), *intake.notes))
