"""What do chosen studies say together, before and after allowing for what was different there?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from hiacalc.analysis.distributions.log_ratio import LogRatio, from_interval
from hiacalc.analysis.evidence_synthesis.pooling import Arms, Pooled, combine_arms, pool, shared_control
from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, nearest, shown

if TYPE_CHECKING:  # studies and sets are handed in; this room reads no files
    from hiacalc.evidence.effect_sets import EffectSets, IndirectnessAllowance
    from hiacalc.evidence.studies import Studies, Study


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial as an estimate; `arms` tells how far its arms are apart where it has several.

    `ratios` are as the studies print them; `ratio` holds the doubt that a ratio of
    part of the absence adds.
    """

    studies: tuple[Study, ...]
    ratios: tuple[LogRatio, ...]
    arms: Arms | None
    ratio: LogRatio


@dataclass(frozen=True, slots=True)
class FromStudies:
    """What studies say, before and after widening for what was different there."""

    trials: tuple[Trial, ...]
    pooled: Pooled
    widening: tuple[IndirectnessAllowance, ...]
    measured: LogRatio
    widened: LogRatio

    @property
    def studies(self) -> tuple[Study, ...]:
        """All studies, trial by trial.

        >>> from hiacalc.evidence.effect_sets import read_effect_sets
        >>> from hiacalc.evidence.studies import read_studies
        >>> both = ["odeen-2013-clinic", "framke-2016"]
        >>> together = from_studies(both, ["one_year"], read_effect_sets(), read_studies())
        >>> [study.key for study in together.studies]
        ['framke-2016', 'odeen-2013-clinic']
        """
        return tuple(study for trial in self.trials for study in trial.studies)

    @property
    def weights(self) -> tuple[float, ...]:
        """The share of each of `studies` in the pooled result; they sum to 1.

        >>> from hiacalc.evidence.effect_sets import read_effect_sets
        >>> from hiacalc.evidence.studies import read_studies
        >>> both = ["odeen-2013-clinic", "framke-2016"]
        >>> together = from_studies(both, ["one_year"], read_effect_sets(), read_studies())
        >>> round(sum(together.weights), 12)
        1.0
        """
        within = [np.ones(1) if trial.arms is None else trial.arms.weights for trial in self.trials]
        weighed = zip(self.pooled.weights, within, strict=True)
        return tuple(float(share * arm) for share, arms in weighed for arm in arms)

    @property
    def stand_ins(self) -> tuple[Study, ...]:
        """Those of `studies` whose ratio is of part of the absence.

        >>> from hiacalc.evidence.effect_sets import read_effect_sets
        >>> from hiacalc.evidence.studies import read_studies
        >>> both = ["odeen-2013-clinic", "framke-2016"]
        >>> together = from_studies(both, ["one_year"], read_effect_sets(), read_studies())
        >>> [study.key for study in together.stand_ins]
        ['framke-2016']
        """
        return tuple(study for study in self.studies if study.stand_in is not None)

    @property
    def follow_up_years(self) -> float | None:
        """How long all of `studies` were followed: the shortest; None where none says.

        >>> from hiacalc.evidence.effect_sets import read_effect_sets
        >>> from hiacalc.evidence.studies import read_studies
        >>> both = ["odeen-2013-clinic", "framke-2016"]
        >>> together = from_studies(both, ["one_year"], read_effect_sets(), read_studies())
        >>> together.follow_up_years
        1.0
        """
        return min((study.follow_up_years for study in self.studies if study.follow_up_years), default=None)

    @property
    def widening_share(self) -> float:
        """How much of the final variance is added by judgement.

        >>> from hiacalc.evidence.effect_sets import read_effect_sets
        >>> from hiacalc.evidence.studies import read_studies
        >>> both = ["odeen-2013-clinic", "framke-2016"]
        >>> together = from_studies(both, ["one_year"], read_effect_sets(), read_studies())
        >>> 0.0 < together.widening_share < 1.0
        True
        """
        return 1.0 - (self.measured.sdlog / self.widened.sdlog) ** 2


