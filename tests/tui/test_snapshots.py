"""What the screens look like, as pictures: sizes × themes × languages.

After a change of looks that was meant, `YOMIKURABE_SNAPSHOTS=write` draws them anew; look at each before committing.
"""

import os
import re
import subprocess
from pathlib import Path

import pytest
from conftest import compared

from compare import i18n

SNAPSHOTS = Path(__file__).parent / "snapshots"
WRITE = os.environ.get("YOMIKURABE_SNAPSHOTS") == "write"
SMALL, USUAL, LARGE = (80, 24), (120, 40), (200, 50)

PICTURES = {
    "compare-small-en": (SMALL, "genko-dark", "en", ()),
    "compare-small-ja": (SMALL, "genko-dark", "ja", ()),
    "compare-usual-ja": (USUAL, "genko-dark", "ja", ()),
    "compare-large-en": (LARGE, "genko-light", "en", ()),
    "columns-large-ja": (LARGE, "cud", "ja", ("v",)),
    "overview-usual-en": (USUAL, "genko-light", "en", ("1",)),
    "overview-small-ja": (SMALL, "high-contrast", "ja", ("1",)),
    "queue-usual-ja": (USUAL, "high-contrast", "ja", ("3",)),
    "figures-small-en": (SMALL, "cud", "en", ("4",)),
    "article-usual-ja": (USUAL, "genko-light", "ja", ("6",)),
    "summary-large-ja": (LARGE, "genko-dark", "ja", ("8",)),
    "reject-small-ja": (SMALL, "cud", "ja", ("x",)),
    "annotate-usual-en": (USUAL, "high-contrast", "en", ("tab", "W", "a")),
}


def normal(picture):
    """Return an SVG without what differs between two drawings of the same: ids, web fonts."""
    picture = re.sub(r"@font-face\s*\{[^}]*\}", "", picture)
    picture = re.sub(r"terminal-\d+", "terminal", picture)
    return re.sub(r"[ \t]+\n", "\n", picture)


async def settled(review):
    """Draw until two drawings in a row are the same: scrollbars come one refresh after their text."""
    before = None
    while (picture := normal(review.app.export_screenshot(title="yomikurabe"))) != before:
        before = picture
        await review.app.workers.wait_for_complete()
        await review.pilot.pause()
    return picture


@pytest.mark.parametrize("name", PICTURES)
async def test_a_screen_looks_as_it_did(reviewing, project, name):
    # Without a repository a notice would name the folder, which is another in each run.
    subprocess.run(["git", "init", "--quiet", project.parent], check=True)
    size, theme, language, keys = PICTURES[name]
    i18n.use(language)
    async with reviewing(compared(), size=size) as review:
        review.app.theme = theme
        await review.press(*keys)
        picture = await settled(review)
    file = SNAPSHOTS / f"{name}.svg"
    if WRITE:
        file.write_text(picture, encoding="utf-8")
    assert file.exists(), "YOMIKURABE_SNAPSHOTS=write draws it"
    # Not a comparison in the assertion itself: pytest would take minutes to explain it.
    same = picture == file.read_text(encoding="utf-8")
    assert same, f"{name} looks otherwise than in {file.name}; YOMIKURABE_SNAPSHOTS=write draws it anew"


def test_no_picture_is_left_over():
    assert {file.stem for file in SNAPSHOTS.glob("*.svg")} == set(PICTURES)
