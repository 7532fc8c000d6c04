"""Draw the pictures of the README and the documentation: `python docs/make_screenshots.py`.

Drives the real program on a copy of `seeds/`, without a terminal, and writes SVG files into `docs/images/`. The
pictures hold no link to the outside: Textual's reference to a web font is taken out.
"""

from __future__ import annotations

import asyncio
import html
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from compare import i18n
from compare.display.width import cell_width
from compare.tui.app import ReviewApp
from compare.tui.screens.compare import CompareScreen
from compare.workspace import Workspace

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
WIDE, SMALL = (120, 40), (80, 24)
SETTLED = 0.3
"""Seconds after the last key until nothing moves any more."""
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")


class Shot(NamedTuple):
    """A picture: file name, language, size, keys pressed before it, theme."""

    name: str
    language: str
    size: tuple[int, int]
    keys: Sequence[str] = ()
    theme: str | None = None


SHOTS = (
    Shot("review-ja", "ja", WIDE),
    Shot("review-en", "en", WIDE),
    Shot("review-small-ja", "ja", SMALL),
    Shot("review-small-en", "en", SMALL),
    Shot("columns-ja", "ja", WIDE, ("v",)),
    Shot("reject-ja", "ja", SMALL, ("x",)),
    Shot("edit-ja", "ja", SMALL, ("e",)),
    Shot("annotate-ja", "ja", SMALL, ("tab", "W", "a")),
    Shot("article-ja", "ja", WIDE, ("6",)),
    Shot("overview-ja", "ja", WIDE, ("1",)),
    Shot("overview-small-en", "en", SMALL, ("1",)),
    Shot("queue-ja", "ja", WIDE, ("3",)),
    Shot("figures-ja", "ja", WIDE, ("4",)),
    Shot("timeline-ja", "ja", WIDE, ("5",)),
    Shot("search-ja", "ja", SMALL, ("slash", *"5500")),
    Shot("annotations-ja", "ja", WIDE, ("t",)),
    Shot("summary-ja", "ja", WIDE, ("r",)),
    Shot("help-en", "en", WIDE, ("question_mark",)),
    Shot("review-light-ja", "ja", WIDE, theme="genko-light"),
    Shot("review-cud-ja", "ja", WIDE, theme="cud"),
    Shot("review-high-contrast-ja", "ja", WIDE, theme="high-contrast"),
)


_RUN = re.compile(r'(<text[^>]*? textLength=")([0-9.]+)("[^>]*>)([^<]+)<')


def project(folder: Path) -> Path:
    """Copy articles and annotations into `folder`; return the articles' folder."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    if (ROOT / "annotations").is_dir():
        shutil.copytree(ROOT / "annotations", folder / "annotations")
    (folder / "yomikurabe.toml").write_text("", encoding="utf-8")
    return folder / "seeds"


def in_cells(picture: str) -> str:
    """Return the picture with every run of text as wide as its cells: Rich counts a kanji as one."""

    def widened(match: re.Match[str]) -> str:
        text = html.unescape(match[4])
        length = float(match[2]) / len(text) * cell_width(text)
        return f"{match[1]}{length:.1f}{match[3]}{match[4]}<"

    return _RUN.sub(widened, picture)


async def draw(shot: Shot, articles: Path) -> str:
    """Return the picture as SVG."""
    i18n.use(shot.language)
    app = ReviewApp(articles, lambda progress: Workspace.open(articles, progress=progress), theme_name=shot.theme)
    async with app.run_test(size=shot.size) as pilot:
        await app.workers.wait_for_complete()
        while not isinstance(app.screen, CompareScreen):
            await pilot.pause()
        await pilot.pause()
        for key in shot.keys:
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        # Scrollbars come one refresh after the text they are for.
        await pilot.pause(SETTLED)
        picture = app.export_screenshot(title="yomikurabe review seeds")
    return _FONT_FACE.sub("", picture)


def main() -> None:
    """Draw all pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for shot in SHOTS:
        with tempfile.TemporaryDirectory() as folder:
            picture = asyncio.run(draw(shot, project(Path(folder))))
        (IMAGES / f"{shot.name}.svg").write_text(in_cells(picture), encoding="utf-8")


if __name__ == "__main__":
    main()
