"""The evidence as plain text: every study, every set, and one set from its studies to the effect."""

from __future__ import annotations

import math
import textwrap

from hiacalc.analysis.effect_sets import Effect, effect_set
from hiacalc.analysis.from_studies import FromStudies, Trial
from hiacalc.analysis.log_ratio import LogRatio
from hiacalc.evidence.effect_sets import AnySet, EffectSets, MixtureSet, Offer
from hiacalc.evidence.report_2016 import Said
from hiacalc.evidence.studies import Measure, Result, Studies, Study, trial_ceiling
from hiacalc.present import report
from hiacalc.present.evidence_origin import EvidenceOrigin
from hiacalc.present.language import Language
from hiacalc.present.numbers import Numbers
from hiacalc.present.report import bullets, table

_COUNTED = (Measure.DAYS_PER_SPELL, Measure.MEDIAN_DAYS)
_RATIOS = (Measure.RATE_RATIO, Measure.HAZARD_RATIO_RETURN)


def evidence_report(studies: Studies, sets: EffectSets, origin: EvidenceOrigin, language: Language) -> str:
    """Every study with its design, result and use, and every set that can be chosen."""
    teller = _Teller(studies, sets, language)
    title = language.say("evidence.title")
    parts = [title, "=" * len(title), "", *teller.studies_table(), "", wrapped(teller.ceiling())]
    if not any(study.is_helseiarbeid and study.ratio for study in studies.studies):
        parts.append(wrapped(language.say("evidence.no_product_trial")))
    parts += [*teller.heading("evidence.sets"), *teller.sets_table(), ""]
    parts.append(wrapped(language.say("evidence.chosen_hint", name=sets.offered[0].name)))
    left_out = [one for one in sets.sets if one.offer is not Offer.AS_SET]
    parts += [*teller.heading("evidence.not_offered"), *bullets([teller.described(one) for one in left_out])]
    return "\n".join([*parts, "", wrapped(origin.line(language)), ""])


def set_report(
    effect: Effect, studies: Studies, sets: EffectSets, origin: EvidenceOrigin, language: Language
) -> str:
    """One set: what it is and is not, what its studies say together, and the effect that follows."""
    assert effect.chosen is not None
    teller = _Teller(studies, sets, language)
    title = teller.said(effect.chosen.title)
    parts = [title, "=" * len(title)]
    for key in ("what_it_is", "what_it_is_not"):
        text = teller.said(getattr(effect.chosen, key))
        parts.append(wrapped(language.say(f"evidence.{key}", text=text)))
    if effect.studies is not None:
        parts += [*teller.heading("evidence.pooled"), *teller.pooled(effect.studies)]
        parts += [*teller.heading("evidence.widening"), *teller.widening(effect.studies)]
    if isinstance(effect.chosen, MixtureSet):
        parts += [*teller.heading("evidence.mixed"), *bullets(teller.components(effect.chosen))]
    parts += [*teller.heading("evidence.result_title"), *teller.effect(effect)]
    return "\n".join([*parts, "", wrapped(origin.line(language)), ""])


def wrapped(text: str) -> str:
    """Text broken to the width of a page, never between a number and its per cent sign."""
    return report.wrapped(text.replace(" %", "\N{NO-BREAK SPACE}%")).replace("\N{NO-BREAK SPACE}", " ")


