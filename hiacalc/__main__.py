"""`python -m hiacalc`, and the command `hiacalc`: start quickly, then hand over to the command line."""

import gc
import os
import sys
from pathlib import Path

from hiacalc.cli.interruption import install_signal_handlers

_LEAST = 180_000_000  # bytes of addresses, without which the libraries cannot even be loaded


def _room() -> int | None:
    """Bytes of addresses that the process may have; None where that is not limited."""
    try:
        import resource
    except ImportError:  # on Windows
        return None
    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    return None if limit == resource.RLIM_INFINITY else limit


def main() -> None:
    """Run the command line.

    While modules load there is nothing to collect, and what they leave never
    becomes garbage: the collector starts after them. No pydantic plugin that
    happens to be installed is looked for.
    """
    install_signal_handlers()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()
    try:
        if (room := _room()) is not None:
            if room < _LEAST:
                raise MemoryError
            os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # each thread takes some, or waits for ever
        from hiacalc.cli.main import main as run

        gc.freeze()
        gc.enable()
        run()
    except MemoryError:  # so little that there is no room for a text in any language
        os.write(2, b"hiacalc: out of memory\n")
        sys.exit(2)


if __name__ == "__main__":
    # `python -m` looks first in the folder one stands in; the package has been found, and what the
    # command needs further is not to be taken from there unless the package itself was.
    if not sys.flags.safe_path and Path(sys.path[0]) != Path(__file__).resolve().parents[1]:
        del sys.path[0]
    main()
