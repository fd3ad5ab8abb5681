"""Acts and their groups."""

from __future__ import annotations

from caryatid.terms._load import load

__all__ = ["ACTS", "ACT_GROUPS", "GROUP_OF", "act_name", "describe", "turn"]

_RAW: dict[str, dict[str, str]] = load("acts")

ACT_GROUPS: dict[str, tuple[str, ...]] = {group: tuple(acts) for group, acts in _RAW.items()}
GROUP_OF: dict[str, str] = {act: group for group, acts in _RAW.items() for act in acts}
ACTS: tuple[str, ...] = tuple(GROUP_OF)

_OFF = frozenset({"reduced", "suspended", "withdrawn", "refused", "lifted"})
_ON = frozenset({"initiated", "increased", "promised", "imposed", "completed"})


def describe(act: str) -> str:
    """Definition of an act in words."""
    return _RAW[GROUP_OF[act]][act]


_NAMES = {
    "arrest_detain": "arrest", "assistance_unspecified": "help of an unstated kind",
    "asylum_exit": "offer of exile", "facilities_joint_ops": "joint operations",
    "fin_debt_relief": "debt relief", "fin_grant": "grant of money", "fin_loan": "loan",
    "fin_trade_invest": "trade and investment", "materiel_logistics": "fuel, transport and parts",
    "mil_presence": "military presence", "repression_violence": "violence against citizens",
    "threat_force": "threat of force",
}  # fmt: skip


def act_name(act: str) -> str:
    """Name of an act for people: "loan", "diplomatic cover"."""
    return _NAMES.get(act, act.replace("_", " "))


_LEAVING = frozenset({"defection", "defy_order"})
"""Acts that are themselves a withdrawal: "withdrawn" says that they are done, not undone."""

_LEFT = frozenset({"reduced", "suspended", "withdrawn"})


def turn(direction: str, *, negated: bool, act: str = "") -> int:
    """+1 if the deed is done, begins or grows; -1 if it stops, shrinks or is refused; else 0.

    A negation flips only what is not already an ending: a refusal is negative once. Whoever
    defects withdraws his support, so a defection "withdrawn" is a defection done.
    Source: situation.md section 1.

    Args:
        direction: One of the closed list.
        negated: Whether the act is denied.
        act: The act, where it is known.
    """
    if act in _LEAVING and direction in _LEFT:
        return 0 if negated else 1
    if direction in _OFF:
        return -1
    sign = 1 if direction in _ON else 0
    if negated:
        return -1 if direction in _ON or direction == "none" else 0
    return sign
