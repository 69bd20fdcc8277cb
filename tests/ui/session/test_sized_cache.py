"""A cache holds what was last asked for, up to its size."""

from collections import OrderedDict

from hypothesis import given
from hypothesis import strategies as st

from hiacalc.ui.session.sized_cache import SizedCache

MOST = 10


@given(st.lists(st.tuples(st.integers(0, 5), st.none() | st.integers(1, 12)), max_size=40))
def test_a_shelf_does_as_an_ordered_dictionary_that_is_cut_back(moves: list[tuple[int, int | None]]) -> None:
    cache: SizedCache[int, str] = SizedCache(MOST)
    model: OrderedDict[int, int] = OrderedDict()
    for key, size in moves:
        if size is None:
            assert cache.find(key) == (f"{key}" if key in model else None)
        else:
            cache.put(key, f"{key}", size)
            model[key] = size
        if key in model:
            model.move_to_end(key)
        while len(model) > 1 and sum(model.values()) > MOST:
            model.popitem(last=False)
    held = [key for key in range(6) if cache.find(key) is not None]
    assert held == sorted(model)
