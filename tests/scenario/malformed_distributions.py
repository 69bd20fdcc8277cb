"""Distributions and correlations that cannot be."""

from tests.scenario.cases import Fault, Malformed, body

REDUCTION = "effect.relative_reduction"
HERE = f"{REDUCTION}.distribution"


def reduction(name: str, written: str, *faults: Fault) -> Malformed:
    return body(name, f"effect:\n  relative_reduction:\n    distribution: {written}", *faults)


def correlated(name: str, written: str, *faults: Fault) -> Malformed:
    return body(name, f"correlations: {written}", *faults)


DISTRIBUTIONS = (
    reduction("distribution as a word", "«beta", Fault("wrong_type", HERE, "beta", "mapping")),
    reduction(
        "distribution without a kind",
        "«{alpha: 2, beta: 3}",
        Fault("distribution_incomplete", HERE, "alpha, beta", "kind"),
    ),
    reduction(
        "distribution misspelt",
        "{kind: «betta, alpha: 2, beta: 3}",
        Fault("not_a_choice", f"{HERE}.kind", "betta", suggestion="beta"),
    ),
    reduction(
        "distribution that is no choice",
        "{kind: «cauchy}",
        Fault("not_a_choice", f"{HERE}.kind", "cauchy", suggestion=None),
    ),
    reduction(
        "distribution kind as a list",
        "{kind: «[beta]}",
        Fault("not_a_choice", f"{HERE}.kind", suggestion=None),
    ),
    reduction(
        "parameter misspelt",
        "{kind: beta, «alfa: 2, beta: 3}",
        Fault("unknown_key", f"{HERE}.alfa", "alfa", suggestion="alpha"),
    ),
    reduction(
        "parameter of another kind",
        "{kind: uniform, «mean: 0.1}",
        Fault("unknown_key", f"{HERE}.mean", "mean", "kind, low, high"),
    ),
    reduction(
        "parameters that do not go together",
        "«{kind: beta, alpha: 2, sd: 0.01}",
        Fault("distribution_incomplete", HERE, "alpha, sd", "alpha, beta / mean, sd / interval"),
    ),
    reduction(
        "two forms at once",
        "«{kind: normal, mean: 0.05, sd: 0.01, interval: [0.01, 0.1]}",
        Fault("distribution_incomplete", HERE, "mean, sd, interval", "mean, sd / interval"),
    ),
    reduction(
        "level without an interval",
        "«{kind: normal, mean: 0.05, sd: 0.01, level: 0.9}",
        Fault("distribution_incomplete", HERE, "mean, sd, level"),
    ),
    reduction(
        "negative sd",
        "{kind: normal, mean: 0.05, sd: «-1}",
        Fault("out_of_bounds", f"{HERE}.sd", "-1", "> 0"),
    ),
    reduction(
        "alpha of none",
        "{kind: beta, alpha: «0, beta: 1}",
        Fault("out_of_bounds", f"{HERE}.alpha", "0", "> 0"),
    ),
    reduction(
        "sd with a decimal comma",
        "{kind: normal, mean: 5 %, sd: «'0,01'}",
        Fault("decimal_comma", f"{HERE}.sd", "0,01"),
    ),
    reduction(
        "parameter left empty", "{kind: beta, alpha: «, beta: 2}", Fault("value_missing", f"{HERE}.alpha")
    ),
    reduction(
        "sd too large for a beta",
        "{kind: beta, mean: 0.5, sd: «0.5}",
        Fault("sd_too_large", f"{HERE}.sd", "0.5", "0.5"),
    ),
    reduction(
        "mean of a beta above one",
        "{kind: beta, mean: «1.2, sd: 0.1}",
        Fault("out_of_bounds", f"{HERE}.mean", "1.2", "> 0, < 1"),
    ),
    reduction(
        "level that is no choice",
        "{kind: beta, interval: [1 %, 9 %], level: «0.8}",
        Fault("not_a_choice", f"{HERE}.level", "0.8", "0.9, 0.95", None),
    ),
    reduction(
        "interval that excludes the value",
        "{kind: beta, interval: «[0.06, 0.11]}",
        Fault("interval_excludes_value", f"{HERE}.interval", "[0.06, 0.11]", "0.05"),
    ),
    reduction(
        "interval of a ratio that excludes the value",
        "{kind: risk_ratio, interval: «[0.5, 0.9]}",
        Fault("interval_excludes_value", f"{HERE}.interval", "[0.1, 0.5]", "0.05"),
    ),
    reduction(
        "interval turned round",
        "{kind: normal, interval: «[0.1, 0.01]}",
        Fault("not_rising", f"{HERE}.interval", "0.1, 0.01"),
    ),
    reduction(
        "interval of one number",
        "{kind: normal, interval: «[0.1]}",
        Fault("too_short", f"{HERE}.interval", allowed="2"),
    ),
    reduction(
        "interval as a number",
        "{kind: normal, interval: «0.1}",
        Fault("wrong_type", f"{HERE}.interval", "0.1", "list"),
    ),
    reduction(
        "interval outside the bounds",
        "{kind: normal, interval: [0.01, «1.5]}",
        Fault("out_of_bounds", f"{HERE}.interval.2", "1.5", "-1 to 1 (share)"),
    ),
    reduction(
        "interval of a beta below nought",
        "{kind: beta, interval: «[-0.1, 0.1]}",
        Fault("out_of_bounds", f"{HERE}.interval", "[-0.1, 0.1]", "> 0, < 1"),
    ),
    reduction(
        "interval of log odds from nought",
        "{kind: logit_normal, interval: «[0, 0.1]}",
        Fault("out_of_bounds", f"{HERE}.interval", "[0, 0.1]", "> 0, < 1"),
    ),
    reduction(
        "log odds without spread",
        "{kind: logit_normal, meanlogit: -3, sdlogit: «0}",
        Fault("out_of_bounds", f"{HERE}.sdlogit", "0", "> 0"),
    ),
    reduction(
        "ratio below nought",
        "{kind: risk_ratio, interval: «[-0.5, 1.2]}",
        Fault("out_of_bounds", f"{HERE}.interval", "[-0.5, 1.2]", "> 0"),
    ),
    reduction(
        "mean of a ratio whose logarithm is Student's",
        "«{kind: risk_ratio, mean: 0.9, sd: 0.1, df: 4}",
        Fault("distribution_incomplete", HERE, "mean, sd, df"),
    ),
    reduction(
        "support that excludes the value",
        "«{kind: uniform, low: 0.06, high: 0.2}",
        Fault("interval_excludes_value", HERE, "[0.06, 0.2]", "0.05"),
    ),
    reduction(
        "values that exclude the value",
        "{kind: empirical, values: «[0.1, 0.2]}",
        Fault("interval_excludes_value", f"{HERE}.values", "[0.1, 0.2]", "0.05"),
    ),
    reduction(
        "triangle turned round",
        "«{kind: triangular, low: 0.2, mode: 0.1, high: 0.05}",
        Fault("not_rising", HERE, "0.2, 0.1, 0.05"),
    ),
    reduction(
        "uniform of no width",
        "«{kind: uniform, low: 0.05, high: 0.05}",
        Fault("not_rising", HERE, "0.05, 0.05"),
    ),
    body(
        "PERT without ends",
        "effect: {decay: {distribution: «{kind: pert}}}",
        Fault("distribution_incomplete", "effect.decay.distribution", "pert", "low, high"),
    ),
    reduction(
        "no values", "{kind: empirical, values: «[]}", Fault("too_short", f"{HERE}.values", allowed="1")
    ),
    reduction(
        "more weights than values",
        "{kind: empirical, values: [0, 0.1], weights: «[1, 2, 3]}",
        Fault("unequal_weights", f"{HERE}.weights", "3", "2"),
    ),
    reduction(
        "weight of none",
        "{kind: empirical, values: [0, 0.1], weights: [1, «0]}",
        Fault("out_of_bounds", f"{HERE}.weights.2", "0", "> 0"),
    ),
    reduction(
        "part of a mixture as a word",
        "{kind: mixture, components: [«beta]}",
        Fault("wrong_type", f"{HERE}.components.1", "beta", "mapping"),
    ),
    reduction(
        "part of a mixture without a weight",
        "{kind: mixture, components: [«{distribution: {kind: normal, mean: 0, sd: 1}}]}",
        Fault("distribution_incomplete", f"{HERE}.components.1", "distribution", "weight, distribution"),
    ),
    reduction(
        "part of a mixture misspelt",
        "{kind: mixture, components: [{weight: 1, distribution: {kind: «norml, mean: 0, sd: 1}}]}",
        Fault("not_a_choice", f"{HERE}.components.1.distribution.kind", "norml", suggestion="normal"),
    ),
    reduction(
        "several faults in a distribution",
        "{kind: beta, alpha: «-1, beta: «no, «gama: 3}",
        Fault("out_of_bounds", f"{HERE}.alpha"),
        Fault("yes_or_no", f"{HERE}.beta"),
        Fault("unknown_key", f"{HERE}.gama", suggestion=None),
    ),
    body(
        "schedule with a distribution",
        "time: {discount_rate: {value: {0: 0.04}, distribution: «{kind: uniform, low: 0.02, high: 0.05}}}",
        Fault("distribution_with_schedule", "time.discount_rate.distribution"),
    ),
)

