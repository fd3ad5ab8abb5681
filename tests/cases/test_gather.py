from pathlib import Path

import pytest

from caryatid.cases.gather import MAX_BYTES, gather
from caryatid.errors import DataError, UsageError

TEXT = "---\ntitle: A visit\npublished: 2020-08-20\noutlet: Test Wire\n---\n\nThe envoy left.\n"


def test_one_bad_file_among_ten_is_reported_and_the_rest_go_through(tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"{number}.md").write_text(TEXT + f"Note {number}.\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 20)
    got = gather([tmp_path])
    assert len(got.documents) == 9
    assert [p.name for p in got.problems] == ["bad.txt"]
    assert "bad.txt" in got.problems[0].message


def test_the_same_text_twice_is_one_document(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert len(gather([tmp_path]).documents) == 1


def test_an_empty_file_alone_is_bad_data(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(DataError, match=r"empty\.txt"):
        gather([tmp_path / "empty.txt"])


def test_a_path_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="no file or folder 'nowhere'"):
        gather(["nowhere"])


def test_a_folder_without_texts(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no documents found"):
        gather([tmp_path])


def test_a_huge_line_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "huge.txt").write_bytes(b"a" * (MAX_BYTES + 10))
    with pytest.raises(DataError, match=r"huge\.txt: larger than 8 MB"):
        gather([tmp_path / "huge.txt"])


def test_notes_belong_to_documents_and_files_to_their_texts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("The envoy of Guaidó left.\n".encode("cp1252"))
    (tmp_path / "b.txt").write_bytes(b"The envoy came back.\n")
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04")
    got = gather([tmp_path])
    assert [name for name, _ in got.files] == ["a.txt", "b.txt"]
    ((document_id, note),) = got.notes
    assert document_id == got.documents[0].id
    assert "Windows-1252" in note


def test_a_format_that_is_named_and_not_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04rest")
    with pytest.raises(DataError, match=r"c\.docx: this is a Word, Excel or zip file; save"):
        gather([tmp_path / "c.docx"])


def test_a_feed_is_one_file_of_several_documents(tmp_path: Path) -> None:
    items = "".join(f"<item><title>Envoy number {n} left</title></item>" for n in (1, 2, 2))
    feed = f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"
    (tmp_path / "feed.rss").write_text(feed, encoding="utf-8")
    got = gather([tmp_path])
    assert [d.name for d in got.documents] == ["feed.rss, item 1", "feed.rss, item 2"]
    assert len(got.files) == 1


def test_of_a_case_inside_a_folder_only_its_texts_are_read(tmp_path: Path) -> None:
    texts = tmp_path / "desk" / "one" / "documents"
    texts.mkdir(parents=True)
    (texts / "a.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "desk" / "one" / "case.toml").write_text("format = 1\n", encoding="utf-8")
    report = "<html><body><p>The envoy never left, we forecast.</p></body></html>"
    (tmp_path / "desk" / "one" / "report.html").write_text(report, encoding="utf-8")
    for place in (tmp_path / "desk", tmp_path / "desk" / "one"):
        assert [name.rpartition("/")[2] for name, _ in gather([place]).files] == ["a.md"]
    assert [name for name, _ in gather([texts]).files] == ["a.md"]
