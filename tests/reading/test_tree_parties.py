"""Who does what to whom by the parse: one construction a test, in sentences of our own."""

from __future__ import annotations

import pytest

from caryatid.reading.actors import find_actors
from caryatid.reading.frames import find_claims
from caryatid.reading.language import TrainedEnglish
from caryatid.reading.quotations import find_quotations
from caryatid.reading.segment import sentences
from caryatid.records.reading import Claim, Document


def read(text: str, focus: str = "SYR") -> tuple[Claim, ...]:
    document = Document("doc-1", "", text)
    lines = sentences(text, None)
    parsed = TrainedEnglish().parse(text, [(s.start, s.end) for s in lines])
    index = find_actors(document, lines, focus, parsed)
    return find_claims(document, lines, index, find_quotations(document, lines, index))


def one(claims: tuple[Claim, ...], act: str) -> Claim:
    found = [c for c in claims if c.act == act]
    assert len(found) == 1, [(c.act, c.source, c.target) for c in claims]
    return found[0]


@pytest.mark.parametrize(
    ("text", "act", "source", "target", "direction"),
    [
        # who gets what: one object before the other, "to", passive, relative clause
        ("China agreed to lend Laos $600 million.", "fin_loan", "chn", "lao", "promised"),
        ("Missiles were delivered to Syria by Iran.", "arms", "irn", "syr", "completed"),
        ("The missiles that Iran delivered to Syria were old.", "arms", "irn", "syr", "completed"),
        ("Iran, which has armed the Houthis, denied it.", "arms", "irn", "houthis", "completed"),
        # refusals, cancellations, requests
        ("Ethiopia refused to give Eritrea new loans.", "fin_loan", "eth", "eri", "refused"),
        ("Saudi Arabia refused to lend Sudan more money.", "fin_loan", "sau", "sdn", "refused"),
        ("India cancelled a loan to Nepal.", "fin_loan", "ind", "npl", "withdrawn"),
        ("A request by Zambia for fresh credit was turned down by China.", "fin_loan", "chn",
         "zmb", "refused"),
        ("Zambia's plea for a loan was rejected by China.", "fin_loan", "chn", "zmb", "refused"),
        ("Angola is two months behind on payments to China.", "debt_arrears", "ago", "chn",
         "continued"),
        # nouns that turn a deed
        ("The suspension of aid to Malawi by Norway hurt farmers.", "assistance_unspecified",
         "nor", "mwi", "suspended"),
        ("Cuts in French aid to Niger were announced.", "assistance_unspecified", "fra", "ner",
         "reduced"),
        ("France's support for Chad is dwindling.", "assistance_unspecified", "fra", "tcd",
         "reduced"),
        # control: who is told does it, who promises does it
        ("Kenya asked Uganda to send troops to Somalia.", "troops", "uga", "som", "requested"),
        ("Turkey promised Somalia to train its police.", "training", "tur", "syr-police",
         "promised"),
        ("The plan of Turkey to bomb Syria alarmed Greece.", "use_of_force", "tur", "syr",
         "threatened"),
        # participles and hyphens
        ("Qatari-backed rebels seized the town.", "assistance_unspecified", "qat", "syr-rebels",
         "continued"),
        ("Ambassador Ann Roe, who was expelled by Peru, returned home.", "diplomatic_expulsion",
         "per", "ann-roe", "completed"),
        ("The arrest of opposition leaders by police drew criticism.", "arrest_detain",
         "syr-police", "syr-opposition", "completed"),
        ("Juan Guaidó, whom many countries have recognised as the rightful ruler, spoke.",
         "recognition", "nations", "juan-guaido", "completed"),
        ("Qatar-based firms left after Ghana called Togo's vote a sham.", "condemnation",
         "gha", "tgo", "completed"),
        ("MINSK (Press) - The United States imposed sanctions on Belarus.", "sanctions", "usa",
         "blr", "imposed"),
        # banks, votes, courts, pay
        ("The World Bank suspended all lending to Niger after the coup.", "fin_loan",
         "world-bank", "ner", "suspended"),
        ("Zambia missed a payment of $42 million to bondholders.", "debt_arrears", "zmb",
         "creditors", "continued"),
        ("Brazil voted against the resolution on Venezuela.", "diplomatic_cover", "bra", "ven",
         "continued"),
        ("The court sentenced the opposition leader to ten years in prison.", "legal_action",
         "syr-court", "syr-opposition", "completed"),
        ("President Assad was offered asylum by Spain.", "asylum_exit", "esp", "assad",
         "promised"),
        ("The army withdrew its support from President Assad.", "assistance_unspecified",
         "syr-military", "assad", "withdrawn"),
        # verbs with particles are verbs of their own
        ("Egypt ruled out the use of force against Sudan.", "use_of_force", "egy", "sdn",
         "refused"),
    ],
)  # fmt: skip
def test_constructions(text: str, act: str, source: str, target: str, direction: str) -> None:
    claim = one(read(text), act)
    assert (claim.source, claim.target, claim.direction) == ((source,), (target,), direction)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway has not announced any new loan to Sudan.", "fin_loan"),
        ("The United States stopped short of imposing sanctions on Turkey.", "sanctions"),
        ("Belarus prevented Poland from sending aid to Ukraine.", "assistance_unspecified"),
        ("Turkey failed to lift the sanctions.", "sanctions"),
        ("Rwanda denies that it supports the rebels.", "assistance_unspecified"),
        ("No country has recognised the Taliban government.", "recognition"),
    ],
)
def test_what_did_not_happen_is_denied(text: str, act: str) -> None:
    assert one(read(text), act).negated


