"""What is kept from one run to the next gives the same result to the byte, or is not used at all."""

import multiprocessing
import random
import sqlite3
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare import pipeline
from compare.cache import compare_articles, user_store
from compare.cache.packing import UnreadableError, pack_article, unpack_article
from compare.cache.store import Store
from compare.cache.workers import on_cores
from compare.corpus import reading
from compare.exchange import analysis
from compare.model import Article
from compare.pipeline import ToRead, one_by_one, read, to_read

SENTENCES = (
    "高橋健一市長は3日、新しい市立病院の建設費を約120億円と発表した。",
    "市立病院の建設費は150億円に上る見通しだ。",
    "県は2024年5月に条例を改めた。",
    "前年度より3割増え、対象は2,400人になる。",
    "「これは増税だ」と野党は反発した。",
    "※画像はAIで生成したイメージです",
    "病院は2027年4月に開院する予定で、病床は300床。",
)


def article(name: str, draw: random.Random) -> Article:
    body = "\n".join(draw.sample(SENTENCES, 4))
    return Article(name, f"{name}.txt", body, published=draw.choice(["2024-05-03", None]))


def story(seed: int, count: int = 4) -> list[Article]:
    draw = random.Random(seed)  # noqa: S311 - not for secrets
    return [article(f"a{number}", draw) for number in range(count)]


def cold(articles):
    return analysis.dumps(pipeline.compare_articles(articles))


class Counted:
    """Reads one by one and remembers what."""

    def __init__(self):
        self.read = []

    def __call__(self, wanted, progress):
        self.read += [one.article.id for one in wanted]
        return one_by_one(wanted, progress)


@pytest.fixture
def kept(tmp_path):
    return Store(tmp_path / "cache" / "analysis.sqlite")


@given(before=st.integers(0, 10**6), after=st.integers(0, 10**6), changed=st.integers(0, 3))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_a_change_the_result_is_that_of_a_cold_run_to_the_byte(tmp_path, before, after, changed):
    kept = Store(tmp_path / f"{before}-{after}-{changed}.sqlite")
    articles = story(before)
    compare_articles(kept, articles)
    articles[changed] = article(f"a{changed}", random.Random(after))  # noqa: S311 - not for secrets
    counted = Counted()
    warm = compare_articles(kept, list(reversed(articles)), reading=counted)
    assert analysis.dumps(warm) == cold(articles)
    again = compare_articles(kept, articles, reading=counted)
    assert again == pipeline.compare_articles(articles)
    assert not kept.troubles


def test_only_the_article_that_changed_is_read_again(kept):
    articles = [replace(one, published="2024-05-03") for one in story(1)]
    counted = Counted()
    compare_articles(kept, articles, reading=counted)
    assert counted.read == ["a0", "a1", "a2", "a3"]
    counted.read.clear()
    articles[2] = replace(articles[2], text=articles[2].text + "\n定員は40人だ。")
    compare_articles(kept, articles, reading=counted)
    assert counted.read == ["a2"]
    counted.read.clear()
    compare_articles(kept, articles, reading=counted)
    assert counted.read == []


def test_another_list_of_offices_is_another_comparison(kept):
    articles = story(2)
    compare_articles(kept, articles)
    comparison = compare_articles(kept, articles, offices=pipeline.compare_articles(articles).offices[:1])
    assert comparison.offices[0] == pipeline.compare_articles(articles).offices[0]
    assert kept.contents().entries == len(articles) + 2


def test_a_file_that_is_no_database_is_thrown_away_with_a_notice(kept):
    kept.path.parent.mkdir()
    kept.path.write_bytes(b"\x00not a database\xff" * 400)
    articles = story(3)
    assert analysis.dumps(compare_articles(kept, articles)) == cold(articles)
    assert "damaged" in str(kept.troubles[0])
    assert Store(kept.path).contents().entries == len(articles) + 1


@pytest.mark.parametrize("column", ["content", "digest"])
def test_a_damaged_entry_is_computed_again_with_a_notice(kept, column):
    articles = story(4)
    compare_articles(kept, articles)
    with sqlite3.connect(kept.path) as connection:
        connection.execute(f"UPDATE entries SET {column} = substr({column}, 2)")  # noqa: S608 - ours
    assert analysis.dumps(compare_articles(kept, articles)) == cold(articles)
    assert len(kept.troubles) == 1
    fresh = Store(kept.path)
    compare_articles(fresh, articles)
    assert not fresh.troubles


@given(st.binary(max_size=200))
def test_foreign_bytes_are_refused(content):
    with pytest.raises(UnreadableError):
        unpack_article(content, "")


