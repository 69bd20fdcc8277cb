"""Every table that can be had as a file, with where it comes from: of pictures and of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hiacalc.analysis.deterministic.compare import compare
from hiacalc.analysis.deterministic.reproduce import reproduce
from hiacalc.analysis.deterministic.switching_values import switching_values
from hiacalc.analysis.evidence_synthesis.evidence_findings import EvidenceFindings
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.report_2016 import read_report
from hiacalc.evidence.studies import read_studies
from hiacalc.model import Perspective, evaluate
from hiacalc.present.data.programme import cash_rows, sum_rows
from hiacalc.present.data.results import reproduced_rows
from hiacalc.present.exhibits.evidence import forest_exhibit
from hiacalc.present.exhibits.programme import ProgrammePicture
from hiacalc.present.exhibits.sensitivity import OneWayPicture
from hiacalc.present.locale.language import Language
from hiacalc.present.tables.calculation import trace
from hiacalc.present.tables.evidence import set_rows, study_rows
from hiacalc.present.tables.inputs import input_rows
from hiacalc.present.tables.ledger import ledger_rows
from hiacalc.present.tables.side_by_side import side_by_side_rows
from hiacalc.present.tables.switching_values import switching_rows
from hiacalc.present.words.evidence_origin import EvidenceOrigin
from hiacalc.present.words.key_figures import Figure
from hiacalc.present.words.origin import Origin, Traced
from hiacalc.programme import evaluate_programme
from hiacalc.programme.sums import By, sums_by
from hiacalc.scenario import changed, shipped
from tests.present.cases import BASE, DATE, scenario_of
from tests.present.pictures import PICTURES, of_sweep, origin_of
from tests.present.programme_cases import programme_drawn
from tests.present.uncertainty_cases import effect

Table = tuple[Sequence[Sequence[object]], Traced]
STEPPED = changed(BASE, {"time.discount_rate": {"0": 0.04, "3": 0.03}})
_STUDIES = read_studies()
_EVIDENCE = EvidenceFindings(_STUDIES, read_effect_sets())
_TROMS = shipped("troms")
_SOCIETY = Perspective.SOCIETY
_ORIGIN = Origin(BASE, Perspective.SOCIETY, DATE, 2)


def _picture(draw: Callable[..., object], name: str) -> Callable[[Language], Table]:
    def table(spoken: Language) -> Table:
        exhibit = draw(name, spoken, 1000)
        return exhibit.rows, exhibit.origin  # type: ignore[attr-defined]

    return table


def _forest(name: str | None) -> Callable[[Language], Table]:
    chosen = None if name is None else effect(name)
    origin = EvidenceOrigin.of(chosen, _STUDIES, DATE)

    def table(spoken: Language) -> Table:
        exhibit = forest_exhibit(chosen, _EVIDENCE, origin, spoken)
        return exhibit.rows, exhibit.origin

    return table


def _trace(figure: Figure) -> Callable[[Language], Table]:
    return lambda spoken: (trace(evaluate(BASE), figure, Perspective.SOCIETY, spoken).data, _ORIGIN)


def _programme(picture: str) -> Callable[[Language], Table]:
    def table(spoken: Language) -> Table:
        exhibit = programme_drawn(picture, "rollout-today", spoken.code)
        return exhibit.rows, exhibit.origin

    return table


def _programme_sums(by: By) -> Callable[[Language], Table]:
    return lambda _: (sum_rows(sums_by(evaluate_programme(_TROMS), by), by), Origin(_TROMS, _SOCIETY, DATE))


_EVERY = EvidenceOrigin.of(None, _STUDIES, DATE)
TABLES: dict[str, Callable[[Language], Table]] = {
    **{
        name: _picture(draw, "halden" if name == "waterfall" else "helseiarbeid-2016")
        for name, draw in PICTURES.items()
    },
    "tornado": _picture(of_sweep(OneWayPicture.TORNADO), "trial-clinic"),
    **{f"forest-{name}": _forest(name) for name in (None, "odeen-both", "mixture", "high")},
    **{f"trace-{figure.value}": _trace(figure) for figure in Figure},
    **{f"programme-{picture}": _programme(picture) for picture in ProgrammePicture},
    "programme-cash": lambda _: (cash_rows(evaluate_programme(_TROMS)), Origin(_TROMS, _SOCIETY, DATE)),
    **{f"programme-by-{by}": _programme_sums(by) for by in By},
    "ledger": lambda _: (ledger_rows(evaluate(BASE)), _ORIGIN),
    "turning": lambda _: (switching_rows(switching_values(BASE)), _ORIGIN),
    "studies": lambda spoken: (study_rows(_STUDIES, spoken.code), _EVERY),
    "sets": lambda spoken: (set_rows(_EVIDENCE, spoken.code), _EVERY),
    "reproduction": lambda spoken: (
        reproduced_rows(reproduce(read_report(), BASE), spoken.code),
        _ORIGIN,
    ),
    "inputs": lambda spoken: (input_rows(STEPPED, spoken), Origin(STEPPED, Perspective.NAV, DATE)),
    "beside": lambda _: (side_by_side_rows(compare(scenario_of("bergen"), BASE)), origin_of("bergen")),
}
