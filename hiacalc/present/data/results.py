"""Results for other programs: plain data with unrounded numbers, stable in its names.

Undefined figures (a ratio without a denominator, a payback that never comes) are null.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hiacalc.model import Actor, Evaluation, Kind, Measure, Perspective, Viewpoint
from hiacalc.model.ledger import Item
from hiacalc.present.data.individual import components_data, individual_data
from hiacalc.present.locale.language import Language
from hiacalc.present.words.origin import Origin
from hiacalc.scenario.options import TaxFundingBase

if TYPE_CHECKING:
    from hiacalc.analysis.deterministic.beyond_horizon import LeftOut
    from hiacalc.analysis.deterministic.calibration import Checked
    from hiacalc.analysis.deterministic.compare import Comparison
    from hiacalc.analysis.deterministic.one_way import OneWay
    from hiacalc.analysis.deterministic.reproduce import Reproduced
    from hiacalc.analysis.deterministic.switching_values import BreakEven, SwitchingValue
    from hiacalc.analysis.deterministic.threshold import Threshold
    from hiacalc.analysis.deterministic.two_way import TwoWay
    from hiacalc.analysis.probabilistic.plausibility import Misfit
    from hiacalc.evidence.budget_lines import BudgetLine


def to_json(data: Any) -> str:
    """JSON text, UTF-8, two spaces of indent."""
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False)


def run_data(  # noqa: PLR0917 - a run, how it is looked at and what must be said of it
    run: Evaluation,
    perspective: Perspective,
    origin: Origin,
    left_out: LeftOut | None = None,
    extra_for_whole_groups: float | None = None,
    misfits: Sequence[Misfit] = (),
) -> dict[str, Any]:
    """An evaluation of a single draw, from one perspective.

    Args:
        run: an evaluation of a single draw.
        perspective: whose costs and gains count.
        origin: what the result rests on.
        left_out: what falls after the horizon; None for nothing.
        extra_for_whole_groups: NOK beyond averaged groups; None where groups are whole.
        misfits: values and distributions that do not fit together.
    """
    ledger = run.ledger
    actors = {actor: _of_actor(run, actor) for actor in Actor}
    inside = perspective.actors(run.ledger.sector)
    items = {item: _first_finite(ledger.total(perspective, Kind.COST, item)) for item in Item}
    return {
        "scenario": run.scenario.name,
        "title": {"nb": run.scenario.title.nb, "en": run.scenario.title.en},
        "perspective": perspective.value,
        "origin": origin.as_dict(),
        "costs": {
            "total": _finite(run.single().costs(perspective)),
            "by_actor": {actor.value: actors[actor]["costs"] for actor in inside},
            "by_item": {item.value: amount for item, amount in items.items() if amount},
        },
        "benefits": {
            "total": _finite(run.single().benefits(perspective)),
            "by_actor": {actor.value: actors[actor]["benefits"] for actor in inside},
        },
        "transfers": {
            "total": _finite(run.single().transfers(perspective)),
            "by_actor": {actor.value: actors[actor]["transfers"] for actor in inside},
        },
        "net_benefit": _finite(run.single().net_benefit(perspective)),
        "benefit_cost_ratio": _finite(run.single().benefit_cost_ratio(perspective)),
        "hours_avoided": _finite(run.single().hours_avoided),
        "hours_avoided_discounted": _finite(run.single().hours_avoided_discounted),
        "cost_per_hour_avoided": _finite(run.single().cost_per_hour_avoided(perspective)),
        "absence_rate_after": _finite(run.single().absence_rate_after),
        "reduction_in_force": _finite(run.single().reduction_in_force),
        "break_even_reduction": _finite(run.single().break_even_reduction(perspective)),
        "break_even": {
            "parameter": run.leading_input,
            "value": _finite(run.single().break_even_effect(perspective)),
        },
        "payback_year": _finite(run.single().payback_year(perspective)),
        "net_benefit_per_worker": _finite(run.single().net_benefit(perspective) / run.single().workers),
        "net_benefit_per_employer": _finite(run.single().net_benefit(perspective) / run.single().employers),
        "price_year": int(run.scenario.numbers["time.price_year"]),
        "rules": origin.rules or None,
        "by_actor": {actor.value: figures for actor, figures in actors.items()},
        "money": {actor.value: _finite(run.single().net_of(Measure.MONEY, actor)) for actor in Actor},
        "time": {actor.value: _finite(run.single().net_of(Measure.TIME, actor)) for actor in Actor},
        "undiscounted": _undiscounted(run, perspective),
        "tax_funding": {base.value: _finite(run.single().tax_funding_cost(base)) for base in TaxFundingBase},
        "spells": _spells(run),
        "misfits": _misfits(misfits),
        "left_out": _left_out(left_out),
        "extra_for_whole_groups": extra_for_whole_groups,
        "components": components_data(run, perspective),
        "individual": individual_data(run, perspective),
        "by_year": _by_year(run, perspective),
        "ledger": _ledger(run),
    }


def _ledger(run: Evaluation) -> list[dict[str, Any]]:
    return [
        {
            "item": line.item.value,
            "actor": line.actor.value,
            "kind": line.kind.value,
            "activity": line.activity,
            "year": line.year,
            "amount": line.amount,
            "discounted": line.discounted,
            "component": line.component.value,
        }
        for line in run.ledger.lines()
    ]


def _misfits(misfits: Sequence[Misfit]) -> list[dict[str, Any]]:
    if not misfits:
        return []
    from hiacalc.present.words.misfits import misfits_data

    return misfits_data(misfits)


def _of_actor(run: Evaluation, actor: Actor) -> dict[str, float | None]:
    return {
        "net": _finite(run.single().net_benefit(actor)),
        "costs": _finite(run.single().costs(actor)),
        "benefits": _finite(run.single().benefits(actor)),
        "transfers": _finite(run.single().transfers(actor)),
    }


def _undiscounted(run: Evaluation, perspective: Perspective) -> dict[str, Any]:
    def total(view: Viewpoint, kind: Kind) -> float:
        return float(run.ledger.by_year(view, kind, discounted=False).sum())

    def net(view: Viewpoint) -> float:
        transfers = 0.0 if view is Perspective.SOCIETY else total(view, Kind.TRANSFER)
        return total(view, Kind.BENEFIT) - total(view, Kind.COST) + transfers

    return {
        "costs": total(perspective, Kind.COST),
        "benefits": total(perspective, Kind.BENEFIT),
        "net_benefit": net(perspective),
        "by_actor": {actor.value: net(actor) for actor in Actor},
    }


def _spells(run: Evaluation) -> dict[str, float | None] | None:
    """What an effect on spells comes to; None where the measure acts on all absence alike."""
    spells = run.reduction.spells
    if spells is None:
        return None
    return {
        "reduction": _finite(spells.reduction[0]),
        "reduction_outside": _finite(spells.reduction_outside[0]),
        "share_avoided_inside": _finite(spells.avoided_inside_share[0]),
        "mean_days_before": _finite(spells.mean_days_before[0]),
        "mean_days_after": _finite(spells.mean_days_after[0]),
        "reaching_cap_before": _finite(spells.reaching_cap_before[0]),
        "reaching_cap_after": _finite(spells.reaching_cap_after[0]),
    }


def _left_out(left_out: LeftOut | None) -> dict[str, float | int] | None:
    if left_out is None:
        return None
    return {
        "costs": left_out.costs,
        "benefits": left_out.benefits,
        "transfers": left_out.transfers,
        "hours": left_out.hours,
        "years": left_out.years,
    }


def _by_year(run: Evaluation, perspective: Perspective) -> list[dict[str, float | int | None]]:
    ledger = run.ledger
    kinds = {kind: ledger.by_year(perspective, kind)[:, 0] for kind in Kind}
    net = run.net_by_year(perspective)[:, 0]
    return [
        {
            "year": year + 1,
            "discount_factor": float(ledger.discount[year, 0]),
            "costs": float(kinds[Kind.COST][year]),
            "benefits": float(kinds[Kind.BENEFIT][year]),
            "transfers": float(kinds[Kind.TRANSFER][year]),
            "net": float(net[year]),
            "cumulative": float(net[: year + 1].sum()),
            "hours_avoided": float(run.hours_by_year[year, 0]),
        }
        for year in range(ledger.years)
    ]


def one_way_data(sweep: OneWay, language: Language) -> dict[str, Any]:
    """A sweep of every input that has a range; undefined outcomes are null.

    Args:
        sweep: one-way sensitivity analysis.
        language: of the inputs' labels; all other names are the same in every language.
    """
    from hiacalc.present.tables.one_way import sweep_rows

    head, *rows = sweep_rows(sweep, language)
    bars = [
        {str(n): _plain(cell) for n, cell in zip(head, row, strict=True) if n != "level" or cell is not None}
        for row in rows
    ]
    return {
        "outcome": sweep.outcome.value,
        "perspective": sweep.perspective.value,
        "base": _finite(sweep.base),
        "left_out": _left_out(sweep.left_out),
        "cut_at_workers": list(sweep.cut),
        "bars": bars,
        "beyond": [{"parameter": switching.path, "value": switching.value} for switching in sweep.beyond],
    }


def two_way_data(grid: TwoWay) -> dict[str, Any]:
    """A grid; `results[row][column]` belongs to `y_values[row]` and `x_values[column]`."""
    return {
        "outcome": grid.outcome.value,
        "perspective": grid.perspective.value,
        "base": _finite(grid.base),
        "cut_at_workers": list(grid.cut),
        "x": grid.x.path,
        "y": grid.y.path,
        "x_values": grid.x_values.tolist(),
        "y_values": grid.y_values.tolist(),
        "results": [[_finite(float(value)) for value in row] for row in grid.results],
    }


def comparison_data(comparison: Comparison) -> dict[str, Any]:
    """A scenario beside the first: results, differing inputs, steps and increments.

    Results are totals, with the same amounts per 1000 workers beside them; steps
    and increments are for so many workers as `per_workers` says, or totals
    where it is null.
    """
    from hiacalc.analysis.deterministic.compare import PER_WORKERS

    view = comparison.perspective
    step = comparison.increment

    def amounts(run: Evaluation, times: float = 1.0) -> dict[str, float | None]:
        totals = {
            "costs": run.costs(view),
            "benefits": run.benefits(view),
            "transfers": run.transfers(view),
            "net_benefit": run.net_benefit(view),
        }
        return {name: _first_finite(total * times) for name, total in totals.items()}

    return {
        "base": comparison.base.scenario.name,
        "other": comparison.other.scenario.name,
        "perspective": view.value,
        "per_workers": comparison.per_workers,
        "converted_from": comparison.converted_from,
        "results": {
            name: {
                "workers": _finite(run.single().workers),
                "price_year": int(run.scenario.time.price_year.value),
                **amounts(run),
                "per_1000_workers": amounts(run, float(PER_WORKERS / run.single().workers)),
                "break_even_reduction": _finite(run.single().break_even_reduction(view)),
                "break_even": {
                    "parameter": run.leading_input,
                    "value": _finite(run.single().break_even_effect(view)),
                },
                "programme": None if programme is None else asdict(programme),
            }
            for name, run, programme in (
                ("base", comparison.base, comparison.base_programme),
                ("other", comparison.other, comparison.other_programme),
            )
        },
        "differences": [
            {"path": difference.path, "base": _given(difference.base), "other": _given(difference.here)}
            for difference in comparison.differing
        ],
        "steps": [{"path": step.path, "change": step.change} for step in comparison.steps],
        "increment": {
            "costs": step.costs,
            "benefits": step.benefits,
            "net_benefit": step.net_benefit,
            "hours_discounted": step.hours_discounted,
            "cost_per_extra_hour": step.cost_per_extra_hour,
            "reduction": step.reduction,
            "matching_reduction": step.matching_reduction,
            "matching": {"parameter": step.matched_by, "value": step.matching},
        },
    }


def _given(value: Any) -> Any:
    return [list(step) for step in value] if isinstance(value, tuple) else value


def threshold_data(threshold: Threshold) -> dict[str, Any]:
    """A threshold; `value` is null when there is none, and `reason` says why.

    `alone`, for days saved only, is where the individual measure breaks even by itself.
    """
    alone = {} if threshold.alone is None else {"alone": _finite(threshold.alone)}
    return {
        "parameter": threshold.parameter,
        "outcome": threshold.outcome.value,
        "perspective": threshold.perspective.value,
        "target": threshold.target,
        "base": threshold.base,
        "value": threshold.value,
        "roots": list(threshold.roots),
        "bracket": list(threshold.bracket),
        "at_bracket": [_finite(value) for value in threshold.at_bounds],
        "reason": threshold.reason,
        **alone,
    }


def decision_data(turnings: list[SwitchingValue], even: BreakEven) -> dict[str, Any]:
    """Every input's threshold, the nearest first, and break-even in human terms.

    Args:
        turnings: the switching values, the nearest first.
        even: the break-even per worker.
    """
    return {
        "thresholds": [
            threshold_data(turning.threshold)
            | {"distance": turning.distance, "within_range": turning.within_range}
            for turning in turnings
        ],
        "break_even": {
            "reduction": even.reduction,
            "days_per_worker_and_year": even.days_per_worker,
            "workers_per_spell": even.workers_per_spell,
            "spell_working_days": even.spell_days,
            "highest_cost_per_worker": even.highest_cost_per_worker,
        },
    }


def reproduced_data(reproduced: list[Reproduced], code: str = "en") -> list[dict[str, Any]]:
    """The published figures beside the computed ones, with their names in a language.

    Args:
        reproduced: the figures, in the order of the report.
        code: of the language of labels and notes.
    """
    return [
        {
            "figure": row.figure.key,
            "label": row.figure.label.in_language(code),
            "unit": row.figure.unit,
            "where": row.figure.where,
            "published": row.figure.published,
            "computed": row.computed,
            "low": row.low,
            "high": row.high,
            "difference": row.difference,
            "agrees": row.agrees,
            "should_agree": row.figure.should_agree,
            "note": row.figure.note.in_language(code) if row.figure.note else "",
        }
        for row in reproduced
    ]


def checks_data(checks: Sequence[Checked], code: str = "en") -> list[dict[str, Any]]:
    """Figures of other sources beside the sick-pay account, like those of the report; none has to agree.

    Args:
        checks: the figures.
        code: of the language of labels and notes.
    """
    return [
        {
            "figure": row.check.key,
            "label": row.check.label.in_language(code),
            "unit": "days" if row.check.quantity.value.endswith("days") and row.check.value > 1 else "share",
            "where": row.check.where,
            "published": row.check.value,
            "computed": row.computed,
            "low": None,
            "high": None,
            "difference": None if row.computed is None else row.computed - row.check.value,
            "agrees": None,
            "should_agree": False,
            "note": row.check.explanation.in_language(code),
        }
        for row in checks
    ]


def ended_data(lines: Sequence[BudgetLine], code: str = "en") -> list[dict[str, Any]]:
    """Lines of the state budget that are no more, like the figures of the report; what was last spent.

    Args:
        lines: that have ended.
        code: of the language of labels and notes.
    """
    return [
        {
            "figure": f"ended_{line.key}",
            "label": line.label.in_language(code),
            "unit": "NOK",
            "where": f"{line.key}, {line.last_year}",
            "published": line.spent(line.last_year),
            "computed": None,
            "low": None,
            "high": None,
            "difference": None,
            "agrees": None,
            "should_agree": False,
            "note": line.note.in_language(code) if line.note else "",
        }
        for line in lines
    ]


def reproduced_rows(reproduced: list[Reproduced], code: str = "en") -> list[list[Any]]:
    """The same as rows for a file, the first being the head.

    Args:
        reproduced: the figures, at least one.
        code: of the language of labels and notes.
    """
    records = reproduced_data(reproduced, code)
    return [list(records[0]), *(list(record.values()) for record in records)]


def _first_finite(values: Any) -> float | None:
    return _finite(float(values[0]))


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _plain(cell: object) -> object:
    return _finite(cell) if isinstance(cell, float) else cell
