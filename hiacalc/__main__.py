"""`python -m hiacalc`, and the command `hiacalc`: start quickly, then hand over to the command line."""

import gc
import os
import sys
from pathlib import Path


def main() -> None:
    """Run the command line.

    While modules load there is nothing to collect, and what they leave never
    becomes garbage: the collector starts after them. No pydantic plugin that
    happens to be installed is looked for.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()
    from hiacalc.cli import main as run

    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    # `python -m` looks first in the folder one stands in; the package has been found, and nothing
    # else is to be taken from there unless the package itself was.
    if not sys.flags.safe_path and Path(sys.path[0]) != Path(__file__).resolve().parents[1]:
        del sys.path[0]
    main()