def test_help_in_a_list_goes_on_for_whoever_relies_on_it() -> None:
    claims = read("The Syrian army counts on Omani assistance, weaponry and training.")
    assert {(c.act, c.source, c.target, c.direction) for c in claims} == {
        ("assistance_unspecified", ("omn",), ("syr-military",), "continued"),
        ("arms", ("omn",), ("syr-military",), "continued"),
        ("training", ("omn",), ("syr-military",), "continued"),
    }


def test_only_the_deed_behind_from_did_not_happen() -> None:
    claims = read("Assad is using Omani weapons and training to keep villagers from rising up.")
    helped = [c for c in claims if c.act in {"arms", "training"}]
    assert {c.act for c in helped} == {"arms", "training"}
    assert all(c.target != ("syr-people",) and not c.negated for c in helped)
    assert one(claims, "protest").negated


def test_the_end_of_a_thing_ends_no_help() -> None:
    claims = read("Gunmen are the sharp end of the stick Assad uses, with Omani arms, on crowds.")
    assert one(claims, "arms").direction == "continued"


def test_people_reported_killed_are_victims_and_no_crowd() -> None:
    (claim,) = read("At least a dozen villagers were reported killed in two days of unrest.")
    assert (claim.act, claim.source) == ("repression_violence", ())


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("It may end in the military option that Turkey has threatened to use.", "threat_force"),
        ("Turkish officials said that a military option was open to them.", "threat_force"),
        ("Turkey will respond forcefully if a priest is arrested.", "repercussions"),
        ("There will be consequences if a priest is arrested, Turkey said.", "repercussions"),
        ("If a priest is arrested, Turkey will use military force.", "use_of_force"),
        ("If a priest dies, Turkey will use military force against Assad's government.",
         "use_of_force"),
    ],
)  # fmt: skip
def test_threats_of_a_state_outside_are_meant_for_the_regime(text: str, act: str) -> None:
    claim = one(read(text), act)
    assert claim.source == ("tur",)
    assert claim.target in {("syr-regime",), ("syr",)}
    assert claim.direction == "threatened"
    assert ("if" in text.lower().split()) == (claim.modality == "conditional")


def test_what_analysts_foretell_is_no_threat_of_theirs() -> None:
    assert read("Analysts said that there will be consequences.") == ()


def test_an_arrest_that_is_only_thought_of_is_the_rival_s() -> None:
    text = (
        "Opposition leader Rana Doe flew home and Bashar al-Assad spoke. "
        "Turkey will use military force against Assad if {} is arrested."
    )
    assert one(read(text.format("he")), "arrest_detain").target == ("rana-doe",)
    assert one(read(text.format("Assad")), "arrest_detain").target == ("bashar-al-assad",)


