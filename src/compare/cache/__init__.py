"""The analysis cache: what was read in an article, and what comparing gave, kept from one run to the next.

Everything kept is found by a key made of all that it depends on: the articles, the offices and topics of the editor,
the dictionary, and this program itself. So nothing kept is ever wrong, and nothing needs to be thrown away when
something changes. `YOMIKURABE_CACHE` names another folder; `off` keeps nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from typing import Final

import platformdirs

from compare import pipeline
from compare.align import NO_TOPICS
from compare.cache.packing import (
    UnreadableError,
    pack_article,
    pack_comparison,
    unpack_article,
    unpack_comparison,
)
from compare.cache.store import Store
from compare.model import Article, Comparison, EditorTopics, Office, Skipped
from compare.pipeline import Progress, ReadArticle, Reading, ToRead, one_by_one, tell_nobody

ENVIRONMENT: Final = "YOMIKURABE_CACHE"
_FILE: Final = "analysis.sqlite"
_BATCH: Final = 50
"""Articles after which what was read is kept: about as much is lost when a run is ended."""
_ENGINE: Final = ("*.py", "*.yaml")
_FRONT: Final = ("cli", "tui", "locales")


def user_store() -> Store | None:
    """Return the cache of the user, `None` if it is switched off."""
    wanted = os.environ.get(ENVIRONMENT, "")
    if wanted == "off":
        return None
    folder = Path(wanted) if wanted else platformdirs.user_cache_path("yomikurabe", appauthor=False)
    return Store(folder / _FILE)


@cache
def version() -> str:
    """Return a digest of all that decides what is found in a text: this program's files and the dictionary."""
    digest = blake2b(digest_size=16)
    for package in ("sudachipy", "sudachidict-core"):
        digest.update(f"{package} {metadata.version(package)}\n".encode())
    root = Path(__file__).parents[1]
    files = sorted(path for kind in _ENGINE for path in root.rglob(kind))
    for path in files:
        name = path.relative_to(root)
        if name.parts[0] not in _FRONT:
            content = path.read_bytes()
            digest.update(f"{name.as_posix()} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def _key(*parts: object) -> str:
    """Return the key of what depends on these things and on the program; their `repr` tells all of them."""
    digest = blake2b(digest_size=16)
    for part in (version(), *parts):
        shown = repr(part).encode("utf-8", "surrogatepass")
        digest.update(len(shown).to_bytes(8, "big") + shown)
    return digest.hexdigest()


def compare_articles(
    kept: Store | None,
    articles: Iterable[Article],
    *,
    skipped: Iterable[Skipped] = (),
    offices: Iterable[Office] = (),
    editor: EditorTopics = NO_TOPICS,
    words: tuple[tuple[str, str], ...] = (),
    reading: Reading = one_by_one,
    progress: Progress = tell_nobody,
) -> Comparison:
    """Do what `pipeline.compare_articles` does, to the same result, but do nothing again that is in the cache.

    Args:
        kept: the cache.
        articles: see there.
        skipped: see there.
        offices: see there.
        editor: see there.
        words: see there.
        progress: see there.
        reading: how articles are read that are not in the cache.
    """
    articles, offices = tuple(articles), tuple(offices)
    skipped = tuple(sorted(skipped, key=lambda item: item.path))
    if kept is None:
        return pipeline.compare_articles(
            articles, skipped=skipped, offices=offices, editor=editor, words=words, reading=reading, progress=progress
        )
    wanted = pipeline.to_read(articles, words)
    keys = [_key("article", one) for one in wanted]
    whole = _key("comparison", keys, skipped, offices, editor)
    found = kept.get([whole, *keys])
    pairs = zip(wanted, keys, strict=True)
    known = {one: back for one, key in pairs if (back := _known(kept, found.get(key), one)) is not None}
    if whole in found and len(known) == len(wanted):
        try:
            return unpack_comparison(found[whole], wanted, [known[one] for one in wanted])
        except UnreadableError:
            kept.damaged()

    def read(asked: Sequence[ToRead], told: Progress) -> Iterator[ReadArticle]:
        return _reading(kept, dict(zip(wanted, keys, strict=True)), known, asked, reading, told)

    made = pipeline.compare_articles(
        articles, skipped=skipped, offices=offices, editor=editor, words=words, reading=read, progress=progress
    )
    kept.put({whole: pack_comparison(made)})
    return made


def _known(kept: Store, content: bytes | None, wanted: ToRead) -> ReadArticle | None:
    if content is None:
        return None
    try:
        return unpack_article(content, wanted.article.text)
    except UnreadableError:
        kept.damaged()
        return None


def _reading(
    kept: Store,
    keys: dict[ToRead, str],
    known: dict[ToRead, ReadArticle],
    asked: Sequence[ToRead],
    reading: Reading,
    progress: Progress,
) -> Iterator[ReadArticle]:
    """Yield what is known, read the rest, and keep that."""
    missing = [one for one in asked if one not in known]
    fresh = iter(reading(missing, progress))
    made: dict[str, bytes] = {}
    try:
        for one in asked:
            if one in known:
                yield known[one]
                continue
            read = next(fresh)
            made[keys[one]] = pack_article(read)
            if len(made) == _BATCH:
                kept.put(made)
                made = {}
            yield read
    finally:
        # Also when the reader has enough and leaves: the next run goes on from here.
        kept.put(made)
