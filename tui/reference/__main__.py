"""`python -m tui.reference [FOLDER]`: write the reference pages anew."""

import sys
from pathlib import Path

from tui.reference import PAGES

folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/reference")
folder.mkdir(parents=True, exist_ok=True)
for name, page in PAGES.items():
    (folder / name).write_text(page(), "utf-8")
