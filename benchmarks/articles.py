"""Articles in any number, for measuring: real sentences, put together anew, the same every time.

Five articles tell a story, each most of its paragraphs. A story is drawn from the paragraphs of `seeds/` and of
`tests/stories/`; its surnames and its figures are changed in the same way in all five, so that two stories are not one,
and some figures once more in one article only, so that there is something to find.
"""

from __future__ import annotations

import random
import re
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
WITNESSES = 5
"""Articles that tell one story."""
LENGTH = 4_000
"""Characters of an article, about."""
KEPT = 0.85
"""Share of the paragraphs of its story that an article has."""
ALTERED = 0.1
"""Share of its paragraphs in which an article gives another figure than the rest."""
SURNAMES = re.findall(
    r"\S+",
    "高市 岸田 石破 佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 "
    "清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本",
)
_SURNAME = re.compile("|".join(sorted(SURNAMES, key=len, reverse=True)))
_DIGIT = re.compile(r"[1-9](?=[0-9,.]*[0-9兆億万千百人円％%件棟戸台基本])")


@cache
def paragraphs() -> tuple[str, ...]:
    """Return the paragraphs that articles are made of, in the order of their files."""
    files = sorted([*ROOT.glob("seeds/*.txt"), *ROOT.glob("tests/stories/*/*.txt")])
    lines = (line.strip() for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if len(line) > 25)


def _renamed(text: str, draw: random.Random) -> str:
    others = draw.sample(SURNAMES, len(SURNAMES))
    names = dict(zip(SURNAMES, others, strict=True))
    digits = str.maketrans("123456789", "".join(draw.sample("123456789", 9)))
    text = _SURNAME.sub(lambda found: names[found[0]], text)
    return _DIGIT.sub(lambda found: found[0].translate(digits), text)


def _altered(text: str, draw: random.Random) -> str:
    return _DIGIT.sub(lambda found: draw.choice("123456789"), text, count=1)


@cache
def _story(number: int) -> tuple[str, ...]:
    draw = random.Random(f"story {number}")  # noqa: S311 - not for secrets
    pool = list(paragraphs())
    draw.shuffle(pool)
    chosen: list[str] = []
    while sum(map(len, chosen)) < LENGTH / KEPT:
        chosen.append(pool.pop())
    return tuple(_renamed("\n".join(chosen), draw).split("\n"))


def article(number: int) -> str:
    """Return the article of that number; two calls return the same text."""
    draw = random.Random(f"article {number}")  # noqa: S311 - not for secrets
    kept = [paragraph for paragraph in _story(number // WITNESSES) if draw.random() < KEPT]
    return "\n".join(_altered(one, draw) if draw.random() < ALTERED else one for one in kept) + "\n"


def write(folder: Path, count: int) -> None:
    """Write that many articles into a folder, which is made; there they are `0000.txt` and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(article(number), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
