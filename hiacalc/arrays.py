"""Arrays of numbers, the results of the model and its analyses."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
"""An array of floating-point numbers, whose shape the function that gives or takes it states."""
