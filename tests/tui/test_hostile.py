"""An article, a name or a note may hold anything: nothing crashes, nothing acts, nothing raw is drawn."""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import evidence, read
from textual.geometry import Region

from compare import tui
from compare.i18n import message
from compare.model import Cell, Comparison, Finding, Member, Strength, Topic

PAYLOADS = [
    "\x1b]52;c;cm0gLXJmIH4=\x1b\\ \x1b[31m赤字\x1b[0m \x9b31m \x07\x08\x7f\x00",
    "価格[/で] [bold]太字[/bold] [@click=app.quit]押す[/] [/] [link=https://example.invalid]x[/link] [#ff0000]",
    "\u202e右から左\u202c \u2067隠す\u2069 \u200b\u2060\ufeff \u2028行\u2029段 \U000e0041タグ",
    "か\u3099\u3099\u3099 👨\u200d👩\u200d👧 ⚠️ 𠮷 \ud83d \udc00 ｶﾞ ㍿ ①",
    "{value} %s {0} $foreground ${x} \\ ` | ~ <b> &amp; :smile:",
]
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b-\u200f\u2028\u2029\ud800-\udfff]")


def hostile(payload):
    """Return a comparison in which everything that can hold words holds the payload."""
    # What a file name can hold: no slash, no NUL, surrogates only for bytes that are not UTF-8.
    name = re.sub("[/\0\ud800-\udfff]", "\udc80", payload)[:40]
    texts = {f"a{name}": f"{payload}\n\n{payload}1,000人が参加した。", f"b{name}": f"{payload}\n\n2,000人{payload}"}
    articles, passages, mentions = read(texts)
    cells = tuple(
        Cell(
            article.id,
            tuple(
                Member(entry.passage.id, Strength.SURE, (payload,))
                for entry in passages
                if entry.passage.article == article.id
            ),
        )
        for article in articles
    )
    sides = tuple(evidence(articles, article.id, payload[:20], payload) for article in articles)
    said = message("{said}", said=payload)
    finding = Finding("figure-difference", "1", "figure", "conflict", "true", 1, 0.9, "t01", said, sides)
    loose = replace(finding, topic=None, relation="evidence", evidence=sides[:1])
    topics = (Topic("t01", payload, cells), Topic("t02", "", cells[:1]))
    return Comparison(articles=articles, passages=passages, mentions=mentions, topics=topics, findings=(finding, loose))


def drawn(app):
    """Return everything on screen, as it would go to the terminal."""
    width, height = app.size
    lines = app.screen._compositor.render_strips(app.size)
    assert len(lines) == height
    assert Region(0, 0, width, height)
    return "\n".join("".join(segment.text for segment in line) for line in lines)


@pytest.mark.parametrize("payload", PAYLOADS, ids=["escapes", "markup", "invisible", "unicode", "templates"])
async def test_every_screen_survives_a_hostile_article(reviewing, payload):
    async with reviewing(hostile(payload), size=(80, 24)) as review:
        for keys in (
            ("j", "k", "tab", "w", "w", "shift+right", "a", "escape", "escape"),
            ("e", "x", "ctrl+s"),
            ("x", "1", "u", "2"),
            ("a", "ctrl+s"),
            ("1", "down", "right", "f", "S", "enter", "2"),
            ("3", "down", "f", "escape", "enter", "2"),
            ("4", "f", "down", "5", "f", "down", "enter"),
            ("2", "V", "escape", "slash", "5", "2", "escape", "n", "2"),
            ("6", "end", "w", "right_square_bracket", "2"),
            ("t", "end", "e", "escape", "home", "enter", "2"),
            ("r", "end", "escape"),
            ("c", "escape"),
            ("question_mark", "escape"),
            ("v", "v", "K", "K", "K"),
            ("ctrl+p", "G", "o"),
        ):
            *ways, end = keys
            await review.press(*ways)
            assert not RAW.search(drawn(review.app)), keys
            await review.press(end)
        await review.press("escape")
        assert review.app.is_running
        assert len(review.workspace.ledger.annotations) >= 1


async def test_a_megabyte_in_one_line_is_shown_in_part_and_says_so(reviewing):
    async with reviewing(hostile("被害額は1億円。" * 60_000), size=(80, 24)) as review:
        await review.press("j", "tab", "end", "w", "6", "end", "2", "y", "t", "escape")
        assert review.app.is_running
        assert "more characters are not shown" in " ".join(review.text("passages").split())


TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(Path(tui.__file__).parent.rglob("*.py"))}
# Widgets that read a plain string as markup, and what must wrap their words.
MARKUP_WIDGETS = {"Static", "Label", "Button", "Option", "OptionList", "DataTable", "Tree", "Checkbox", "RichLog"}


def calls(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def name_of(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


@pytest.mark.parametrize("path", TREES, ids=lambda path: path.name)
def test_no_widget_is_given_words_that_could_be_markup(path):
    for call in calls(TREES[path]):
        name = name_of(call)
        if name in MARKUP_WIDGETS:
            assert not call.args, f"{path}:{call.lineno}: words only through plain()"
        if name == "update" and isinstance(call.func, ast.Attribute) and not isinstance(call.func.value, ast.Name):
            assert all(name_of(given) == "plain" for given in call.args if isinstance(given, ast.Call)), call.lineno
        if name == "notify":
            markup = {word.arg: word.value for word in call.keywords}.get("markup")
            assert isinstance(markup, ast.Constant), f"{path}:{call.lineno}: notify needs markup=False"
            assert markup.value is False
        assert name not in ("from_markup", "from_text"), f"{path}:{call.lineno}: article text is never markup"


@pytest.mark.parametrize("path", TREES, ids=lambda path: path.name)
def test_titles_are_content(path):
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Attribute) and target.attr in ("border_title", "border_subtitle")
            for target in node.targets
        ):
            assert isinstance(node.value, ast.Call), f"{path}:{node.lineno}"
            assert name_of(node.value) == "plain", f"{path}:{node.lineno}"
