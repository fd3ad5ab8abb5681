"""The table of feeds and the constants are whole, and say what they should of single claims."""

from __future__ import annotations

import pytest
import yaml

from caryatid.situation import assess
from caryatid.terms import shifts
from caryatid.terms.acts import GROUP_OF
from caryatid.terms.vocabulary import ACTOR_KINDS, DIRECTIONS, MODALITIES

TYPES = ("personal", "party", "military", "monarchy", "hybrid", "democracy", "provisional")


@pytest.mark.parametrize(
    ("told", "key", "sign"),
    [
        (("rus", "arms", "zlp-army", "initiated"), "patron_RUS.security", 1),
        (("rus", "training", "night-guard", "withdrawn"), "patron_RUS.security", -1),
        (("rus", "fin_debt_relief", "zlp-regime", "initiated"), "patron_RUS.money", 1),
        (("rus", "collateral_seizure", "zlp-regime", "initiated"), "patron_RUS.money", -1),
        (("rus", "diplomatic_cover", "zlp-regime", "refused"), "patron_RUS.cover", -1),
        (("chn", "fin_loan", "ivo-marek", "initiated"), "patron_CHN.money", 1),
        (("usa", "sanctions", "zlp-regime", "imposed"), "outside_pressure_USA", 1),
        (("usa", "sanctions", "zlp-regime", "lifted"), "outside_pressure_USA", -1),
        (("usa", "threat_force", "zlp-regime", "threatened"), "outside_pressure_USA", 1),
        (("usa", "fin_grant", "ana-lund", "initiated"), "opposition", 1),
        (("usa", "fin_grant", "ana-lund", "suspended"), "opposition", -1),
        (("zlp-regime", "request_support", "rus", "requested"), "fiscal", -1),
        (("zlp-regime", "debt_default", "rus", "completed"), "fiscal", -1),
        (("zlp-army", "loyalty", "zlp-regime", "initiated"), "security_forces", 1),
        (("zlp-army", "defection", "zlp-regime", "initiated"), "security_forces", -1),
        (("zlp-army", "defection", "zlp-regime", "withdrawn"), "security_forces", -1),
        (("zlp-army", "repression_violence", "marchers", "refused"), "security_forces", -1),
        (("night-guard", "intimidation", "marchers", "initiated"), "street_coercion", 1),
        (("high-court", "travel_ban", "ana-lund", "imposed"), "judiciary", 1),
        (("zlp-regime", "institutional_control", "high-court", "completed"), "judiciary", 1),
        (("zlp-regime", "clientelist_provision", "marchers", "reduced"), "clientelism", -1),
        (("zlp-regime", "censorship_harassment", "marchers", "increased"), "media_info", 1),
        (("ana-lund", "challenge_for_office", "ivo-marek", "initiated"), "opposition", 1),
        (("zlp-church", "condemnation", "zlp-regime", "initiated"), "religion", -1),
    ],
)
def test_a_deed_moves_its_pillar_and_no_other(factory, told, key, sign):
    desk = factory.Desk()
    desk.tell(*told)
    moved = {p.key: p.delta for p in assess(desk.view(), factory.FACTS).pillars if p.delta}
    assert list(moved) == [key]
    assert moved[key] * sign > 0.0


@pytest.mark.parametrize(
    ("told", "topic"),
    [
        (("usa", "recognition", "ana-lund", "initiated"), "recognition"),
        (("marchers", "emigration", "rus", "continued"), "emigration"),
        (("ana-lund", "travel_return", "zlp-regime", "promised"), "travel of the rival or others"),
        (("chn", "rhetorical_support", "zlp-regime", "initiated"), "states that neither"),
    ],
)
def test_what_no_pillar_carries_is_recorded(factory, told, topic):
    desk = factory.Desk()
    claim = desk.tell(*told)
    situation = assess(desk.view(), factory.FACTS)
    assert all(p.delta == 0.0 for p in situation.pillars)
    (found,) = situation.recorded
    assert found.what.startswith(topic)
    assert found.claim_ids == (claim.id,)


def test_a_refusal_or_words_alone_make_no_patron(factory):
    desk = factory.Desk()
    desk.tell("chn", "fin_loan", "zlp-regime", "refused")
    desk.tell("chn", "rhetorical_support", "zlp-regime", "initiated")
    desk.tell("usa", "fin_grant", "zlp-regime", "initiated")
    keys = {p.key for p in assess(desk.view(), factory.FACTS).pillars}
    assert "patron_RUS.money" in keys
    assert not any("CHN" in key or "patron_USA" in key for key in keys)


def test_every_act_and_side_in_the_table_exists():
    sides = {"outside", "regime", "rival", "people", "none", "any"}
    for feed in shifts.FEEDS:
        assert feed.acts <= set(GROUP_OF)
        assert {*feed.by, *feed.to} <= sides
        assert set(feed.kinds) <= set(ACTOR_KINDS)
        assert feed.sign in (-1, 1)
        name = feed.pillar.replace("{by}", "RUS").replace("{to}", "RUS")
        assert shifts.prior(name, "personal").why
    for acts in (shifts.WORDS_ACTS, shifts.STOCK_ACTS, shifts.PATRON_ACTS, shifts.ADVERSARY_ACTS):
        assert acts <= set(GROUP_OF)
    assert set(shifts.RECORDED_AS) <= set(GROUP_OF)


def test_every_act_is_modelled_counted_or_recorded():
    modelled = set().union(*(feed.acts for feed in shifts.FEEDS))
    counted = {"coup_attempt", "protest", "strike"}
    assert set(GROUP_OF) <= modelled | counted | set(shifts.RECORDED_AS)


def test_constants_lie_in_their_ranges_and_cover_the_vocabulary():
    assert set(shifts.SIZES) == set(DIRECTIONS)
    assert set(shifts.MODALITY_WEIGHTS) == set(MODALITIES)
    tables = (shifts.SIZES, shifts.MODALITY_WEIGHTS, shifts.HALF_LIFE_MONTHS, shifts.KAPPA)
    single = (shifts.CLIP, shifts.WORDS_CAP, shifts.WORDS_FACTOR, shifts.EXPERT_WEIGHT)
    for constant in (*(c for table in tables for c in table.values()), *single):
        assert constant.low <= constant.value <= constant.high
        assert (constant.mark, bool(constant.why)) == ("J", True)


@pytest.mark.parametrize("regime_type", [*TYPES, "unheard of"])
def test_every_pillar_has_a_prior_in_its_range_for_every_type(regime_type):
    keys = [*shifts.STANDING_PILLARS, "outside_pressure_USA"]
    keys += [f"patron_RUS.{channel}" for channel in shifts.PATRON_CHANNELS]
    for key in keys:
        start = shifts.prior(key, regime_type)
        assert start.low <= start.mean <= start.high
        assert 0.0 < start.sd <= 1.0
        assert start.why


def test_no_two_rows_of_the_yaml_share_a_key():
    class Strict(yaml.SafeLoader):
        pass

    def unique(loader, node, deep=False):
        keys = [loader.construct_object(key, deep=deep) for key, _ in node.value]
        assert len(keys) == len(set(keys)), keys
        return yaml.SafeLoader.construct_mapping(loader, node, deep)

    Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, unique)
    from importlib.resources import files

    text = (files("caryatid.terms") / "data" / "shifts.yaml").read_text(encoding="utf-8")
    assert set(yaml.load(text, Loader=Strict)["sizes"]) == set(DIRECTIONS)