class _Teller:
    """Says studies, ratios and effects in a language."""

    def __init__(self, studies: Studies, sets: EffectSets, language: Language) -> None:
        self.studies = studies
        self.sets = sets
        self.language = language
        self.say = language.say
        self.numbers = Numbers(language.code, typeset=False)

    def said(self, text: Said) -> str:
        return str(text.model_dump()[self.language.code])

    def heading(self, key: str) -> list[str]:
        text = self.say(key)
        return ["", text, "-" * len(text)]

    def heads(self, *names: str) -> list[str]:
        return [self.say(f"evidence.columns.{name}") for name in names]

    def share(self, value: float | None) -> str:
        return self.numbers.percent(value, 1) if value is not None else self.say("evidence.none")

    def ratio(self, ratio: LogRatio) -> dict[str, str]:
        low, high = ratio.interval()
        figures = {"ratio": math.exp(ratio.meanlog), "low": low, "high": high}
        return {key: self.numbers.number(value, 2) for key, value in figures.items()}

    def studies_table(self) -> list[str]:
        rows = [
            [
                self.said(study.title),
                self.say(f"evidence.design.{study.design.value}"),
                self.result(study),
                self.say(f"evidence.verdict.{study.verdict.value}"),
            ]
            for study in self.studies.studies
        ]
        return table([self.heads("study", "design", "result", "use"), *rows], head=True)

    def result(self, study: Study) -> str:
        """The first figure of a study, as it is reported."""
        if not study.results:
            return self.say("evidence.result.not_reported")
        first = study.results[0]
        low, high = first.interval or (None, None)
        figures = {"value": first.value, "other": first.comparator_value, "low": low, "high": high}
        words = {key: self.figure(value, first) for key, value in figures.items()}
        return self.say(f"evidence.result.{first.measure.value}", **words)

    def figure(self, value: float | None, result: Result) -> str:
        if value is None:
            return self.say("evidence.none")
        if result.measure in _COUNTED:
            return self.numbers.number(value, 1, trim=True)
        return self.numbers.number(value, 2) if result.measure in _RATIOS else self.share(value)

    def ceiling(self) -> str:
        found = trial_ceiling()
        ends = {"low": self.share(found.low), "high": self.share(found.high)}
        return self.say(
            "evidence.ceiling",
            reduction=self.share(found.reduction),
            study=self.said(found.study.title),
            why=self.said(found.study.why),
            **ends,
        )

    def sets_table(self) -> list[str]:
        rows = []
        for one in self.sets.offered:
            effect = effect_set(one.name, self.sets, self.studies)
            ends = (effect.low, effect.high)
            rows.append(
                [
                    one.name,
                    self.share(effect.value),
                    self.to(*ends),
                    self.share(effect.below(0.0)) if effect.distribution else self.say("evidence.none"),
                    self.rests(effect),
                ]
            )
        return table([self.heads("set", "middle", "interval", "harm", "rests"), *rows], head=True)

    def to(self, low: float | None, high: float | None) -> str:
        if low is None or high is None:
            return self.say("evidence.none")
        return self.say("problems.span", lower=self.share(low), upper=self.share(high))

    def rests(self, effect: Effect) -> str:
        key = "judgement" if effect.studies is None else "widened" if effect.studies.widening else "studies"
        return self.say(f"evidence.rests.{key}")

    def described(self, one: AnySet) -> str:
        return f"{self.said(one.title)}: {self.said(one.what_it_is)} {self.said(one.what_it_is_not)}"

    def pooled(self, found: FromStudies) -> list[str]:
        rows = []
        ratios = [ratio for trial in found.trials for ratio in trial.ratios]
        for study, ratio, weight in zip(found.studies, ratios, found.weights, strict=True):
            words = self.ratio(ratio)
            ends = f"{words['low']}-{words['high']}"
            rows.append([self.said(study.title), words["ratio"], ends, self.share(weight)])
        lines = table([self.heads("study", "ratio", "interval", "weight"), *rows], head=True)
        lines += ["", *(wrapped(self.arms(trial)) for trial in found.trials if trial.arms is not None)]
        if found.pooled.count == 1:
            return [*lines, wrapped(self.say("evidence.one_trial", **self.ratio(found.measured)))]
        return lines + [wrapped(text) for text in self.trials(found)]

    def arms(self, trial: Trial) -> str:
        assert trial.arms is not None
        q = self.numbers.number(trial.arms.q, 2)
        return self.say("evidence.arms", q=q, degrees=trial.arms.degrees, **self.ratio(trial.ratio))

    def trials(self, found: FromStudies) -> list[str]:
        pooled = found.pooled
        words = self.ratio(found.measured)
        said = [self.say("evidence.trials", count=pooled.count, degrees=pooled.degrees, **words)]
        if pooled.is_narrower:
            said.append(self.say("evidence.narrower"))
        tau2, q = self.numbers.number(pooled.tau2, 4), self.numbers.number(pooled.q, 2)
        said.append(self.say("evidence.heterogeneity", tau2=tau2, i2=self.share(pooled.i2), q=q))
        ahead = pooled.prediction()
        if ahead is None:
            return [*said, self.say("evidence.no_prediction")]
        low, high = (self.numbers.number(math.exp(end), 2) for end in ahead)
        return [*said, self.say("evidence.prediction", low=low, high=high)]

    def widening(self, found: FromStudies) -> list[str]:
        if not found.widening:
            return [wrapped(self.say("evidence.no_widening"))]
        rows = [[self.said(one.title), self.numbers.number(one.sd, 2)] for one in found.widening]
        lines = table([self.heads("reason", "added"), *rows], head=True)
        lines += ["", *bullets([self.said(one.why) for one in found.widening])]
        share = self.share(found.widening_share)
        return [*lines, wrapped(self.say("evidence.widening_note", share=share))]

    def components(self, chosen: MixtureSet) -> list[str]:
        said = []
        titles = {one.name: self.said(one.title) for one in self.sets.sets}
        for part in chosen.components:
            effect = effect_set(part.set, self.sets, self.studies)
            words = {"middle": self.share(effect.value), "low": self.share(effect.low)}
            words |= {"high": self.share(effect.high), "weight": self.share(part.weight)}
            said.append(self.say("evidence.components", title=titles[part.set], **words))
        return said

    def effect(self, effect: Effect) -> list[str]:
        law = effect.distribution
        key = "fixed" if law is None else "range" if law["kind"] == "pert" else "reduction"
        ends = {"low": self.share(effect.low), "high": self.share(effect.high)}
        lines = [wrapped(self.say(f"evidence.{key}", middle=self.share(effect.value), **ends))]
        if law is not None:
            lines.append(wrapped(self.say("evidence.harm", share=self.share(effect.below(0.0)))))
        lines.append(wrapped(self.say("evidence.source", source=effect.source[self.language.code])))
        return [*lines, "", self.say("evidence.as_input"), *_yaml(effect)]


def _yaml(effect: Effect) -> list[str]:
    """The input as it would stand in a scenario file."""
    import yaml

    text = yaml.safe_dump(
        {"relative_reduction": effect.mapping()}, sort_keys=False, allow_unicode=True, width=90
    )
    return textwrap.indent(text, "  ").rstrip().splitlines()
