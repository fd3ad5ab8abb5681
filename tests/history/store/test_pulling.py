"""Fetching, without a network: servers made by hand."""

from __future__ import annotations

import http.server
import io
import json
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pytest

from caryatid.errors import DataError
from caryatid.history.panel.sources import Source, sources
from caryatid.history.store.manifest import kept, sha256_of
from caryatid.history.store.pulling import Answer, pull

NOW = "2026-11-25T00:00:00+00:00"
COUPS = sources()["coups"]
GOOD = b"ccode\tyear\tmonth\tday\tcoup\n" + b"".join(
    b"40\t%d\t%d\t10\t2\n" % (year, month) for year in range(1950, 2020) for month in range(1, 8)
)
PLACE = "coups/powell_thyne_coups_final.txt"


@dataclass
class Made:
    """An answer that may promise more than it gives, or break."""

    content: bytes
    status: int = 200
    length: int | None = None
    breaks_after: int | None = None

    def __post_init__(self) -> None:
        self._stream = io.BytesIO(self.content)

    def read(self, size: int) -> bytes:
        if self.breaks_after is not None:
            if self._stream.tell() >= self.breaks_after:
                raise OSError("connection reset")
            size = min(size, self.breaks_after - self._stream.tell())
        return self._stream.read(size)

    def close(self) -> None:
        self._stream.close()


def fetch(folder: Path, answer: Answer, source: Source = COUPS) -> str:
    return pull(source, folder, now=NOW, opener=lambda address, begun: answer).told


def nothing_half_built(folder: Path) -> bool:
    return not any(path.is_file() for path in folder.rglob("*"))


def test_a_file_is_fetched_with_size_and_sum(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    answer = Made(GOOD, length=len(GOOD))
    found = pull(
        COUPS,
        tmp_path,
        now=NOW,
        opener=lambda address, begun: answer,
        progress=lambda done, total: seen.append((done, total)),
    )
    entry = kept(tmp_path)["coups"]
    assert found.kept == entry
    assert (entry.bytes, entry.sha256) == (len(GOOD), sha256_of(tmp_path / PLACE))
    assert (entry.source, entry.fetched) == (COUPS.address, NOW)
    assert seen[-1] == (len(GOOD), len(GOOD))


def test_what_is_there_is_not_fetched_again(tmp_path: Path) -> None:
    fetch(tmp_path, Made(GOOD, length=len(GOOD)))

    def refuse(address: str, begun: int) -> Answer:
        raise AssertionError(address)

    assert "there already" in pull(COUPS, tmp_path, now=NOW, opener=refuse).told


def test_a_broken_download_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="after 100 bytes"):
        fetch(tmp_path, Made(GOOD, length=len(GOOD), breaks_after=100))
    assert not (tmp_path / PLACE).exists()
    begun: list[int] = []

    def rest(address: str, first: int) -> Answer:
        begun.append(first)
        return Made(GOOD[first:], status=206, length=len(GOOD) - first)

    pull(COUPS, tmp_path, now=NOW, opener=rest)
    assert begun == [100]
    assert (tmp_path / PLACE).read_bytes() == GOOD