CORRELATIONS = (
    correlated("correlations as a word", "«none", Fault("wrong_type", "correlations", "none", "list")),
    correlated(
        "correlation to an unknown input",
        f"[{{between: [{REDUCTION}, «effect.durration], rank: 0.4}}]",
        Fault("unknown_path", "correlations.1.between.2", "effect.durration", suggestion="effect.duration"),
    ),
    correlated(
        "correlation to a certain input",
        f"[{{between: [«effect.decay, {REDUCTION}], rank: 0.4}}]",
        Fault("correlation_of_certain", "correlations.1.between.1", "effect.decay"),
    ),
    correlated(
        "correlation to a convention",
        f"[{{between: [«time.discount_rate, {REDUCTION}], rank: 0.4}}]",
        Fault("correlation_of_certain", "correlations.1.between.1", "time.discount_rate"),
    ),
    correlated(
        "correlation of one input",
        "[{between: «[effect.duration], rank: 0.4}]",
        Fault("too_short", "correlations.1.between", allowed="2"),
    ),
    correlated(
        "correlation of an input with itself",
        "[{between: «[effect.duration, effect.duration], rank: 0.4}]",
        Fault("given_twice", "correlations.1.between"),
    ),
    correlated(
        "pair given twice",
        f"[{{between: [effect.duration, {REDUCTION}], rank: 0.4}}, "
        f"{{between: «[{REDUCTION}, effect.duration], rank: 0.3}}]",
        Fault("correlation_given_twice", "correlations.2.between"),
    ),
    correlated(
        "rank above one",
        f"[{{between: [effect.duration, {REDUCTION}], rank: «1.4}}]",
        Fault("out_of_bounds", "correlations.1.rank", "1.4", "-1 … 1"),
    ),
    correlated(
        "rank as a word",
        f"[{{between: [effect.duration, {REDUCTION}], rank: «high}}]",
        Fault("not_a_number", "correlations.1.rank", "high"),
    ),
    correlated(
        "rank missing",
        f"[«{{between: [effect.duration, {REDUCTION}]}}]",
        Fault("missing", "correlations.1.rank"),
    ),
    correlated(
        "key of a correlation misspelt",
        f"[{{between: [effect.duration, {REDUCTION}], «rho: 1, rank: 0.2}}]",
        Fault("unknown_key", "correlations.1.rho", suggestion=None),
    ),
    correlated(
        "correlations that contradict each other",
        "«[{between: [effect.duration, effect.onset_years], rank: 0.9}, "
        "{between: [effect.onset_years, delivery.fare], rank: 0.9}, "
        "{between: [effect.duration, delivery.fare], rank: -0.9}]",
        Fault("not_positive_definite", "correlations", "0.9, 0.9, -0.9"),
    ),
    body(
        "correlation beside a fault in its section",
        "effect: {duration: «no}\ncorrelations: [{between: [effect.duration, «effort], rank: 0.4}]",
        Fault("yes_or_no", "effect.duration"),
        Fault("unknown_path", "correlations.1.between.2", "effort", suggestion=None),
    ),
)

CASES = (*DISTRIBUTIONS, *CORRELATIONS)
