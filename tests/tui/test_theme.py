"""Themes are read strictly, and every mark can be read in every one of them."""

import re

import pytest
from textual.color import Color

from compare import settings
from compare.errors import DataError, UsageError
from compare.tui import run, theme

SHIPPED = theme.load_all()
# What is drawn on which ground. A mark of the text may lie under the cursor or in the evidence of a candidate.
GROUNDS = ("background", "surface", "mark-cursor", "mark-evidence")
READ = tuple(
    mark
    for mark in theme.MARKS
    if mark not in {"differ", "on-differ", "cursor", "evidence", "selection", "on-selection"}
)


def colours(entry):
    return {name: getattr(entry, name) for name in theme.COLOURS} | entry.variables


def test_the_shipped_themes_are_read_without_a_problem():
    assert SHIPPED.problems == ()
    assert {"genko-dark", "genko-light", "high-contrast", "cud"} <= {entry.name for entry in SHIPPED.themes}
    assert theme.DEFAULT in {entry.name for entry in SHIPPED.themes}


def luminance(colour):
    parts = [part / 255 for part in colour.rgb]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one, other):
    brighter, darker = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("entry", SHIPPED.themes, ids=lambda entry: entry.name)
def test_every_mark_has_enough_contrast(entry):
    table = colours(entry)
    least = 7 if entry.name == "high-contrast" else 4.5
    weak = [
        f"{name} on {ground}: {ratio(table[name], table[ground]):.2f}"
        for name in ("foreground", *(f"mark-{mark}" for mark in READ))
        for ground in GROUNDS
        if ratio(table[name], table[ground]) < least
    ]
    weak += [
        f"{name}: {ratio(table[f'mark-on-{name}'], table[f'mark-{name}']):.2f}"
        for name in ("differ", "selection")
        if ratio(table[f"mark-on-{name}"], table[f"mark-{name}"]) < least
    ]
    assert weak == []


GOOD = (theme.SHIPPED[1] / "cud.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        (('primary: "#56b4e9"', "primary: bluish"), "6:12", "“colors.primary”"),
        (("dark: true", "dark: yes"), "4:7", "true / false"),
        (("  agree:", "  agre:"), "22:9", "“marks.agre”"),
        (('  success: "#56b4e9"\n', ""), "6:3", "“colors.success”"),
        (("name: cud", "name: cud\nauthor: me"), "4:9", "“author”"),
        (("name: cud", "name: [cud]"), "3:7", "“name”"),
        (("name: cud", "name: &a cud"), "3:7", "anchors"),
        (("dark: true", "dark: true\n  x: 1"), "5:", "not valid YAML"),
    ],
)
def test_a_wrong_theme_says_where_and_what(tmp_path, change, place, said):
    path = tmp_path / "mine.yaml"
    assert change[0] in GOOD
    path.write_text(GOOD.replace(*change, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        theme.load(path)
    assert str(caught.value).startswith(f"{path}:{place}")
    assert said in str(caught.value)


def test_themes_of_the_reader_are_added_and_bad_ones_reported(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "user_folder", lambda: tmp_path)
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "own.yaml").write_text(GOOD.replace("name: cud", "name: own"), encoding="utf-8")
    (tmp_path / "themes" / "bad.yaml").write_text("name: bad\n", encoding="utf-8")
    found = theme.load_all()
    assert "own" in {entry.name for entry in found.themes}
    assert [error.place.line for error in found.problems] == [1]


def test_a_theme_that_does_not_exist_is_refused_before_the_window_opens(tmp_path):
    with pytest.raises(UsageError, match="no theme “nope”"):
        run(tmp_path, encodings={}, theme="nope")


async def test_a_theme_of_ones_own_is_drawn_as_soon_as_it_is_saved(reviewing, tmp_path, monkeypatch):
    shipped = next(folder for folder in theme.SHIPPED if folder.is_dir())
    words = (shipped / f"{theme.DEFAULT}.yaml").read_text(encoding="utf-8")
    (tmp_path / "themes").mkdir()
    own = tmp_path / "themes" / "own.yaml"
    monkeypatch.setattr(settings, "user_folder", lambda: tmp_path)
    async with reviewing() as review:
        before = Color.parse(review.app.get_css_variables()["accent"])
        own.write_text(re.sub(r"(?m)^( *accent: *).*$", r'\1"#123456"', words, count=1), encoding="utf-8")
        review.app.look()
        await review.app.workers.wait_for_complete()
        await review.pilot.pause()
        assert before != Color.parse("#123456")
        assert Color.parse(review.app.get_css_variables()["accent"]) == Color.parse("#123456")
        assert review.pane("topics").styles.border_title_color == Color.parse("#123456")
        own.write_text("name: [\n", encoding="utf-8")
        review.app.look()
        await review.app.workers.wait_for_complete()
        await review.pilot.pause()
        assert review.screen.PLACE == "compare"
