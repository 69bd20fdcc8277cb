"""How little own figures tell, where absence comes in spells of all lengths."""

import pytest

from hiacalc.analysis.deterministic.absence_by_chance import chance_in, power_in, spell_days_in
from hiacalc.evidence.working_time import read_working_time
from hiacalc.model import evaluate
from hiacalc.present.locale.language import language
from hiacalc.present.words.workplace import absence_by_chance_sentences, chance_and_power_sentences
from hiacalc.scenario import changed, shipped


@pytest.mark.parametrize(
    ("code", "words"), [("en", "With 43 workers, the rate"), ("nb", "Med 43 arbeidstakere ville")]
)
def test_the_power_is_said_for_the_workers_at_hand(code: str, words: str) -> None:
    scenario = changed(
        shipped("helseiarbeid-2025"), {"population.workers": 43, "population.workers_per_employer": 43}
    )
    run, time = evaluate(scenario), read_working_time()
    days = spell_days_in(scenario, time)
    power = power_in(run, time, days)
    sentences = absence_by_chance_sentences(
        chance_in(run, time, days), scenario, time, language(code).plain, power
    )
    assert words in sentences[-1]
    assert f"{power * 100:.0f} " in sentences[-1]
    assert "16" not in sentences[1]
    assert chance_in(run, time, days).high > chance_in(run, time).high


@pytest.mark.parametrize("code", ["nb", "en"])
def test_a_report_says_the_span_and_the_power_of_the_form(code: str) -> None:
    run, time = evaluate(shipped("helseiarbeid-2025")), read_working_time()
    days = spell_days_in(run.scenario, time)
    chance, power = chance_in(run, time, days), power_in(run, time, days)
    form = absence_by_chance_sentences(chance, run.scenario, time, language(code), power)
    assert chance_and_power_sentences(chance, run.scenario, time, language(code), power) == [
        form[1],
        form[-1],
    ]


def test_power_is_not_said_where_nothing_falls() -> None:
    run, time = evaluate(shipped("no-effect")), read_working_time()
    chance = chance_in(run, time)
    sentences = chance_and_power_sentences(chance, run.scenario, time, language("en"), power_in(run, time))
    assert len(sentences) == 1
