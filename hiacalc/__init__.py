"""hiacalc: does HelseIArbeid pay, for whom, and what does the answer rest on.

>>> import hiacalc
>>> run = hiacalc.evaluate(hiacalc.load("helseiarbeid-2016"))
>>> round(run.single().net_benefit())
4926870
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hiacalc.model import Evaluation, Outcome, Perspective, evaluate, outcomes
    from hiacalc.programme import ProgrammeEvaluation, evaluate_programme
    from hiacalc.scenario import Scenario, ScenarioError, changed, load

    __version__: str

__all__ = [
    "Evaluation",
    "Outcome",
    "Perspective",
    "ProgrammeEvaluation",
    "Scenario",
    "ScenarioError",
    "__version__",
    "changed",
    "evaluate",
    "evaluate_programme",
    "load",
    "outcomes",
]


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "__version__":
        from hiacalc.version import version

        return version()
    from hiacalc import model, programme, scenario

    return next(getattr(room, name) for room in (scenario, model, programme) if hasattr(room, name))
