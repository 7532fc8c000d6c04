"""A small project on disk with two articles on one story, and helpers to decide on it: no comparison is needed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from compare.i18n import message
from compare.model import Article, Evidence, Finding, Ledger, Span
from compare.review import ids, ledger, storage
from compare.review.anchoring import describe

AT = "2026-04-02T10:15:00+09:00"
TEXTS = {
    "news/asa.txt": "市、図書館を移転へ\n2026年4月1日\n\n市は1日、中央図書館を移転すると発表した。移転費は12億円。\n"
    "現在の建物は築52年で、耐震診断で補強が必要とされた。\n新しい館の蔵書は40万冊。開館は2028年の予定だ。\n",
    "news/hiru.txt": "図書館が駅前に\n2026年4月1日\n\n中央図書館が駅前に移る。市によると移転費は15億円を見込む。\n",
}


def article(path: str) -> Article:
    return Article(path.removeprefix("news/").removesuffix(".txt"), path, TEXTS[path])


ARTICLES = tuple(article(path) for path in TEXTS)


def cost() -> Finding:
    """The two articles give other costs."""
    pieces = []
    for one, words, value in zip(ARTICLES, ("12億円", "15億円"), ("1200000000 JPY", "1500000000 JPY"), strict=True):
        start = one.text.index(words)
        pieces.append(Evidence(one.id, Span(start, start + len(words)), words, value))
    said = message("the cost differs")
    return Finding("figure-difference", "1", "figure", "conflict", "true", 1, 0.9, None, said, tuple(pieces))


def build(root: Path) -> Path:
    (root / "news").mkdir(parents=True)
    (root / "yomikurabe.toml").touch()
    for path, text in TEXTS.items():
        (root / path).write_text(text, encoding="utf-8")
    return root


def decide(root: Path, status: str = "accepted", by: str = "甲 <k@example.jp>", **fields) -> str:
    """Decide on the costs and return the id of the record."""
    loaded = storage.load(root)
    before = Ledger(loaded.annotations)
    after = ledger.decide(before, cost(), ARTICLES, status, by=by, at=AT, new_id=ids.new_id(), **fields)
    storage.save(root, before, after, loaded.stamps)
    [new] = [one for one in after.annotations if one not in before.annotations]
    return new.id


def note(root: Path, path: str, words: str, **fields) -> str:
    """Annotate words and return the id of the record."""
    loaded = storage.load(root)
    before, name = Ledger(loaded.annotations), ids.new_id()
    start = TEXTS[path].index(words)
    target = describe(article(path), Span(start, start + len(words)))
    after = ledger.annotate(before, [target], by="乙", at=AT, new_id=name, **fields)
    storage.save(root, before, after, loaded.stamps)
    return name


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def git(folder: Path, *arguments: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-c", "user.name=甲", "-c", "user.email=k@example.jp", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True).stdout


def commit(root: Path, text: str) -> None:
    if not (root / ".git").exists():
        git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", text)