def test_a_server_that_cannot_go_on_starts_anew(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        fetch(tmp_path, Made(GOOD, length=len(GOOD), breaks_after=100))
    fetch(tmp_path, Made(GOOD, length=len(GOOD)))
    assert (tmp_path / PLACE).read_bytes() == GOOD


def test_a_file_cut_short_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cut short"):
        fetch(tmp_path, Made(GOOD[:-50], length=len(GOOD)))
    assert not (tmp_path / PLACE).exists()
    assert kept(tmp_path) == {}


def test_renamed_columns_are_named_and_nothing_stays(tmp_path: Path) -> None:
    other = GOOD.replace(b"coup\n", b"attempt\n", 1)
    with pytest.raises(DataError, match="no column coup"):
        fetch(tmp_path, Made(other, length=len(other)))
    assert nothing_half_built(tmp_path)


def test_a_page_instead_of_a_file_is_refused(tmp_path: Path) -> None:
    page = b"<html><body>We have moved</body></html>"
    with pytest.raises(DataError, match=r"no column|no row|cannot be read"):
        fetch(tmp_path, Made(page, length=len(page)))
    assert nothing_half_built(tmp_path)


def test_an_address_that_has_moved_says_where_to_look(tmp_path: Path) -> None:
    def gone(address: str, begun: int) -> Answer:
        raise OSError("HTTP Error 404: Not Found")

    with pytest.raises(DataError, match=r"not at its address any more.*404") as caught:
        pull(COUPS, tmp_path, now=NOW, opener=gone)
    assert "--from" in str(caught.value)
    assert nothing_half_built(tmp_path)


def test_what_a_person_must_fetch_is_said(tmp_path: Path) -> None:
    found = pull(sources()["protests"], tmp_path, now=NOW)
    assert found.kept is None
    assert "by hand: https://doi.org/10.7910/DVN/HTTWYL" in found.told


def test_files_already_there_are_taken(tmp_path: Path) -> None:
    given, folder = tmp_path / "given", tmp_path / "cache"
    (given / "coups").mkdir(parents=True)
    (given / PLACE).write_bytes(GOOD)
    assert pull(COUPS, folder, now=NOW, given=given).kept is not None
    assert (folder / PLACE).read_bytes() == GOOD
    assert "not in" in pull(sources()["income"], folder, now=NOW, given=given).told


def test_a_truncated_parquet_file_is_refused(tmp_path: Path, data: Path) -> None:
    source = sources()["conflict"]
    name = source.files[0]
    whole = (data / name).read_bytes()
    given = tmp_path / "given"
    (given / name).parent.mkdir(parents=True)
    (given / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DataError, match="cannot be read"):
        pull(source, tmp_path / "cache", now=NOW, given=given)
    assert nothing_half_built(tmp_path / "cache")


def test_a_spoilt_list_of_files_is_named(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps([1]), encoding="utf-8")
    with pytest.raises(DataError, match=r"manifest\.json"):
        kept(tmp_path)


def test_every_source_names_its_maker_terms_and_columns() -> None:
    for source in sources().values():
        assert source.cite
        assert source.terms
        assert source.columns
        assert source.page.startswith("http")
        assert source.address == "" or source.address.startswith("http")


class _Server(http.server.BaseHTTPRequestHandler):
    """Serves GOOD from a byte on; cuts the first answer short, chunked or with its length."""

    chunked = False
    served: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        begun = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").rstrip("-"))
        first = not self.served
        self.served.append(self.headers.get("Range", ""))
        self.send_response(206 if begun else 200)
        rest = GOOD[begun:]
        if self.chunked and first:
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"1000\r\n" + rest[:500])
        else:
            self.send_header("Content-Length", str(len(rest)))
            self.end_headers()
            self.wfile.write(rest[:500] if first else rest)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.mark.parametrize("chunked", [False, True])
def test_a_server_that_hangs_up_is_gone_on_with(tmp_path: Path, chunked: bool) -> None:
    served: list[str] = []
    kind = type("_Once", (_Server,), {"chunked": chunked, "served": served})
    with http.server.HTTPServer(("127.0.0.1", 0), kind) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}/powell_thyne_coups_final.txt"
        source = replace(COUPS, address=address)
        try:
            with pytest.raises(DataError, match="goes on from there"):
                pull(source, tmp_path, now=NOW)
            assert not (tmp_path / PLACE).exists()
            assert kept(tmp_path) == {}
            found = pull(source, tmp_path, now=NOW)
        finally:
            server.shutdown()
            thread.join()
    assert (tmp_path / PLACE).read_bytes() == GOOD
    assert found.kept is not None
    assert found.kept.sha256 == sha256_of(tmp_path / PLACE)
    assert len(served) == 2
    assert not list(tmp_path.rglob("part-*"))


def test_far_fewer_rows_than_the_makers_file_are_refused(tmp_path: Path) -> None:
    short = b"".join(GOOD.splitlines(keepends=True)[:200])
    with pytest.raises(DataError, match="199 rows, its makers' file 488"):
        fetch(tmp_path, Made(short, length=len(short)))
    assert nothing_half_built(tmp_path)
