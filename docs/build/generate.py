"""Makes the pages that come from the package itself, into docs/generated/.

`python docs/build/generate.py` makes all of them, `--without-gallery` leaves the slow one out.
Nothing here names a module of the package: the pages come from its files, its texts, its schema
and its commands, so that they stay true when modules move.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import api_pages
import command_pages
import gallery_page
import input_pages
import project_pages

GENERATED = Path(__file__).resolve().parents[1] / "generated"


def main() -> None:
    """Make the pages; those of modules that are gone go."""
    shutil.rmtree(GENERATED / "api", ignore_errors=True)
    pages = api_pages.pages() | command_pages.pages() | input_pages.pages() | project_pages.pages()
    for name, text in pages.items():
        path = GENERATED / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if "--without-gallery" not in sys.argv[1:] or not (GENERATED / "gallery.md").exists():
        gallery_page.make(GENERATED)


if __name__ == "__main__":
    main()
