"""The model: discounting, effect, delivery, valuation, actors, and their ledger."""

from hiacalc.model.actors import Actor, Perspective, ViewOrName, Viewpoint, view_of
from hiacalc.model.evaluation import Evaluation, SingleDraw, evaluate
from hiacalc.model.ledger import Factor, Item, Kind, Ledger, Line
from hiacalc.model.outcome import Outcome, outcomes

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
    "SingleDraw",
    "ViewOrName",
    "Viewpoint",
    "evaluate",
    "outcomes",
    "view_of",
]
