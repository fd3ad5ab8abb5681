from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caryatid.reading.language import Language, Parsed, ParsedSentence, TrainedEnglish

ENGLISH = TrainedEnglish()


def only(text: str) -> ParsedSentence:
    (sentence,) = ENGLISH.parse(text)
    return sentence


def relations(sentence: ParsedSentence) -> dict[str, tuple[str, str]]:
    """Relation and head's text by word, for sentences without a repeated word."""
    out = {}
    for token in sentence.tokens:
        head = "" if token.head < 0 else sentence.tokens[token.head].text
        out[token.text] = (token.relation, head)
    return out


def check(text: str, parsed: Parsed) -> None:
    at = 0
    for sentence in parsed:
        assert sentence.start == sentence.tokens[0].start
        assert sentence.end == sentence.tokens[-1].end
        assert sum(token.head == -1 for token in sentence.tokens) == 1
        assert sorted(sentence.subtree(sentence.root)) == list(range(len(sentence.tokens)))
        for token in sentence.tokens:
            assert at <= token.start < token.end
            assert token.text == text[token.start : token.end]
            at = token.end
        for entity in sentence.entities:
            assert entity.start == sentence.tokens[entity.first].start
            assert entity.end == sentence.tokens[entity.last - 1].end
            assert 0.0 <= entity.score <= 1.0


def test_it_is_a_language() -> None:
    assert isinstance(ENGLISH, Language)
    assert ENGLISH.code == "en"


def test_who_did_what_to_whom() -> None:
    found = relations(only("The central bank lent four billion dollars to that regime."))
    assert found["lent"] == ("root", "")
    assert found["bank"] == ("nsubj", "lent")
    assert found["dollars"] == ("obj", "lent")
    assert found["to"] == ("case", "regime")
    assert found["regime"] == ("obl", "lent")


def test_a_noun_of_action_keeps_its_parties() -> None:
    found = relations(only("The defection of Chad from the rebel camp surprised nobody."))
    assert found["defection"] == ("nsubj", "surprised")
    assert found["Chad"] == ("nmod", "defection")
    assert found["camp"] == ("nmod", "defection")


def test_a_passive_shows_its_doer() -> None:
    found = relations(only("The loan was cancelled by the new government."))
    assert found["loan"] == ("nsubj:pass", "cancelled")
    assert found["was"] == ("aux:pass", "cancelled")
    assert found["government"][1] == "cancelled"
    assert found["government"][0].startswith("obl")


def test_a_condition_hangs_from_its_consequence() -> None:
    found = relations(only("If the army leaves, the president will fall."))
    assert found["leaves"] == ("advcl", "fall")
    assert found["If"] == ("mark", "leaves")
    assert found["will"] == ("aux", "fall")


def test_tags_lemmas_and_features() -> None:
    sentence = only("The generals withdrew their soldiers.")
    assert [t.upos for t in sentence.tokens] == ["DET", "NOUN", "VERB", "PRON", "NOUN", "PUNCT"]
    assert [t.lemma for t in sentence.tokens][1:5] == ["general", "withdraw", "their", "soldier"]
    verb = sentence.tokens[sentence.root]
    assert (verb.xpos, verb.feature("Tense")) == ("VBD", "Past")
    assert verb.feature("Gender") is None
    assert sentence.children(sentence.root)[0] == 1


def test_names_have_their_kind() -> None:
    text = "Amina Okonjo of the World Bank flew from Nairobi to Lusaka."
    found = [(text[e.start : e.end].removeprefix("the "), e.kind) for e in only(text).entities]
    assert found == [
        ("Amina Okonjo", "PER"), ("World Bank", "ORG"), ("Nairobi", "LOC"), ("Lusaka", "LOC"),
    ]  # fmt: skip


def test_sentences_are_found_without_being_told() -> None:
    text = "Talks failed on Monday. The U.S. envoy, Mr. Hale, left at once. “Nobody won,” he said."
    starts = [text[s.start :].split(" ")[0] for s in ENGLISH.parse(text)]
    assert starts == ["Talks", "The", "“Nobody"]


def test_no_sentence_crosses_a_block() -> None:
    text = "Bank halts loans\n\nThe bank said so."
    parsed = ENGLISH.parse(text)
    assert [text[s.start : s.end] for s in parsed] == ["Bank halts loans", "The bank said so."]
    assert [s.start for s in ENGLISH.parse(text, [(18, 35)])] == [18]


def test_nothing_is_found_in_nothing() -> None:
    assert len(ENGLISH.parse("")) == 0
    assert ENGLISH.parse(" \n\n ").n_words == 0


def test_the_same_text_gives_the_same_result() -> None:
    text = "The minister resigned. " * 40 + "Rebels took the port, officials in Bamako said."
    assert ENGLISH.parse(text) == TrainedEnglish().parse(text)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_places_are_exact_on_any_text(text: str) -> None:
    check(text, ENGLISH.parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f525" * 300,
        "نقل البنك المركزي الأموال إلى الخارج. " * 20,
        "the talks went on and " * 200,
        "“" * 200 + "a" + "”" * 200,
        "x" * 5000,
        "one\n\n" * 200,
        "\ud800 broke \udfff",
    ],
    ids=[
        "signs",
        "right to left",
        "no full stop",
        "quotation marks",
        "one word",
        "short lines",
        "halves",
    ],
)
def test_odd_texts_are_read_in_bounds(text: str) -> None:
    parsed = ENGLISH.parse(text)
    check(text, parsed)
    assert max(len(s.tokens) for s in parsed) <= 330


@pytest.mark.slow
def test_endless_text_is_read_to_its_end() -> None:
    text = "the talks went on and nobody won " * 10_000
    assert ENGLISH.parse(text).n_words == 70_000
