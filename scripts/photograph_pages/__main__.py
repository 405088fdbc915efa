"""Pictures of every page, at three widths, light and dark, with what a look at them is to find by itself.

    python -m scripts.photograph_pages FOLDER [own] [room] [board] [examination]

Needs Chromium and certutil (Debian: chromium, libnss3-tools) and what the tests need. Opens a desk of one's
own and a room with calls, drills and a sitting that robots held, goes to each page as a person would, and
leaves in FOLDER `NAME-WIDTH-SCHEME.png`, and in `found-PART.txt` what axe-core says (WCAG 2.2 A and AA, and
best practice), whether the keyboard reaches all, what is cut, stands on something, is too small for a thumb,
or badly worded. Look at the pictures all the same.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from scripts.photograph_pages.album import Album
from scripts.photograph_pages.board import board
from scripts.photograph_pages.examination import examination
from scripts.photograph_pages.own import own
from scripts.photograph_pages.room import room
from voicesim.settings.schema import Ears, Records, Screen, Settings, Voice

PARTS: dict[str, Callable[[Album, Settings], None]] = {
    "own": own,
    "room": room,
    "board": board,
    "examination": examination,
}


def main() -> int:
    """Take the pictures of the parts that are named, all of them unless some are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS])
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for name in asked.parts or PARTS:
        album = Album(asked.folder)
        with tempfile.TemporaryDirectory() as scratch:
            here = Path(scratch)
            os.environ |= {"XDG_CONFIG_HOME": str(here / "config"), "VOICESIM_CONTENT": str(here / "content")}
            (here / "ears").mkdir()
            (here / "ears" / "model.bin").write_bytes(b"weights")
            kept = Records(folder=str(here / "calls"), organisation="Une maison", dpo="dpo@maison.example")
            settings = Settings(
                records=kept,
                ears=Ears(model=str(here / "ears")),
                screen=Screen(language="fr"),
                voice=Voice(engine="espeak-ng"),
            )
            try:
                PARTS[name](album, settings)
            finally:
                (asked.folder / f"found-{name}.txt").write_text("\n".join(album.found) + "\n", "utf-8")
        print(f"{name}: {len(album.names)} pages, {len(album.found)} found")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
