"""The forms of every kind of distribution, and what a range fills in."""

from hiacalc.scenario.distribution import FORMS, OPTIONAL, Family
from tests.scenario.distributions import SHARE, WRITTEN, with_distribution


def test_every_form_of_every_kind_is_among_the_examples():
    assert set(FORMS) == set(Family)
    seen = {
        (
            distribution["kind"],
            *sorted(set(distribution) - {"level", *OPTIONAL.get(distribution["kind"], ())}),
        )
        for distribution in WRITTEN
    }
    wanted = {(kind, *sorted(("kind", *form))) for kind, forms in FORMS.items() for form in forms}
    # these are written like their siblings
    left_out = {("lognormal", "interval", "kind"), ("truncated_normal", "interval", "kind")}
    left_out |= {("gamma", "kind", "mean", "sd")}
    assert wanted - seen == left_out


def test_ends_and_mode_that_are_left_out_are_the_inputs_own():
    drawn = with_distribution({"kind": "pert", "high": 0.2}).effect.relative_reduction.sampling_distribution(
        SHARE
    )
    assert (drawn.low, drawn.mode, drawn.high) == (0.02, 0.05, 0.2)
