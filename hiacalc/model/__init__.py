"""The model: discounting, effect, delivery, valuation, actors, and their ledger."""

from hiacalc.model.actors import Actor, Perspective, View, ViewOrName, view_of
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
    "View",
    "ViewOrName",
    "evaluate",
    "outcomes",
    "view_of",
]