def test_an_administration_is_a_government_by_the_name_of_its_head() -> None:
    claims = read("Recep Tayyip Erdogan won. The Erdogan administration armed Libya.")
    assert one(claims, "arms").source == ("tur",)


def test_an_army_at_home_threatens_who_rules() -> None:
    claims = read("Bashar al-Assad spoke. The Syrian army made good on its threat of intervention.")
    assert one(claims, "threat_force").target == ("bashar-al-assad",)


def test_both_sides_of_a_fight_that_the_verb_sets_apart() -> None:
    claims = read("The suburb has had shootouts between Iran and Turkey.")
    fight = one(claims, "confrontation")
    assert (fight.source, fight.target) == (("irn",), ("tur",))


def test_who_obtains_a_request_is_not_asked() -> None:
    claims = read("Norway obtained a weapons request from Syria to Moscow.")
    asked = one(claims, "request_support")
    assert (asked.source, asked.target) == (("syr",), ("rus",))


@pytest.mark.parametrize(
    ("rival", "target"),
    [("Sviatlana Tsikhanouskaya spoke. ", ("sviatlana-tsikhanouskaya",)), ("", ())],
)
def test_recognition_from_outside_is_of_the_only_rival(rival: str, target: tuple[str, ...]) -> None:
    claims = read(f"{rival}The European Union has stopped short of recognition.", focus="BLR")
    assert one(claims, "recognition").target == target


def test_a_request_that_was_turned_down_was_made() -> None:
    text = "A request by Zambia for fresh credit was turned down by China."
    claim = one(read(text), "request_support")
    assert (claim.source, claim.direction, claim.negated) == (("zmb",), "requested", False)


def test_between_names_both_sides_of_a_mediation() -> None:
    claim = one(read("Qatar mediated between the government and the rebels."), "mediate")
    assert (claim.source, claim.target) == (("qat",), ("syr-regime", "syr-rebels"))


def test_a_coup_that_only_dates_a_deed_is_none_of_the_doers() -> None:
    claims = read("The World Bank suspended all lending to Niger after the coup.")
    assert {c.act for c in claims} == {"fin_loan"}


def test_a_title_in_a_name_is_none_of_it() -> None:
    claim = one(read("Transport Minister Badr Salma condemned Iran."), "condemnation")
    assert (claim.source, claim.target) == (("badr-salma",), ("irn",))


def test_who_condemns_a_deed_does_not_do_it() -> None:
    claims = read("Russia condemned the sanctions against Belarus as illegal.")
    assert one(claims, "condemnation").source == ("rus",)
    assert one(claims, "sanctions").source == ()


@pytest.mark.parametrize(
    ("text", "holder", "doer"),
    [
        ("Bolivia accused Chile of bombing its border posts.", "bol", "chl"),
        ("Chile was accused by Bolivia of bombing its border posts.", "bol", "chl"),
    ],
)
def test_a_charge_is_alleged_and_held_by_who_makes_it(text: str, holder: str, doer: str) -> None:
    claims = read(text)
    deed = one(claims, "use_of_force")
    assert (deed.source, deed.holder, deed.alleged) == ((doer,), holder, True)
    assert one(claims, "condemnation").source == (holder,)


def test_accused_of_a_coup() -> None:
    claim = one(read("President Bashar al-Assad accused the opposition of a coup."), "coup_attempt")
    assert claim.source == ("syr-opposition",)
    assert (claim.alleged, claim.holder) == (True, "bashar-al-assad")


def test_a_crowd_that_demands_removal_protests() -> None:
    claims = read("In Homs, a handful of protesters demanded that Bashar al-Assad resign.")
    protest = one(claims, "protest")
    assert (protest.source, protest.demands_removal) == (("syr-protesters",), True)
    assert (protest.direction, protest.modality) == ("completed", "asserted")
    assert one(claims, "challenge_for_office").direction == "demanded"


@pytest.mark.parametrize(
    "text",
    [
        "A payment of $3 billion falls due in March.",
        "Two traders said that their firms would leave Kenya.",
        "The minister ruled out any change of plan.",
        "The envoy did not resign.",
    ],
)
def test_words_that_name_no_deed_here(text: str) -> None:
    assert not read(text)


