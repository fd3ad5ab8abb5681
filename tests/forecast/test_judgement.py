"""An analyst's judgement: what is taken, what is refused and how that is said."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from caryatid.errors import DataError, UsageError
from caryatid.forecast import Settings, default_judgement, judgement_from
from caryatid.forecast.specification import specify
from caryatid.terms.judgement import CONSTANTS, PATRON, limits_of

WHERE = "judgement/desk.toml"

GOOD = """
by = "A. Analyst"
note = "after the talks in March"
[patron.CHN]
tau = [0.2, 0.4]
margin = [0.05, 0.3]
reason = "it lent on in worse months"
[constant."slope.coup.forces"]
value = -2.0
range = [-4.0, -1.0]
reason = "officers are watched"
[constant."patron.tau"]
range = [0.3, 0.5]
reason = "all patrons are patient"
"""


def judged(text):
    return judgement_from(tomllib.loads(text), where=WHERE)


def test_an_analysts_numbers_stand_in_place_of_ours():
    judgement = judged(GOOD)
    slope = judgement.table()["slope.coup.forces"]
    assert (slope.value, slope.low, slope.high) == (-2.0, -4.0, -1.0)
    assert slope.why == "officers are watched"
    assert judgement.table()["slope.coup.street"] == CONSTANTS["slope.coup.street"]
    china, russia = judgement.patron("CHN"), judgement.patron("RUS")
    assert (china["tau"].low, china["tau"].high) == (0.2, 0.4)
    assert (russia["tau"].low, russia["tau"].high) == (0.3, 0.5)
    assert china["noise"] == PATRON["noise"]


def test_ours_is_the_table_as_it_ships():
    assert default_judgement().table() == CONSTANTS
    assert default_judgement().patron("CHN") == PATRON


BY = 'by = "A"\n'


@pytest.mark.parametrize(
    ("text", "entry", "remedy"),
    [
        ("[patron.CHN]\ntau = [0.1, 0.2]\nreason = 'x'", "'by'", "say who judges"),
        (BY + "colour = 1", "'colour'", "docs/model.md"),
        (BY + "[patron.China]\ntau = [0.1, 0.2]\nreason = 'x'", "patron.China", "three capitals"),
        (BY + "[patron.CHN]\ntau = [0.1, 0.2]", "patron.CHN.reason", "say why"),
        (BY + "[patron.CHN]\ntau = 0.4\nreason = 'x'", "patron.CHN.tau", r"\[0.4, 0.7\]"),
        (BY + "[patron.CHN]\ntau = [0.6, 0.2]\nreason = 'x'", "patron.CHN.tau", "range"),
        (BY + "[patron.CHN]\ntau = [0.6, 1.2]\nreason = 'x'", "patron.CHN.tau", "between 0 and 1"),
        (BY + "[patron.CHN]\ntau = ['a', 1]\nreason = 'x'", "patron.CHN.tau", "write a number"),
        (BY + "[patron.CHN]\ntua = [0.1, 0.2]\nreason = 'x'", "patron.CHN.tua", "use tau"),
        (BY + "[constant.x]\nrange = [0, 1]\nreason = 'x'", "constant.x", "use one of"),
        (
            BY + "[constant.'street.rations']\nvalue = 2\nrange = [0, 1]\nreason = 'x'",
            "constant.street.rations.value",
            "widen the range",
        ),
        (BY + "patron = 3", "'patron'", "docs/model.md"),
        (BY + "[patron.CHN]\ntau = [0.4, 0.4]\nreason = 'x'", "patron.CHN.tau", "give a range"),
        (BY + "[patron.CHN]\nmoney = [-0.1, 0.2]\nreason = 'x'", "patron.CHN.money", "between 0"),
        (
            BY + "[constant.'forces.rent']\nvalue = 1\nrange = [1, 1]\nreason = 'x'",
            "constant.forces.rent",
            "give a range",
        ),
    ],
)
def test_a_wrong_entry_is_named_with_what_to_do(text, entry, remedy):
    with pytest.raises(DataError, match=remedy) as caught:
        judged(text)
    assert entry in str(caught.value)
    assert str(caught.value).startswith(WHERE)


def test_an_unknown_constant_lists_those_of_its_group():
    with pytest.raises(DataError, match=r"slope\.coup\.forces"):
        judged(BY + "[constant.'slope.coup.army']\nrange = [0, 1]\nreason = 'x'")


def test_judgement_moves_the_forecast_of_a_case_with_reports(forecast, refusal):
    ours = forecast(refusal)
    none = {
        name: {"range": [0, 0], "value": 0, "reason": "history alone"}
        for name in CONSTANTS
        if name.startswith("slope.")
    }
    theirs = forecast(refusal, judgement=judgement_from({"by": "A", "constant": none}, where=""))
    rungs = theirs.forecast.leader_exit.horizons[12]
    assert rungs["rung3"].p == pytest.approx(rungs["rung2"].p, abs=1e-12)
    assert ours.forecast.leader_exit.horizons[12]["rung3"].p > rungs["rung3"].p


def test_a_patron_that_the_case_does_not_have_is_named_with_those_that_it_has(forecast, refusal):
    raw = {"by": "A", "patron": {"BLR": {"tau": [0.1, 0.2], "reason": "r"}}}
    with pytest.raises(UsageError, match=r"patron.BLR.*judgement|judgement.*patron.BLR") as caught:
        forecast(refusal, judgement=judgement_from(raw, where="f"))
    assert "RUS" in str(caught.value)


def test_more_patrons_than_can_be_weighed_are_refused(forecast, refusal):
    situation = forecast(refusal).situation
    money = situation.pillar("patron_RUS.money")
    codes = [f"X{a}{b}" for a in "ABCDEFG" for b in "ABCDEFGH"]
    many = tuple(
        replace(money, key=f"patron_{code}.{channel}")
        for code in codes
        for channel in ("money", "security", "cover")
    )
    with pytest.raises(UsageError, match="57 patrons"):
        specify(
            replace(situation, pillars=(*situation.pillars, *many)), default_judgement(), Settings()
        )


def test_every_constant_lies_within_its_range_and_limits():
    for name, constant in CONSTANTS.items():
        least, most = limits_of(name)
        assert least <= constant.low <= constant.value <= constant.high <= most, name
        counted = name in ("coup.success", "coup.success_personal")
        assert constant.mark == ("D" if counted else "J"), name
        assert constant.why


def test_another_share_of_coups_succeeds_in_a_class_unless_the_analyst_says_which():
    ours = default_judgement()
    personal, party = (ours.of_class(kind)["coup.success"] for kind in ("personal", "party"))
    assert personal == CONSTANTS["coup.success_personal"]
    assert party == CONSTANTS["coup.success"]
    theirs = judged(BY + "[constant.'coup.success']\nrange = [0.4, 0.6]\nreason = 'x'")
    assert theirs.of_class("personal")["coup.success"].low == 0.4


def test_money_and_security_slopes_keep_their_signs():
    for way in ("coup", "uprising", "rebels", "regular"):
        money = CONSTANTS[f"slope.{way}.resources"]
        assert money.low < 0.0 < money.high
    assert CONSTANTS["slope.coup.security_help"].high < 0.0
    assert "slope.coup.coercion" not in CONSTANTS


def test_settings_that_cannot_be_run_say_what_to_do():
    with pytest.raises(UsageError, match="at least 2"):
        Settings(draws=1)
    with pytest.raises(UsageError, match="headline"):
        Settings(months=6)
    assert Settings(months=12).horizons == (1, 3, 6, 12)
