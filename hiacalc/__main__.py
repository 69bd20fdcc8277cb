"""`python -m hiacalc`, and the command `hiacalc`: start quickly, then hand over to the command line."""

import gc
import os

from hiacalc.interruption import heed


def main() -> None:
    """Run the command line.

    While modules load there is nothing to collect, and what they leave never
    becomes garbage: the collector starts after them. No pydantic plugin that
    happens to be installed is looked for.
    """
    heed()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()
    from hiacalc.cli import main as run

    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    main()
