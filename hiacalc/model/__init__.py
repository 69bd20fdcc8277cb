"""The model: discounting, effect, delivery, valuation, actors, and their ledger."""

from hiacalc.model.actors import Actor, Perspective, Viewpoint, ViewpointOrName, viewpoint_of
from hiacalc.model.evaluation import Evaluation, Outcome, evaluate, outcomes
from hiacalc.model.ledger import Factor, Item, Kind, Ledger, Line

__all__ = [
    "Actor",
    "Evaluation",
    "Factor",
    "Item",
    "Kind",
    "Ledger",
    "Line",
    "Outcome",
    "Perspective",
    "Viewpoint",
    "ViewpointOrName",
    "evaluate",
    "outcomes",
    "viewpoint_of",
]
