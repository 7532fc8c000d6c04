"""A review of three invented reports on a storm, compared by hand: the engine plays no part in these tests."""

import re
from pathlib import Path

import pytest

from compare import git, i18n
from compare.i18n import message
from compare.model import (
    Article,
    Cell,
    Comparison,
    Evidence,
    Figure,
    Finding,
    Member,
    MentionKind,
    Passage,
    PassageKind,
    Role,
    Span,
    Strength,
    Token,
    TokenisedPassage,
    Topic,
)
from compare.tui.app import ReviewApp
from compare.tui.screens.compare import CompareScreen
from compare.workspace import Workspace

TEXTS = {
    "a_morning": "台風12号、県南部に上陸\n\n"
    "台風12号は28日午後、県南部に上陸した。県によると、避難した人は約3,200人に上った。\n"
    "停電は午後6時の時点で1万2,000戸。電力会社は29日中の復旧を目指す。",
    "b_evening": "台風12号が上陸 各地で停電\n\n"
    "28日に上陸した台風12号で、避難者は5,600人となった。「川の水があふれそうだ」と住民は話した。\n"
    "電力会社によると、停電は約1万2千戸という。",
    "c_web": "【速報】台風12号\n\n台風12号の影響で、鉄道は全線で運転を見合わせた。右の画像は生成AIで作ったものです。",
}
WORD = re.compile(r"[0-9,]+|[ァ-ヴーA-Z]+|[一-龥々]+|[ぁ-ん]+|\s+|.")


def tokenised(article):
    """Cut an article into lines, sentences and rough words."""
    start = 0
    for number, line in enumerate(article.text.split("\n")):
        span = Span(start, start + len(line))
        start = span.end + 1
        if not line.strip():
            continue
        kind = PassageKind.TITLE if number == 0 else PassageKind.BODY
        passage = Passage(f"{article.id}:{number}", article.id, span, kind)
        tokens = tuple(
            Token(
                Span(span.start + match.start(), span.start + match.end()),
                match[0],
                match[0],
                ("補助記号" if not match[0][0].isalnum() else "名詞", "普通名詞", "一般", "*"),
            )
            for match in WORD.finditer(line)
        )
        ends = [match.end() for match in re.finditer("[^。]*(?:。|$)", line) if match[0]]
        sentences, begin = [], 0
        for end in ends:
            sentences.append(Span(span.start + begin, span.start + end))
            begin = end
        yield TokenisedPassage(passage, line, tokens, tuple(sentences))


def evidence(articles, article_id, words, value=None, role=Role.SIDE):
    article = next(entry for entry in articles if entry.id == article_id)
    start = article.text.index(words)
    return Evidence(article_id, Span(start, start + len(words)), words, value, role)


def read(texts):
    """Return articles, passages and figures of the texts."""
    articles = tuple(
        Article(name, f"storm/{name}.txt", text, title=text.partition("\n")[0], published="2024-08-28")
        for name, text in sorted(texts.items())
    )
    passages = tuple(entry for article in articles for entry in tokenised(article))
    mentions = tuple(
        Figure(
            entry.passage.article,
            entry.passage.id,
            Span(entry.passage.span.start + match.start(), entry.passage.span.start + match.end()),
            match[0],
            MentionKind.QUANTITY,
        )
        for entry in passages
        for match in re.finditer(r"[0-9][0-9,万千]*(?:[日時人戸号]|)", entry.text[:500])
    )
    return articles, passages, mentions


def compared():
    """Return a comparison of the three reports: two topics, four candidates."""
    articles, passages, mentions = read(TEXTS)
    topics = (
        Topic("t01", "避難した人", (_cell("a_morning", 2), _cell("b_evening", 2))),
        Topic("t02", "停電した戸数", (_cell("a_morning", 3), _cell("b_evening", 3))),
    )
    findings = (
        _finding(
            "figure-difference",
            "conflict",
            "true",
            1,
            "t01",
            "The number of evacuees differs.",
            evidence(articles, "a_morning", "約3,200人", "3200"),
            evidence(articles, "b_evening", "5,600人", "5600"),
        ),
        _finding(
            "figure-difference",
            "confine",
            "approx",
            3,
            "t02",
            "The number of households without power differs by rounding.",
            evidence(articles, "a_morning", "1万2,000戸", "12000"),
            evidence(articles, "b_evening", "約1万2千戸", "12000 approx"),
        ),
        _finding(
            "attribution-divergence",
            "confine",
            None,
            2,
            "t01",
            "The number of evacuees is attributed in one article only.",
            evidence(articles, "a_morning", "県によると", None),
            evidence(articles, "b_evening", "避難者は", None),
            category="source",
        ),
        _finding(
            "media-provenance",
            "evidence",
            None,
            2,
            None,
            "The text says that an image was made by generative AI.",
            evidence(articles, "c_web", "右の画像は生成AIで作ったもの", "ai-image"),
            category="media",
        ),
    )
    return Comparison(articles=articles, passages=passages, mentions=mentions, topics=topics, findings=findings)


def _cell(article_id, *numbers):
    return Cell(article_id, tuple(Member(f"{article_id}:{number}", Strength.SURE, ("台風",)) for number in numbers))


def _finding(rule, relation, reason, severity, topic, said, *pieces, category="figure"):
    return Finding(rule, "1", category, relation, reason, severity, 0.9, topic, message("{said}", said=said), pieces)


class Review:
    """A running review, driven with keys."""

    def __init__(self, app, pilot):
        self.app = app
        self.pilot = pilot

    @property
    def workspace(self):
        return self.app.desk.workspace

    @property
    def screen(self):
        return self.app.screen

    @property
    def states(self):
        return [candidate.state for candidate in self.workspace.candidates()]

    async def press(self, *keys):
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    def pane(self, name):
        return self.screen.query_one(f"#{name}")

    def rows(self, name):
        """Return what a pane draws, row by row."""
        pane = self.pane(name)
        height = max(pane.size.height, pane.virtual_size.height)
        return [pane.render_line(y - pane.scroll_offset.y).text for y in range(height)]

    def text(self, name):
        return "\n".join(row.rstrip() for row in self.rows(name)).rstrip()

    @property
    def notice(self):
        return self.screen.query_one("#notice").text

    def files(self):
        return sorted(path for path in (self.workspace.root / "annotations").rglob("*.yaml"))


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setattr(git, "identity", lambda _folder: "校閲 花子 <hanako@example.jp>")
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture
def project(tmp_path):
    """A project folder on disk that holds the three reports."""
    folder = tmp_path / "project" / "storm"
    folder.mkdir(parents=True)
    (tmp_path / "project" / "yomikurabe.toml").write_text("", encoding="utf-8")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def reviewing(project):
    """Open a review: `async with reviewing(size=…) as review`."""
    return lambda comparison=None, size=(120, 40): _Running(project, comparison or compared(), size)


class _Running:
    def __init__(self, folder: Path, comparison: Comparison, size: tuple[int, int]) -> None:
        self._app = ReviewApp(folder, lambda _progress: Workspace(folder, folder.parent, comparison))
        self._test = self._app.run_test(size=size)

    async def __aenter__(self):
        pilot = await self._test.__aenter__()
        await self._app.workers.wait_for_complete()
        while not any(isinstance(screen, CompareScreen) for screen in self._app.screen_stack):
            await pilot.pause()
        await pilot.pause()
        return Review(self._app, pilot)

    async def __aexit__(self, *failure):
        return await self._test.__aexit__(*failure)