def test_lists_on_both_sides() -> None:
    claims = read("Chad, Niger and Togo withdrew their ambassadors from Mali.")
    assert {c.source for c in claims} == {("tcd",), ("ner",), ("tgo",)}
    assert {(c.act, c.target) for c in claims} == {("diplomatic_expulsion", ("mli",))}


def test_a_pronoun_means_the_subject_before_who_was_named_last() -> None:
    text = "President Bashar al-Assad met Vladimir Putin. He praised Iran."
    claim = one(read(text), "rhetorical_support")
    assert claim.source == ("bashar-al-assad",)


def test_names_by_the_model_stand_under_the_tables() -> None:
    claims = read("Amara Diallo condemned France. Later Diallo praised Kenya.", focus="MLI")
    assert one(claims, "condemnation").source == ("amara-diallo",)
    assert one(claims, "rhetorical_support").source == ("amara-diallo",)
    assert one(claims, "rhetorical_support").target == ("ken",)


def test_a_place_that_no_table_knows_is_no_actor() -> None:
    claims = read("Police in Kasserine arrested three students.", focus="TUN")
    assert one(claims, "arrest_detain").source == ("tun-police",)


def test_sanctions_without_a_target_are_on_the_country_that_the_text_names() -> None:
    claims = read("Syria is hungry. Norway tightened its embargo.")
    assert one(claims, "sanctions").target == ("syr",)


def test_rebels_who_advance_fight_whoever_rules() -> None:
    claim = one(read("The rebels launched an offensive at dawn."), "armed_rebellion")
    assert (claim.target, claim.evidence) == (("syr-regime",), "implied")


def test_an_army_that_fights_at_home_fights_the_rebels_of_the_text() -> None:
    text = "The rebels hold the hill. Government forces bombed it on Sunday."
    claim = one(read(text), "use_of_force")
    assert (claim.source, claim.target) == (("syr-military",), ("syr-rebels",))


def test_i_is_the_speaker_and_not_the_government() -> None:
    text = "Foreign Minister Walid Haddad spoke. “I condemn Norway,” Haddad said."
    assert one(read(text), "condemnation").source == ("walid-haddad",)


def test_a_judgement_of_the_end_is_made_by_its_holder_of_whom_it_judges() -> None:
    claim = one(read("“The regime will collapse,” said Lena Vogel, a professor."),
                "assessment_prospect")  # fmt: skip
    assert (claim.source, claim.target) == (("lena-vogel",), ("syr-regime",))


def test_according_to_somebody_is_not_to_somebody() -> None:
    claims = read("China agreed to debt relief, according to two bankers.")
    assert all("syr-bankers" not in c.target for c in claims)


@pytest.mark.parametrize(
    ("text", "act", "source", "target"),
    [
        # who tells of a deed does not do it; who answers a plea was asked; who travels asks there
        ("An envoy spoke of a massacre.", "repression_violence", (), ()),
        ("Qatar refused Chad's plea for money.", "request_support", ("tcd",), ("qat",)),
        ("Chad's premier flew to Doha to ask for money.", "request_support", None, ("qat",)),
        # soldiers who are sent are not whom they are sent to
        ("France keeps troops near the capital.", "mil_presence", ("fra",), ("syr-regime",)),
        # violence in a sentence with a crowd falls on it; the country is that of the case
        ("Police responded with violence when protesters marched.", "repression_violence",
         ("syr-police",), ("syr-protesters",)),
        ("Iran poured weapons into the country.", "arms", ("irn",), ("syr",)),
    ],
)  # fmt: skip
def test_whom_a_deed_is_meant_for(
    text: str, act: str, source: tuple[str, ...] | None, target: tuple[str, ...]
) -> None:
    claim = one(read(text), act)
    assert claim.target == target
    assert source is None or claim.source == source


def test_a_name_beside_a_noun_that_nobody_knows_is_its_make_and_no_owner() -> None:
    claims = read("Norway approved the sale of eight Zephyr helicopters to Chad.")
    assert not any("zephyr" in who for c in claims for who in (*c.source, *c.target))
