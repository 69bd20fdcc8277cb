"""The figures of the individual measure: patients, what one costs, and the days from which it pays."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, Protocol, TypeVar

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.actors import Perspective, ViewpointOrName
from hiacalc.model.individual import clinic_years, patients_a_year
from hiacalc.model.inputs import Inputs
from hiacalc.model.ledger import Item, Kind, Ledger
from hiacalc.model.ratio import ratio
from hiacalc.scenario.individual import DAYS_SAVED
from hiacalc.scenario.options import Component

Value = TypeVar("Value")


class PatientRun(Protocol):
    """What the figures are taken from: a run over all draws."""

    @property
    def inputs(self) -> Inputs:
        """The numbers of the run."""

    @property
    def ledger(self) -> Ledger:
        """Every krone of it."""

    def net_benefit(self, perspective: ViewpointOrName = ...) -> Floats:
        """Net benefit, NOK."""

    def cost_per_patient(self, perspective: ViewpointOrName = ...) -> Floats:
        """Cost of the individual measure for each patient, NOK."""

    def at_days_saved(self, days: float) -> PatientRun:
        """The individual measure alone with other days saved."""


class PatientFigures(ABC, Generic[Value]):
    """The figures of the individual measure, over all draws or of a single one."""

    __slots__ = ()

    @property
    @abstractmethod
    def _evaluation(self) -> PatientRun:
        """The figures of all draws."""

    @abstractmethod
    def _value(self, draws: Floats) -> Value:
        """What is given of a figure, which has the shape `(draws,)`."""

    @property
    def patients(self) -> Value:
        """Patients who are given the individual measure over all years; none where there is no such measure.

        >>> from hiacalc.model import evaluate
        >>> from hiacalc.scenario import changed, shipped
        >>> evaluate(changed(shipped("helseiarbeid-2016"), {"individual": {}})).patients.tolist()
        [100.0]
        """
        run = self._evaluation
        return self._value(
            self._each_draw(patients_a_year(run.inputs) * clinic_years(run.inputs).sum(axis=0))
        )

    def cost_per_patient(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Value:
        """Cost of the individual measure for each patient, NOK, both discounted; nan where there are none.

        The cost of tax funding is no part of it.

        Args:
            perspective: whose costs count.

        >>> from hiacalc.model import evaluate
        >>> from hiacalc.scenario import changed, shipped
        >>> run = evaluate(changed(shipped("helseiarbeid-2016"), {"individual": {}}))
        >>> run.cost_per_patient().round().tolist()
        [6288.0]
        """
        run = self._evaluation
        costs = np.zeros(run.ledger.draws)
        for entry in run.ledger.matching(perspective, Kind.COST):
            if entry.component is Component.INDIVIDUAL and entry.item is not Item.TAX_FUNDING:
                costs += (entry.amount.sum(axis=0) * run.ledger.discount).sum(axis=0)
        years = clinic_years(run.inputs)
        patients = patients_a_year(run.inputs) * (years * run.ledger.discount[: len(years)]).sum(axis=0)
        return self._value(ratio(costs, self._each_draw(patients)))

    def cost_per_day_saved(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Value:
        """Cost of the individual measure for each sick-pay day saved, NOK; nan where it saves none.

        Args:
            perspective: whose costs count.

        >>> from hiacalc.model import evaluate
        >>> from hiacalc.scenario import changed, shipped
        >>> run = evaluate(changed(shipped("helseiarbeid-2016"), {"individual": {}}))
        >>> run.cost_per_day_saved().round().tolist()
        [1258.0]
        """
        run = self._evaluation
        days = self._each_draw(run.inputs.get(DAYS_SAVED, 0.0))
        return self._value(ratio(run.cost_per_patient(perspective), days))

    def break_even_days(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Value:
        """Sick-pay days saved per patient from which the individual measure pays by itself.

        Exact, since its net benefit is affine in the days. Nan where more days bring nothing, as
        for the health service, which gets no cash for them, or where there is no such measure.

        Args:
            perspective: whose costs and gains count.

        >>> from hiacalc.model import evaluate
        >>> from hiacalc.scenario import changed, shipped
        >>> run = evaluate(changed(shipped("helseiarbeid-2016"), {"individual": {"fee": 0}}))
        >>> run.break_even_days().round(2).tolist(), run.break_even_days("health_service").tolist()
        ([3.21], [nan])
        """
        run = self._evaluation
        if run.inputs.scenario.individual is None:
            return self._value(np.full(run.ledger.draws, np.nan))
        at_none, at_one = (run.at_days_saved(days).net_benefit(perspective) for days in (0.0, 1.0))
        return self._value(ratio(-at_none, at_one - at_none))

    def _each_draw(self, values: Floats) -> Floats:
        return np.broadcast_to(values, (self._evaluation.ledger.draws,))
