"""Texts in other languages, and translations that people bring."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from caryatid.errors import DataError
from caryatid.ledger import Ledger
from caryatid.reading import load_document, read_document
from caryatid.reading._language import guess_language, language_code, language_name
from caryatid.records import Hop

OTHERS = {
    "es": "El presidente dijo que los soldados no van a salir de la ciudad por la noche.",
    "fr": "Le ministre a annoncé que les troupes resteraient dans la capitale malgré tout.",
    "de": "Der Außenminister erklärte am Montag, dass keine weiteren Kredite vergeben werden.",
    "pl": "Prezydent powiedział, że wojsko pozostanie w stolicy tak długo, jak będzie trzeba.",
    "tr": "Cumhurbaşkanı, ordunun sokaklardan çekilmeyeceğini söyledi ve muhalefeti suçladı.",
    "hu": "Az elnök azt mondta, hogy a hadsereg a fővárosban marad, amíg szükség van rá.",
    "ru": "Президент заявил, что армия останется в столице до тех пор, пока это нужно.",
    "ar": "قال الرئيس إن الجيش سيبقى في العاصمة ما دامت احتجاجات المعارضة مستمرة في الشوارع.",
    "zh": "总统表示，只要反对派的抗议活动继续，军队就会留在首都。",
}
ENGLISH = "Russia lent Venezuela $2 billion on Friday. Crowds demanded that Maduro resign."


@pytest.mark.parametrize(("code", "text"), list(OTHERS.items()))
def test_languages_are_told_from_one_sentence(code: str, text: str) -> None:
    assert guess_language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Envoy gone home",
        "1 2 3",
        "Maduro flees Caracas, aides say",
        ENGLISH * 300,
        "A ban on plastic bags takes effect in Nairobi on Monday.",
    ],
)
def test_english_is_english(text: str) -> None:
    assert guess_language(text) == "en"


@pytest.mark.parametrize(
    ("given", "code"), [("es", "es"), ("es-VE", "es"), ("Spanish", "es"), ("EN", "en"), ("?", None)]
)
def test_names_of_languages(given: str, code: str | None) -> None:
    assert language_code(given) == code
    assert code is None or language_name(code)


def test_another_language_is_set_aside_with_what_to_do() -> None:
    document = load_document((OTHERS["tr"] * 3).encode(), name="a.txt")
    with pytest.raises(DataError, match=r"a\.txt: written in Turkish, set aside.*; add a transl"):
        read_document(document, focus="VEN")


def front(**entries: str) -> bytes:
    lines = "\n".join(f"{key}: {value}" for key, value in entries.items())
    return f"---\n{lines}\n---\n{ENGLISH}\n".encode()


def test_a_translation_names_its_translator_and_its_original() -> None:
    data = front(language="en", translated_by="Ana Writer", original="https://diario.example/1")
    document = load_document(data, name="a.md")
    assert (document.language, document.translated_by) == ("en", "Ana Writer")
    assert document.original == "https://diario.example/1"


def test_the_language_of_the_original_may_be_given_instead() -> None:
    document = load_document(front(language="es", translated_by="DeepL"), name="a.md")
    assert (document.language, document.original) == ("en", "Spanish")


def test_the_language_of_an_untranslated_text_is_believed() -> None:
    assert load_document(front(language="Turkish"), name="a.md").language == "tr"


def test_the_translator_is_the_outermost_hop_of_every_chain() -> None:
    plain = read_document(load_document(front(outlet="Diario"), name="a.md"), focus="VEN")
    document = load_document(front(outlet="Diario", translated_by="Ana Writer"), name="a.md")
    reading = read_document(document, focus="VEN")
    assert reading.claims
    for before, after in zip(plain.claims, reading.claims, strict=True):
        assert after.chain == (Hop("translator", "Ana Writer"), *before.chain)


def test_the_ledger_keeps_what_a_translation_says_of_itself(tmp_path) -> None:
    document = load_document(front(translated_by="machine", original="Spanish"), name="a.md")
    with Ledger.create(tmp_path / "ledger.db") as ledger:
        ledger.add_reading(
            read_document(document, focus="VEN"), entered=datetime(2026, 1, 2, tzinfo=UTC)
        )
        (held,) = ledger.documents()
    assert held == document
