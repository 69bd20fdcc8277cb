"""The colours of every picture: most are Okabe and Ito's; patterns and signs say the same without them.

Source: Okabe and Ito 2008, Color Universal Design, https://jfly.uni-koeln.de/color/.
"""

from __future__ import annotations

# Okabe and Ito's
BLUE, VERMILION, GREEN = "#0072B2", "#D55E00", "#009E73"
ORANGE, SKY, PURPLE = "#E69F00", "#56B4E9", "#CC79A7"
# darker or paler than theirs, for thin marks and lines on white
RUST, AMBER, STEEL, BRONZE = "#B34700", "#B07800", "#3B8FC2", "#8C6D31"
TURNING = "#A3260B"  # where the decision turns

# from black to white: texts, notes, marks that stand back, what is undefined, lines behind, the paper
INK, FAINT, GREY, PALE, UNDEFINED, GRID = "#16242E", "#5B6B77", "#6B7280", "#B8C2C9", "#C9CED3", "#E3E9ED"
OFF_WHITE, WHITE = "#FAFAFA", "#FFFFFF"  # a map's middle is not quite the paper
GROUND = "#F1F4F6"  # behind what stands apart
VEIL = "rgba(255,255,255,0.85)"  # behind a text that stands on lines


def parts(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of a colour, each from 0 to 255.

    >>> parts("#E69F00")
    (230, 159, 0)
    """
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue
