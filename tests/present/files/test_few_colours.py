"""A small PNG file looks like the large one: its colours stay, and edges move by little."""

import io

import numpy as np
from PIL import Image, ImageDraw

from hiacalc.present.charts.palette import BLUE, INK, ORANGE, parts
from hiacalc.present.files.few_colours import LARGEST, with_few_colours


def picture(draw_on) -> bytes:
    image = Image.new("RGB", (1200, 900), "white")
    draw_on(ImageDraw.Draw(image))
    smaller = image.resize((600, 450), Image.Resampling.LANCZOS)  # which softens the edges
    return saved(smaller)


def saved(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def chart(drawing: ImageDraw.ImageDraw) -> None:
    for place in range(12):
        drawing.ellipse((80 * place, 50 * place, 80 * place + 300, 50 * place + 300), BLUE, INK, 3)
        drawing.line((0, 70 * place, 1200, 900 - 60 * place), ORANGE, 5)


def pixels(png: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(png)) as image:
        return np.asarray(image.convert("RGB")).astype(int)


def test_a_chart_is_smaller_and_its_colours_are_the_same() -> None:
    large = picture(chart)
    small = with_few_colours(large)
    assert len(small) < 0.6 * len(large)
    before, after = pixels(large), pixels(small)
    assert before.shape == after.shape
    for colour in ((255, 255, 255), parts(BLUE)):
        whole = (before == np.array(colour)).all(axis=2)
        assert whole.any()
        assert (after[whole] == np.array(colour)).all()
    apart = np.abs(before - after).max(axis=2)
    assert apart.mean() < 0.5
    assert apart.max() < 64


def test_few_colours_stay_all_of_them() -> None:
    image = Image.new("RGB", (300, 300), "white")
    ImageDraw.Draw(image).rectangle((50, 50, 200, 200), ORANGE)
    assert (pixels(with_few_colours(saved(image))) == np.asarray(image)).all()


def test_noise_is_left_as_it_is_where_there_are_too_many_colours() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (400, 400, 3), dtype=np.uint8)
    large = saved(Image.fromarray(noise))
    assert with_few_colours(large) == large


def test_what_is_still_too_large_gets_fewer_colours() -> None:
    levels = np.random.default_rng(1).integers(0, 64, (900, 900), dtype=np.uint8) * 4
    large = saved(Image.fromarray(levels).convert("RGB"))
    assert len(large) > LARGEST
    with Image.open(io.BytesIO(with_few_colours(large))) as image:
        assert len(image.convert("RGB").getcolors()) == 32
