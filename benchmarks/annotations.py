"""How long a project with many annotations takes to open and to check: `python benchmarks/annotations.py [COUNT]`.

The project is made up anew each time: 100 articles of 40 sentences, annotations spread evenly over them, every tenth
article edited since (so that its quotes have to be looked for), every second annotation a decision on a finding.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from compare.checking import check_project
from compare.model import Annotation, Article, Ledger, ProposedBy, Span
from compare.records import Records
from compare.review import storage
from compare.review.anchoring import describe
from compare.transfer import FORMATS, exported

ARTICLES = 100
SENTENCES = 40


def text_of(number: int) -> str:
    """Return an article whose sentences look alike but for their figures, as those of a beat do."""
    return "".join(
        f"{number}市の第{line}事業は総額{number * 37 + line * 11}億円、前年度比{line * 3 % 17}.{line % 10}%増。\n"
        for line in range(SENTENCES)
    )


def build(root: Path, count: int) -> None:
    """Make the project on disk, annotated first and edited then."""
    (root / "yomikurabe.toml").touch()
    (root / "news").mkdir()
    articles = [Article(f"a{number}", f"news/a{number}.txt", text_of(number)) for number in range(ARTICLES)]
    records = []
    for number in range(count):
        article = articles[number % ARTICLES]
        line = number // ARTICLES % SENTENCES
        start = article.text.index("億円", sum(map(len, article.text.splitlines(keepends=True)[:line]))) - 2
        proposal = ProposedBy("figure-difference", "1", f"{number:016x}", "0.90") if number % 2 else None
        records.append(
            Annotation(
                id=f"b{number:05d}",
                category="figure",
                status="accepted",
                targets=(describe(article, Span(start, start + 4)),),
                by=f"校閲{number % 3} <k{number % 3}@example.jp>",
                at="2026-04-02T10:15:00+09:00",
                proposed_by=proposal,
                values=((article.path, str(number)),) if proposal else (),
                note="出稿部に確認。",
            )
        )
    storage.save(root, Ledger(), Ledger(tuple(records)), {})
    for article in articles:
        edited = article.text.replace("第7事業は", "第7事業（改定）は") if article.id.endswith("0") else article.text
        (root / article.path).write_text(edited, encoding="utf-8")


def timed(what: str, call: Callable[[], object]) -> object:
    """Print how long a call takes and return what it returns."""
    begin = time.perf_counter()
    result = call()
    print(f"{what:<24} {time.perf_counter() - begin:7.2f} s")
    return result


def main() -> None:
    """Time each thing once; files are in the cache of the system, as after any other program has seen them."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        timed(f"write {count}", lambda: build(root, count))
        for command in ("init -q", "add -A", "-c user.name=a -c user.email=b commit -qm base"):
            subprocess.run(["git", *command.split()], cwd=root, check=True)
        records = timed("open", lambda: Records(root))
        assert isinstance(records, Records)
        assert len(records.ledger.annotations) == count
        timed("read again", records.reload)
        first = records.ledger.annotations[0].id
        timed("change one", lambda: records.change(first, note="別のメモ"))
        checked = timed("check", lambda: check_project(root, encodings={}))
        print(f"{'':<24} {checked.annotations} annotations, {len(checked.problems)} problems")  # type: ignore[attr-defined]
        for form in FORMATS:
            timed(f"export {form}", lambda form=form: exported(records, form))


if __name__ == "__main__":
    main()
