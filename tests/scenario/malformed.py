"""Every way a scenario file can be wrong that the product must tell apart.

`CASES` is for every suite that feeds files to the product: the reader's own,
the command line's and the page's.
"""

from tests.scenario.cases import Malformed
from tests.scenario.malformed_distributions import CASES as DISTRIBUTIONS
from tests.scenario.malformed_files import CASES as FILES
from tests.scenario.malformed_inputs import CASES as INPUTS
from tests.scenario.malformed_yaml import CASES as YAML

CASES: tuple[Malformed, ...] = (*YAML, *FILES, *INPUTS, *DISTRIBUTIONS)
