from __future__ import annotations

from datetime import date

from caryatid.reading.actors import ActorIndex, find_actors
from caryatid.reading.segment import sentences
from caryatid.records.dates import DateRange
from caryatid.records.reading import Document


def about(text: str, day: date | None = None) -> ActorIndex:
    when = DateRange() if day is None else DateRange(day, day)
    return find_actors(Document("doc-1", "", text, published=when), sentences(text, None), None)


def test_the_country_named_most_is_the_one_that_a_text_is_about() -> None:
    text = "Uruguay voted. Protesters met in Montevideo. Uruguay waits. Egypt was not asked."
    assert about(text).focus == "URY"


def test_a_power_named_more_often_is_not_what_a_text_is_about() -> None:
    text = "Russia pressed Armenia. Russia offered gas. Moscow waits. Armenia wavers."
    assert about(text).focus == "ARM"


def test_a_text_about_a_power_alone_is_about_it() -> None:
    assert about("Russia voted. Moscow was calm.").focus == "RUS"


def test_outlets_do_not_tell_what_a_text_is_about() -> None:
    text = "Al Jazeera asked him. Al Jazeera asked again. Chad was silent."
    assert about(text).focus == "TCD"


def test_a_text_without_countries_is_about_none() -> None:
    assert about("It rained all day.").focus is None


def test_the_leader_of_a_regime_in_the_table_leads_even_where_a_text_names_another() -> None:
    index = about("Sudan waits for Hassan Mahgoub.", date(2015, 5, 5))
    assert index.leader == "omar-al-bashir"


def test_a_head_of_state_leads_where_the_table_of_regimes_has_no_row() -> None:
    index = about("Peru waits. Alberto Fujimori spoke.", date(1999, 5, 5))
    leader = index.get("alberto-fujimori")
    assert index.leader == "alberto-fujimori"
    assert leader is not None
    assert leader.kind == "leader"


def test_a_president_whom_only_the_text_knows_leads_where_no_table_does() -> None:
    index = about("Uruguay waits. President Anselmo Quirke spoke.", date(1950, 5, 5))
    assert index.leader == "anselmo-quirke"
