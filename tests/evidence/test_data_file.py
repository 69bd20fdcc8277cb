"""The data files are read as YAML that constructs nothing, and every file has its reader."""

from pathlib import Path

import pytest
import yaml

from hiacalc import evidence
from hiacalc.evidence.absence_statistics import AbsenceStatistics
from hiacalc.evidence.background import Background
from hiacalc.evidence.basic_amount import BasicAmount
from hiacalc.evidence.budget_lines import BudgetLines
from hiacalc.evidence.calibration import Calibration
from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.days_saved import DaysSaved
from hiacalc.evidence.effect_sets import EffectSets
from hiacalc.evidence.employer_contribution import EmployerContribution
from hiacalc.evidence.plausible import Plausible
from hiacalc.evidence.price_series import PriceSeries
from hiacalc.evidence.report_2016 import Report
from hiacalc.evidence.rules import RuleSets
from hiacalc.evidence.sick_pay_law import SickPayLaw
from hiacalc.evidence.spell_effects import PublishedEffects
from hiacalc.evidence.spell_lengths import SpellLengths
from hiacalc.evidence.studies import Studies
from hiacalc.evidence.working_time import WorkingTime
from hiacalc.evidence.workplace_spread import WorkplaceSpread
from hiacalc.record import Record

FOLDER = Path(evidence.__file__).parent / "data"
MODELS: dict[str, type[Record]] = {
    "absence-statistics.yaml": AbsenceStatistics,
    "background.yaml": Background,
    "basic-amount.yaml": BasicAmount,
    "budget-lines.yaml": BudgetLines,
    "calibration.yaml": Calibration,
    "days-saved.yaml": DaysSaved,
    "effect-sets.yaml": EffectSets,
    "employer-contribution.yaml": EmployerContribution,
    "plausible.yaml": Plausible,
    "price-series.yaml": PriceSeries,
    "report-2016.yaml": Report,
    "rules.yaml": RuleSets,
    "sick-pay-law.yaml": SickPayLaw,
    "spell-effects.yaml": PublishedEffects,
    "spell-lengths.yaml": SpellLengths,
    "studies.yaml": Studies,
    "working-time.yaml": WorkingTime,
    "workplace-spread.yaml": WorkplaceSpread,
}


def test_every_file_has_its_model():
    assert {file.name for file in FOLDER.iterdir()} == MODELS.keys()


@pytest.mark.parametrize("name", MODELS)
def test_a_file_is_read_as_the_slow_safe_reader_reads_it(name):
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert read_data(name) == yaml.safe_load(text)


@pytest.mark.parametrize("name", MODELS)
def test_a_key_that_nobody_knows_is_refused(name):
    with pytest.raises(ValueError, match="Extra inputs"):
        MODELS[name].model_validate({**read_data(name), "misspelt": 1})


def test_a_file_that_is_not_there_is_an_error():
    with pytest.raises(FileNotFoundError):
        read_data("no-such-file.yaml")