def test_bytes_that_name_a_function_call_nothing(tmp_path):
    import pickle
    import zlib

    class Harm:
        def __reduce__(self):
            return Path.touch, (tmp_path / "touched",)

    with pytest.raises(UnreadableError):
        unpack_article(zlib.compress(pickle.dumps(Harm())), "")
    assert not (tmp_path / "touched").exists()


def test_cut_off_bytes_are_refused():
    wanted = to_read(story(5))[0]
    packed = pack_article(read(wanted))
    for end in range(0, len(packed), 97):
        with pytest.raises(UnreadableError):
            unpack_article(packed[:end], wanted.article.text)


def test_what_is_kept_equals_what_was_read():
    for one in to_read(reading.read_folder(Path("seeds"), Path.cwd(), {}).articles[:2]):
        made = read(one)
        back = unpack_article(pack_article(made), one.article.text)
        assert back == made
        assert made == back
        assert [hash(item) for item in back.passages] == [hash(item) for item in made.passages]


def test_a_folder_that_cannot_be_written_costs_nothing_but_a_notice(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    kept = Store(tmp_path / "file" / "analysis.sqlite")
    articles = story(6)
    assert analysis.dumps(compare_articles(kept, articles)) == cold(articles)
    assert len(kept.troubles) == 1
    assert "cannot be used" in str(kept.troubles[0])


def test_two_processes_fill_one_cache(tmp_path):
    program = """
import sys
from pathlib import Path
from compare.cache.store import Store
from compare.cache.workers import on_cores
kept = Store(Path(sys.argv[1]))
for number in range(40):
    kept.put({f"{sys.argv[2]} {number}": sys.argv[2].encode() * 1000, "both": b"same"})
    assert kept.get(["both"]) == {"both": b"same"}
assert not kept.troubles, [str(one) for one in kept.troubles]
"""
    path = tmp_path / "new" / "analysis.sqlite"
    runs = [subprocess.Popen([sys.executable, "-c", program, str(path), name]) for name in "ab"]
    assert [run.wait(60) for run in runs] == [0, 0]
    kept = Store(path)
    assert kept.contents().entries == 81
    assert len(kept.get(f"{name} {number}" for name in "ab" for number in range(40))) == 80


def test_what_was_not_used_for_longest_goes_first(kept, monkeypatch):
    monkeypatch.setattr("compare.cache.store.MOST", 1000)
    for day, act in enumerate(
        (
            lambda: kept.put({"used": b"x" * 400}),
            lambda: kept.put({"unused": b"x" * 400}),
            lambda: kept.get(["used"]),
            lambda: kept.put({"new": b"x" * 400}),
        )
    ):
        monkeypatch.setattr("compare.cache.store._today", lambda day=day: day)
        act()
    assert set(kept.get(["used", "unused", "new"])) == {"new"}
    kept.put({"small": b"x"})
    assert set(kept.get(["new", "small"])) == {"new", "small"}


def test_the_environment_says_where_it_is_or_that_there_is_none(monkeypatch, tmp_path):
    monkeypatch.setenv("YOMIKURABE_CACHE", "off")
    assert user_store() is None
    monkeypatch.setenv("YOMIKURABE_CACHE", str(tmp_path))
    assert user_store().path == tmp_path / "analysis.sqlite"
    monkeypatch.delenv("YOMIKURABE_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    if sys.platform == "linux":
        assert user_store().path == tmp_path / "xdg" / "yomikurabe" / "analysis.sqlite"


def test_an_article_without_a_date_depends_on_the_others_one_with_a_date_does_not():
    one, other = Article("a", "a.txt", "28日に会った。"), Article("b", "b.txt", "会った。", published="2024-05-03")
    assert to_read([one]) == (ToRead(one),)
    first, second = to_read([other, one])
    assert first.about is not None
    assert second == ToRead(other)


def test_several_processes_read_the_same_in_the_same_order():
    wanted = to_read(story(7, 9))
    told = []
    assert list(on_cores(2, wanted, told.append)) == list(one_by_one(wanted, pipeline.tell_nobody))
    assert [dict(step.values)["number"] for step in told] == list(range(1, 10))


def test_a_reader_who_leaves_ends_the_processes():
    reading = on_cores(2, to_read(story(8, 9)), pipeline.tell_nobody)
    next(reading)
    reading.close()
    assert not multiprocessing.active_children()


def test_what_broken_processes_leave_is_read_here(monkeypatch):
    def broken(_workers, wanted):
        yield pack_article(read(wanted[0]))
        raise BrokenProcessPool

    monkeypatch.setattr("compare.cache.workers._packed", broken)
    wanted = to_read(story(9))
    assert list(on_cores(2, wanted, pipeline.tell_nobody)) == list(one_by_one(wanted, pipeline.tell_nobody))
