"""The model: discounting, effect, delivery, valuation, actors, and their ledger."""

from hiacalc.model.actors import Actor, Perspective, Viewpoint, ViewpointOrName, viewpoint_of
from hiacalc.model.evaluation import Evaluation, SingleDraw, evaluate
from hiacalc.model.ledger import Factor, Item, Kind, Ledger, Line, Measure
from hiacalc.model.outcome import Outcome, outcomes

__all__ = [
    "Actor",
    "Evaluation",
    "Factor",
    "Item",
    "Kind",
    "Ledger",
    "Line",
    "Measure",
    "Outcome",
    "Perspective",
    "SingleDraw",
    "Viewpoint",
    "ViewpointOrName",
    "evaluate",
    "outcomes",
    "viewpoint_of",
]