def from_studies(
    keys: Sequence[str], widening: Sequence[str], sets: EffectSets, studies: Studies
) -> FromStudies:
    """Studies pooled: the arms of a trial to one estimate first, then the trials.

    The interval between trials is that of Hartung and Knapp, never narrower than
    the classic one, since trials are few here.

    Args:
        keys: of the studies, in any order.
        widening: keys of reasons for doubt, each of which adds variance.
        sets: holds the reasons.
        studies: all studies.

    Raises:
        ScenarioError: a study that cannot be pooled, none at all, or an unknown reason.

    Source: Knapp and Hartung 2003 (doi 10.1002/sim.1482), modified as in Röver, Knapp and Friede 2015
    (doi 10.1186/s12874-015-0091-1).

    >>> from hiacalc.evidence.effect_sets import read_effect_sets
    >>> from hiacalc.evidence.studies import read_studies
    >>> both = ["odeen-2013-clinic", "odeen-2013-peer"]
    >>> combined = from_studies(both, [], read_effect_sets(), read_studies())
    >>> len(combined.trials), combined.pooled.count, [round(end, 2) for end in combined.measured.interval()]
    (1, 1, [0.76, 1.02])
    """
    by_key = {study.key: study for study in studies.on_request}
    odd = _odd(Code.STUDY_NOT_POOLED, keys, list(by_key))
    odd += _odd(Code.UNKNOWN_WIDENING, widening, [reason.key for reason in sets.widening])
    if odd or not keys:
        raise ScenarioError(odd or [Problem(Code.NO_STUDIES, Mark("evidence"))])
    chosen = sorted((by_key[key] for key in by_key if key in keys), key=_trial_of)
    trials = tuple(_trial(tuple(arms)) for _, arms in groupby(chosen, key=_trial_of))
    effects, errors = ([getattr(trial.ratio, name) for trial in trials] for name in ("meanlog", "sdlog"))
    pooled = pool(effects, errors, modified_knapp_hartung=True)
    reasons = sets.reasons(tuple(widening))
    measured = LogRatio(pooled.effect, pooled.error, pooled.degrees)
    widened = measured.widened([reason.sd for reason in reasons])
    return FromStudies(trials, pooled, reasons, measured, widened)


def _odd(code: Code, keys: Sequence[str], known: list[str]) -> list[Problem]:
    """A problem for each key that is not known."""
    allowed = ", ".join(known)
    return [
        Problem(code, Mark("evidence"), "", shown(key), allowed, nearest(key, known))
        for key in keys
        if key not in known
    ]


def _trial_of(study: Study) -> str:
    return study.trial or study.key


def _trial(studies: tuple[Study, ...]) -> Trial:
    ratios = []
    for study in studies:
        printed = study.nearest_ratio
        assert printed is not None
        assert printed.interval is not None
        assert printed.level is not None
        ratios.append(from_interval(printed.interval, printed.level, printed.value))
    if len(studies) == 1:
        return Trial(studies, tuple(ratios), None, _in_doubt(studies[0], ratios[0]))
    clusters = [study.clusters for study in studies if study.clusters is not None]
    together = shared_control([cluster.arm for cluster in clusters], clusters[0].control)
    doubtful = [_in_doubt(study, ratio) for study, ratio in zip(studies, ratios, strict=True)]
    arms = combine_arms([ratio.meanlog for ratio in doubtful], [ratio.sdlog for ratio in doubtful], together)
    return Trial(studies, tuple(ratios), arms, LogRatio(arms.effect, arms.error))


def _in_doubt(study: Study, ratio: LogRatio) -> LogRatio:
    """A printed ratio as one of all absence."""
    return ratio if study.stand_in is None else ratio.widened([study.stand_in.sd])
