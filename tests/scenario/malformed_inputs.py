"""Files whose YAML is sound and whose inputs are not."""

from tests.scenario.cases import Malformed
from tests.scenario.malformed_activities import CASES as ACTIVITIES
from tests.scenario.malformed_keys import CASES as KEYS
from tests.scenario.malformed_numbers import CASES as NUMBERS
from tests.scenario.malformed_ranges import CASES as RANGES
from tests.scenario.malformed_today import CASES as TODAY

CASES: tuple[Malformed, ...] = (*NUMBERS, *RANGES, *KEYS, *ACTIVITIES, *TODAY)
