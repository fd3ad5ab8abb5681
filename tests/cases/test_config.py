import pytest

from caryatid.cases.config import parse_calendar, parse_case_file, render_case_file
from caryatid.errors import DataError


def test_a_rendered_case_file_is_read_back() -> None:
    file = parse_case_file(render_case_file("VEN", handling="TLP:GREEN"), where="case.toml")
    assert (file.case.country, file.case.handling) == ("VEN", "TLP:GREEN")


def test_a_case_from_a_newer_version_says_so() -> None:
    with pytest.raises(DataError, match=r"case\.toml: the case has format 9.*newer Caryatid"):
        parse_case_file('format = 9\n[case]\ncountry = "VEN"', where="case.toml")


def test_a_wrong_entry_is_named_with_its_value() -> None:
    text = 'format = 1\n[case]\ncountry = "VEN"\n[regime]\ntype = "cruel"\n'
    with pytest.raises(DataError, match=r"regime\.type.*'cruel'"):
        parse_case_file(text, where="case.toml")


def test_a_misspelt_entry_is_not_passed_over() -> None:
    text = 'format = 1\n[case]\ncountry = "VEN"\n[leader]\nnmae = "X"\n'
    with pytest.raises(DataError, match=r"leader\.nmae"):
        parse_case_file(text, where="case.toml")


def test_broken_toml_names_the_file() -> None:
    with pytest.raises(DataError, match=r"calendar\.toml: not valid TOML"):
        parse_calendar("[[due]\n", where="calendar.toml")


def test_an_impossible_day_in_the_calendar() -> None:
    text = '[[due]]\nkind = "debt"\non = 2019-02-30\n'
    with pytest.raises(DataError, match="not valid TOML"):
        parse_calendar(text, where="calendar.toml")
