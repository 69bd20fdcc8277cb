"""Every table that can be had as a file, with where it comes from: of pictures and of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hiacalc.analysis.compare import compare
from hiacalc.analysis.decision import switching_values
from hiacalc.analysis.evidence_findings import EvidenceFindings
from hiacalc.analysis.reproduce import reproduce
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.report_2016 import read_report
from hiacalc.evidence.studies import read_studies
from hiacalc.model import Perspective, evaluate
from hiacalc.present.beside_rows import beside_rows
from hiacalc.present.evidence_exhibits import forest_exhibit
from hiacalc.present.evidence_origin import EvidenceOrigin
from hiacalc.present.evidence_rows import set_rows, study_rows
from hiacalc.present.exhibits import Picture
from hiacalc.present.figures import Figure
from hiacalc.present.input_rows import input_rows
from hiacalc.present.language import Language
from hiacalc.present.ledger_tables import ledger_rows
from hiacalc.present.machine import reproduced_rows
from hiacalc.present.origin import Origin, Traced
from hiacalc.present.trace import trace
from hiacalc.present.turning_tables import turning_rows
from hiacalc.scenario import changed
from tests.present.cases import BASE, DATE, scenario_of
from tests.present.doubts import effect
from tests.present.pictures import PICTURES, of_sweep, origin_of

Table = tuple[Sequence[Sequence[object]], Traced]
STEPPED = changed(BASE, {"time.discount_rate": {"0": 0.04, "3": 0.03}})
_STUDIES = read_studies()
_EVIDENCE = EvidenceFindings(_STUDIES, read_effect_sets())
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


_EVERY = EvidenceOrigin.of(None, _STUDIES, DATE)
TABLES: dict[str, Callable[[Language], Table]] = {
    **{
        name: _picture(draw, "halden" if name == "waterfall" else "helseiarbeid-2016")
        for name, draw in PICTURES.items()
    },
    "tornado": _picture(of_sweep(Picture.TORNADO), "trial-clinic"),
    **{f"forest-{name}": _forest(name) for name in (None, "odeen-both", "mixture", "high")},
    **{f"trace-{figure.value}": _trace(figure) for figure in Figure},
    "ledger": lambda _: (ledger_rows(evaluate(BASE)), _ORIGIN),
    "turning": lambda _: (turning_rows(switching_values(BASE)), _ORIGIN),
    "studies": lambda spoken: (study_rows(_STUDIES, spoken.code), _EVERY),
    "sets": lambda spoken: (set_rows(_EVIDENCE, spoken.code), _EVERY),
    "reproduction": lambda spoken: (
        reproduced_rows(reproduce(read_report(), BASE), spoken.code),
        _ORIGIN,
    ),
    "inputs": lambda spoken: (input_rows(STEPPED, spoken), Origin(STEPPED, Perspective.NAV, DATE)),
    "beside": lambda _: (beside_rows(compare(scenario_of("bergen"), BASE)), origin_of("bergen")),
}
