"""A picture of few colours as a small PNG file: the colours that it is made of stay exactly as they are."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MOST = 1 << 16  # distinct colours; a photograph has more, and stays as it is
LARGEST = 300_000  # bytes that a file for print should not exceed
_FREQUENT = 16  # colours that stay exactly as they are
_SIZES = (256, 32)  # of a palette, the largest first


def with_few_colours(png: bytes) -> bytes:
    """The same picture with a palette of 256 colours, or of fewer where it is still larger than `LARGEST`.

    The most frequent colours are kept as they are; of the others, which soften
    edges, those that would be missed most. Without Pillow it stays as it is.

    Args:
        png: the file.
    """
    try:
        from PIL import Image
    except ImportError:
        return png

    with Image.open(io.BytesIO(png)) as picture:
        full = picture.convert("RGB")
    counted = full.getcolors(_MOST)
    if counted is None:
        return png
    counted.sort(reverse=True)
    counts = np.array([count for count, _ in counted], dtype=float)
    colours = np.array([colour for _, colour in counted], dtype=np.int32)
    order = _by_need(colours, counts)
    packed = _packed(np.asarray(full))
    places = np.zeros(1 << 24, dtype=np.uint8)
    smallest = png
    for size in _SIZES:
        palette = colours[order[:size]]
        apart = ((colours[:, None, :] - palette[None, :, :]) ** 2).sum(axis=2)
        places[_packed(colours)] = apart.argmin(axis=1)
        drawn = Image.fromarray(places[packed])
        drawn.putpalette(palette.astype(np.uint8).tobytes())
        file = io.BytesIO()
        drawn.save(file, "PNG", compress_level=9)
        smallest = min(smallest, file.getvalue(), key=len)
        if len(smallest) <= LARGEST:
            break
    return smallest


def _by_need(colours: NDArray[np.int32], counts: NDArray[np.float64]) -> list[int]:
    """The places of the colours to keep: the most frequent, then each time the one that is missed most."""
    chosen: list[int] = []
    nearest = np.full(len(colours), np.inf)
    while len(chosen) < min(_SIZES[0], len(colours)):
        needed = len(chosen) if len(chosen) < _FREQUENT else int((nearest * counts).argmax())
        if nearest[needed] == 0:
            break
        chosen.append(needed)
        nearest = np.minimum(nearest, ((colours - colours[needed]) ** 2).sum(axis=1))
    return chosen


def _packed(colours: NDArray[np.generic]) -> NDArray[np.uint32]:
    """Red, green and blue of each as one number."""
    parts = colours.astype(np.uint32)
    return np.asarray((parts[..., 0] << 16) | (parts[..., 1] << 8) | parts[..., 2], dtype=np.uint32)
