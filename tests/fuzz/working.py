"""What is done with a scenario that was accepted: every analysis works, and no figure is lost on the way."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any

import numpy as np

from hiacalc.analysis.deterministic.beyond_horizon import left_out
from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.deterministic.threshold import threshold
from hiacalc.analysis.deterministic.whole_groups import extra_for_whole_groups
from hiacalc.analysis.probabilistic.plausibility import misfits
from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.analysis.probabilistic.value_of_information import value_of_information
from hiacalc.model import Perspective, evaluate
from hiacalc.present.data.results import run_data, to_json
from hiacalc.present.data.uncertainty import value_data
from hiacalc.present.locale.language import language
from hiacalc.present.reports.run import run_report
from hiacalc.present.words.cautions import cautions
from hiacalc.present.words.misfits import misfit_sentences
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import Scenario, parse, shipped
from hiacalc.scenario.registry import fingerprint, group_quantities, quantities
from hiacalc.scenario.writing import to_yaml

DRAWS = 128
DAY = datetime.date(2024, 1, 1)
SOCIETY = Perspective.SOCIETY


class Disagreement(Exception):  # noqa: N818 - it is no error of the product's
    """Something that went through and is not right."""

    def __init__(self, what: str, detail: str = "") -> None:
        super().__init__(what, detail)
        self.what, self.detail = what, detail


def checked(work: Callable[[Scenario], Any], given: Scenario) -> None:
    """Do one piece of work; nothing that it gives may be anything but a finite number."""
    for name, values in work(given).items():
        if not np.isfinite(np.asarray(values, dtype=float)).all():
            raise Disagreement("a figure that is no number", name)


def _evaluation(given: Scenario) -> dict[str, Any]:
    run = evaluate(given)
    benefits = {f"net benefit, {view.value}": run.net_benefit(view) for view in Perspective}
    return {**benefits, "costs": run.costs(SOCIETY), "hours": run.hours_avoided_discounted}


def _report(given: Scenario) -> dict[str, Any]:
    """What `run` tells, in either form."""
    run, origin = evaluate(given), Origin(given, SOCIETY, DAY, 0)
    beyond, extra, doubtful = left_out(run, SOCIETY), extra_for_whole_groups(run, SOCIETY), misfits(given)
    written = to_json(run_data(run, SOCIETY, origin, beyond, extra, doubtful))
    data = json.loads(written, parse_constant=lambda constant: constant)
    if data["net_benefit"] in ("NaN", "Infinity", "-Infinity", None):
        raise Disagreement("a figure that is no number", "net_benefit")
    for code in ("nb", "en"):
        texts = language(code)
        notes = [*cautions(beyond, extra, texts.plain), *misfit_sentences(doubtful, given, texts.plain)]
        text = run_report(run, SOCIETY, shipped("helseiarbeid-2016"), origin, texts, notes)
        text.encode()
    return {}


def _one_way(given: Scenario) -> dict[str, Any]:
    sweep = one_way(given)
    return {"base": sweep.base, **{bar.path: bar.results for bar in sweep.bars}}


def _threshold(given: Scenario) -> dict[str, Any]:
    """Of the effect and of one more input; one that only a horizon lets vary is left alone without it."""
    known = sorted(
        path for path in group_quantities(given) if path != "effect.decay" or given.time.horizon is not None
    )
    some = {"effect.relative_reduction", known[int(fingerprint(given), 16) % len(known)]}
    solved = {path: threshold(given, path) for path in sorted(some)}
    return {
        path: [answer.base, *answer.bracket, *answer.roots, *answer.at_bounds]
        for path, answer in solved.items()
    }


def _uncertainty(given: Scenario) -> dict[str, Any]:
    sample = uncertainty(given, draws=DRAWS)
    voi = value_of_information(sample)
    moments = {
        f"mean and sd of {path}": [marginal.mean, marginal.sd] for path, marginal in sample.marginals.items()
    }
    return {
        "net benefit": sample.net_benefit,
        **sample.values,
        **moments,
        **_numbers(value_data(voi), "worth"),
    }


def _numbers(part: Any, path: str) -> dict[str, Any]:
    """Every number in a tree, by path."""
    if isinstance(part, dict):
        return {
            at: number
            for key, inner in part.items()
            for at, number in _numbers(inner, f"{path}.{key}").items()
        }
    return {path: part} if isinstance(part, (int, float)) else {}


def _written_and_read(given: Scenario) -> dict[str, Any]:
    """A file that the product writes reads back to the same scenario and is written alike again."""
    written = to_yaml(given)
    again = parse(written.encode(), "written.yaml")
    if fingerprint(again) != fingerprint(given):
        known, then = quantities(given), quantities(again)
        other = [path for path in known if known[path] != then.get(path)]
        raise Disagreement("written, and another scenario when read", ", ".join(other)[:200])
    if to_yaml(again) != written:
        raise Disagreement("written otherwise the second time")
    return {}


STAGES: dict[str, Callable[[Scenario], dict[str, Any]]] = {
    "evaluate": _evaluation,
    "run": _report,
    "one_way": _one_way,
    "threshold": _threshold,
    "uncertainty": _uncertainty,
    "to_yaml": _written_and_read,
}
