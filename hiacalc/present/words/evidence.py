"""The evidence in words and rows: studies, sets, what studies say together, and the effect that follows."""

from __future__ import annotations

import math

from hiacalc.analysis.distributions.log_ratio import LogRatio
from hiacalc.analysis.evidence_synthesis.effect_sets import Effect
from hiacalc.analysis.evidence_synthesis.evidence_findings import EvidenceFindings
from hiacalc.analysis.evidence_synthesis.study_sets import FromStudies, Trial
from hiacalc.evidence.effect_sets import AnySet, MixtureSet
from hiacalc.evidence.studies import Measure, Result, Study
from hiacalc.present.locale.language import Language
from hiacalc.text import Text

_WORTH_SAYING = 0.001  # of a distribution that is cut
_COUNTED = (Measure.DAYS_PER_SPELL, Measure.MEDIAN_DAYS)
_RATIOS = (
    Measure.RATE_RATIO,
    Measure.RATE_RATIO_SHORT,
    Measure.RATE_RATIO_LONG,
    Measure.HAZARD_RATIO_RETURN,
)


class EvidenceText:
    """Says studies, ratios and effects in a language; rows are text with their head first."""

    def __init__(self, evidence: EvidenceFindings, language: Language) -> None:
        self.evidence = evidence
        self.studies = evidence.studies
        self.sets = evidence.sets
        self.language = language
        self.say = language.say
        self.numbers = language.numbers

    @property
    def has_product_trial(self) -> bool:
        """Whether any study with a usable figure is of HelseIArbeid itself."""
        return any(study.is_helseiarbeid and study.ratio for study in self.studies.studies)

    def text(self, text: Text) -> str:
        """A text of the data files in the language."""
        return text.in_language(self.language.code)

    def _heads(self, *names: str) -> list[str]:
        return [self.say(f"evidence.columns.{name}") for name in names]

    def share(self, value: float | None) -> str:
        """A share in per cent, or a dash."""
        return self.numbers.percent(value, 1) if value is not None else self.say("evidence.none")

    def _ratio(self, ratio: LogRatio) -> dict[str, str]:
        low, high = ratio.interval()
        figures = {"ratio": math.exp(ratio.meanlog), "low": low, "high": high}
        return {key: self.numbers.number(value, 2) for key, value in figures.items()}

    def studies_rows(self) -> list[list[str]]:
        """Every study with its design, first result and use."""
        rows = [
            [
                self.text(study.title),
                self.say(f"evidence.design.{study.design.value}"),
                self.result(study),
                self.say(f"evidence.verdict.{study.verdict.value}"),
            ]
            for study in self.studies.studies
        ]
        return [self._heads("study", "design", "result", "use"), *rows]

    def result(self, study: Study) -> str:
        """The first figure of a study, as it is reported."""
        if not study.results:
            return self.say("evidence.result.not_reported")
        first = study.results[0]
        low, high = first.interval or (None, None)
        figures = {"value": first.value, "other": first.comparator_value, "low": low, "high": high}
        words = {key: self._figure(value, first) for key, value in figures.items()}
        return self.say(f"evidence.result.{first.measure.value}", **words)

    def _figure(self, value: float | None, result: Result) -> str:
        if value is None:
            return self.say("evidence.none")
        if result.measure in _COUNTED:
            return self.numbers.number(value, 1, trim=True)
        return self.numbers.number(value, 2) if result.measure in _RATIOS else self.share(value)

    def ceiling(self) -> str:
        """The largest fall that a trial has shown."""
        ceiling = self.evidence.ceiling
        ends = {"low": self.share(ceiling.low), "high": self.share(ceiling.high)}
        return self.say(
            "evidence.ceiling",
            reduction=self.share(ceiling.reduction),
            study=self.text(ceiling.study.title),
            why=self.text(ceiling.study.why),
            **ends,
        )

    def years(self, value: float | None) -> str:
        """A length of follow-up in years, or a dash."""
        if value is None:
            return self.say("evidence.none")
        return self.say("evidence.years", years=self.numbers.number(value, 1, trim=True))

    def sets_rows(self) -> list[list[str]]:
        """Every set on offer with its value, its interval or range, the chance of harm and its follow-up."""
        rows = []
        for name, effect in self.evidence.offered.items():
            span, nothing = self._to(effect.low, effect.high), self.say("evidence.none")
            rows.append(
                [
                    name,
                    self.share(effect.value),
                    *((nothing, span) if effect.level is None else (span, nothing)),
                    self.share(effect.below(0.0)) if effect.distribution else nothing,
                    self.years(effect.follow_up_years),
                    self._rests(effect),
                ]
            )
        return [self._heads("set", "value", "interval", "range", "harm", "followed", "rests"), *rows]

    def _to(self, low: float | None, high: float | None) -> str:
        if low is None or high is None:
            return self.say("evidence.none")
        return self.say("problems.span", lower=self.share(low), upper=self.share(high))

    def _rests(self, effect: Effect) -> str:
        key = "judgement" if effect.studies is None else "widened" if effect.studies.widening else "studies"
        return self.say(f"evidence.rests.{key}")

    def described(self, named: AnySet) -> str:
        """What a set is, and what it is not."""
        return f"{self.text(named.title)}: {self.text(named.what_it_is)} {self.text(named.what_it_is_not)}"

    def pooled_rows(self, synthesis: FromStudies) -> list[list[str]]:
        """The studies behind a set, with their ratios, weights and follow-up."""
        rows = []
        ratios = [ratio for trial in synthesis.trials for ratio in trial.ratios]
        for study, ratio, weight in zip(synthesis.studies, ratios, synthesis.weights, strict=True):
            words = self._ratio(ratio)
            ends = f"{words['low']}-{words['high']}"
            followed = self.years(study.follow_up_years)
            rows.append([self.text(study.title), words["ratio"], ends, self.share(weight), followed])
        return [self._heads("study", "ratio", "interval", "weight", "followed"), *rows]

    def pooled_sentence(self, synthesis: FromStudies) -> list[str]:
        """What the studies say together."""
        sentences = [self._stand_in(study) for study in synthesis.stand_ins]
        sentences += [self._arms(trial) for trial in synthesis.trials if trial.arms is not None]
        if synthesis.pooled.count == 1:
            return [*sentences, self.say("evidence.one_trial", **self._ratio(synthesis.measured))]
        return sentences + self._trials(synthesis)

    def _stand_in(self, study: Study) -> str:
        assert study.stand_in is not None
        sd = self.numbers.number(study.stand_in.sd, 2)
        title, why = self.text(study.title), self.text(study.stand_in.why)
        return self.say("evidence.stand_in", title=title, why=why, sd=sd)

    def _arms(self, trial: Trial) -> str:
        assert trial.arms is not None
        q = self.numbers.number(trial.arms.q, 2)
        return self.say("evidence.arms", q=q, degrees=trial.arms.degrees, **self._ratio(trial.ratio))

    def _trials(self, synthesis: FromStudies) -> list[str]:
        pooled = synthesis.pooled
        words = self._ratio(synthesis.measured)
        sentences = [self.say("evidence.trials", count=pooled.count, degrees=pooled.degrees, **words)]
        if pooled.is_narrower:
            sentences.append(self.say("evidence.narrower"))
        if pooled.degrees == 1:
            sentences.append(self.say("evidence.one_degree"))
        fixed = LogRatio(pooled.fixed_effect, pooled.fixed_error)
        sentences.append(self.say("evidence.fixed_effect", **self._ratio(fixed)))
        ends = pooled.tau2_interval()
        assert ends is not None
        figures = {"tau2": pooled.tau2, "low": ends[0], "high": ends[1]}
        between = {name: self.numbers.number(value, 4) for name, value in figures.items()}
        q = self.numbers.number(pooled.q, 2)
        sentences.append(self.say("evidence.heterogeneity", i2=self.share(pooled.i2), q=q, **between))
        ahead = pooled.prediction()
        if ahead is None:
            return [*sentences, self.say("evidence.no_prediction")]
        low, high = (self.numbers.number(math.exp(end), 2) for end in ahead)
        return [*sentences, self.say("evidence.prediction", low=low, high=high)]

    def widening_rows(self, synthesis: FromStudies) -> list[list[str]]:
        """What was added for each reason."""
        rows = [[self.text(reason.title), self.numbers.number(reason.sd, 2)] for reason in synthesis.widening]
        return [self._heads("reason", "added"), *rows]

    def allowance_sentence(self, synthesis: FromStudies) -> str:
        """How much of the doubt was added by judgement."""
        if not synthesis.widening:
            return self.say("evidence.no_widening")
        return self.say("evidence.widening_note", share=self.share(synthesis.widening_share))

    def components(self, chosen: MixtureSet) -> list[str]:
        """What is weighed together."""
        sentences = []
        for part, effect in zip(chosen.components, self.evidence.components(chosen), strict=True):
            words = {"value": self.share(effect.value), "low": self.share(effect.low)}
            words |= {"high": self.share(effect.high), "weight": self.share(part.weight)}
            key = "range" if effect.level is None else "interval"
            sentences.append(
                self.say(f"evidence.components.{key}", title=self.text(effect.chosen.title), **words)
            )
        return sentences

    def effect(self, effect: Effect) -> list[str]:
        """The reduction that follows, what is drawn, the chance of harm, the follow-up and the source."""
        is_fixed = effect.distribution is None
        key = "fixed" if is_fixed else "range" if effect.level is None else "reduction"
        ends = {"low": self.share(effect.low), "high": self.share(effect.high)}
        sentences = [self.say(f"evidence.{key}", value=self.share(effect.value), **ends)]
        if key == "range":
            shares = {"low": 0.025, "middle": 0.5, "high": 0.975}
            drawn = {name: self.share(effect.ppf(share)) for name, share in shares.items()}
            sentences.append(self.say("evidence.drawn", **drawn))
        if effect.cut > _WORTH_SAYING:
            sentences.append(self.say("evidence.cut", share=self.share(effect.cut)))
        if not is_fixed:
            sentences.append(self.say("evidence.harm", share=self.share(effect.below(0.0))))
        if effect.follow_up_years is None:
            sentences.append(self.say("evidence.not_followed"))
        else:
            sentences.append(self.say("evidence.followed", years=self.years(effect.follow_up_years)))
        return [*sentences, self.say("evidence.source", source=effect.source[self.language.code])]
