"""Sums by role, on a logarithmic axis, each as it was reported."""

from __future__ import annotations

from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullLocator

from caryatid.records import LedgerView, Money
from caryatid.report.naming import MONEY_ROLE_NAMES, actor_names, one_line
from caryatid.report.svg import COLOURS, add_tip, new_figure, styled

__all__ = ["amount_words", "dollars", "plot_money"]


def dollars(view: LedgerView) -> tuple[Money, ...]:
    """Sums in US dollars with a known amount, by role and size."""
    roles = list(MONEY_ROLE_NAMES)
    known = [m for m in view.money if m.amount is not None and m.currency == "USD" and m.amount > 0]
    return tuple(sorted(known, key=lambda m: (roles.index(_role(m)), -(m.amount or 0), m.id)))


def amount_words(amount: float | None, currency: str | None) -> str:
    """An amount for people ("USD 17 bn")."""
    if amount is None:
        return "no amount"
    for size, unit in ((1e9, " bn"), (1e6, " m"), (1e3, ",000")):
        if abs(amount) >= size:
            return f"{currency or ''} {amount / size:.3g}{unit}".strip()
    return f"{currency or ''} {amount:g}".strip()


@styled
def plot_money(view: LedgerView) -> Figure | None:
    """One dot a sum, a row a role; None where there are no sums in dollars."""
    sums = dollars(view)
    if not sums:
        return None
    roles = sorted({_role(m) for m in sums}, key=list(MONEY_ROLE_NAMES).index)
    figure = new_figure(8.2, 0.9 + 0.42 * len(roles))
    axes = figure.add_axes(
        (0.3, 0.5 / (0.9 + 0.42 * len(roles)), 0.66, 0.42 * len(roles) / (0.9 + 0.42 * len(roles)))
    )
    names = actor_names(view)
    for money in sums:
        (mark,) = axes.plot(
            [money.amount or 0.0],
            [roles.index(_role(money))],
            marker="o",
            markersize=9,
            color=COLOURS["support"],
            alpha=0.75,
            markerfacecolor="#ffffff" if money.approx else COLOURS["support"],
            markeredgewidth=1.6,
            linestyle="none",
        )
        parties = " to ".join(names.get(p, p) for p in (money.payer, money.payee) if p)
        add_tip(
            mark,
            f"{amount_words(money.amount, 'USD')} {parties}: {one_line(money.quote, 100)}",
        )
    axes.set_xscale("log")
    largest = max(m.amount or 0 for m in sums)
    smallest = min(m.amount or largest for m in sums)
    axes.set_xlim(smallest / 3, largest * 3)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: amount_words(x, None)))
    axes.xaxis.set_minor_locator(NullLocator())
    labels = [MONEY_ROLE_NAMES[r] for r in roles]
    axes.set_yticks(range(len(roles)), labels, color=COLOURS["ink"])
    axes.set_ylim(len(roles) - 0.5, -0.5)
    axes.set_xlabel("US dollars, as reported (open circle: hedged)")
    axes.grid(color=COLOURS["grid"], linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    return figure


def _role(money: Money) -> str:
    return money.role if money.role in MONEY_ROLE_NAMES else "other"
