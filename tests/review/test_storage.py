from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from review_samples import ARTICLES, AT, BY, GAME, RAIN, crowd, target, titles

from compare.errors import CompareError, ConflictError
from compare.i18n import speaking
from compare.model import Article, Ledger, Span
from compare.review import files, ledger, steps, storage
from compare.review.anchoring import describe
from compare.review.problems import Gravity


def one(name="a00001", finding=None, start=None, status="accepted", **fields):
    return ledger.decide(start or Ledger(), finding or titles(), ARTICLES, status, by=BY, at=AT, new_id=name, **fields)


def saved(root: Path, *states: Ledger):
    """Save one state after the other and return the last stamps."""
    stamps, before = {}, Ledger()
    for after in states:
        stamps = storage.save(root, before, after, stamps)
        before = after
    return stamps


def path_of(root: Path, stamps, name="a00001") -> Path:
    return root / stamps[name].file


def test_a_record_lies_beside_others_on_its_first_article(tmp_path):
    stamps = saved(tmp_path, one())
    assert stamps["a00001"].file == "annotations/news/game/a00001.yaml"
    loaded = storage.load(tmp_path)
    assert loaded.annotations == one().annotations
    assert loaded.stamps == stamps
    assert loaded.problems == ()
    line = path_of(tmp_path, stamps).read_text("utf-8").splitlines()[0]
    schema = line.partition("$schema=")[2]
    assert (path_of(tmp_path, stamps).parent / schema).resolve() == tmp_path / "annotations/annotation.schema.json"
    assert (tmp_path / "annotations/annotation.schema.json").is_file()
    assert (tmp_path / ".yomikurabe/.gitignore").read_text() == "*\n"


def test_a_project_without_annotations_is_empty(tmp_path):
    assert storage.load(tmp_path) == storage.Loaded()
    assert storage.save(tmp_path, Ledger(), Ledger(), {}) == {}
    assert list(tmp_path.iterdir()) == []


def test_only_touched_files_are_written(tmp_path):
    both = one("b00001", crowd(), one())
    stamps = saved(tmp_path, both)
    before = path_of(tmp_path, stamps, "b00001").stat()
    storage.save(tmp_path, both, ledger.change(both, "a00001", severity=3), stamps)
    after = path_of(tmp_path, stamps, "b00001").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_removed_and_undone_records_leave_no_file(tmp_path):
    stamps = saved(tmp_path, one(), ledger.remove(one(), "a00001"))
    assert stamps == {}
    assert storage.load(tmp_path).annotations == ()
    again = steps.undo(ledger.remove(one(), "a00001"))
    storage.save(tmp_path, Ledger(), again, stamps)
    assert storage.load(tmp_path).annotations == again.annotations


@pytest.mark.parametrize("act", ["change", "remove"])
def test_what_somebody_changed_meanwhile_is_not_overwritten(tmp_path, act):
    stamps = saved(tmp_path, one())
    path = path_of(tmp_path, stamps)
    path.write_text(path.read_text("utf-8").replace("severity: 1", "severity: 2"), "utf-8")
    content = path.read_bytes()
    after = ledger.change(one(), "a00001", note="私の") if act == "change" else ledger.remove(one(), "a00001")
    with pytest.raises(ConflictError, match=r"a00001\.yaml: was changed on disk"):
        storage.save(tmp_path, one(), after, stamps)
    assert path.read_bytes() == content


def test_what_somebody_removed_meanwhile_is_not_brought_back_unasked(tmp_path):
    stamps = saved(tmp_path, one())
    path_of(tmp_path, stamps).unlink()
    with pytest.raises(ConflictError):
        storage.save(tmp_path, one(), ledger.change(one(), "a00001", severity=3), stamps)
    assert storage.save(tmp_path, one(), ledger.remove(one(), "a00001"), stamps) == {}


def test_one_conflict_stops_all_of_a_save(tmp_path):
    both = one("b00001", crowd(), one())
    stamps = saved(tmp_path, both)
    path_of(tmp_path, stamps, "b00001").write_text("elsewhere: 1\n")
    after = ledger.change(ledger.change(both, "a00001", severity=3), "b00001", severity=2)
    with pytest.raises(ConflictError):
        storage.save(tmp_path, both, after, stamps)
    assert "severity: 1" in path_of(tmp_path, stamps).read_text("utf-8")


def test_the_same_change_by_somebody_else_is_no_conflict(tmp_path):
    stamps = saved(tmp_path, one())
    after = ledger.change(one(), "a00001", severity=3)
    storage.save(tmp_path, one(), after, stamps)
    # The second process still has the stamps from before.
    again = storage.save(tmp_path, one(), after, stamps)
    assert storage.load(tmp_path).stamps == again


def test_a_save_may_be_tried_again_after_it_failed_halfway(tmp_path, monkeypatch):
    both = one("b00001", crowd(), one())
    write, count = files.write, []

    def failing(path, data, name):
        count.append(name)
        if len(count) == 3:  # the schema, the first record, then no more
            raise ConflictError(storage.message("full"))
        write(path, data, name)

    (tmp_path / ".yomikurabe").mkdir()
    (tmp_path / ".yomikurabe/.gitignore").write_text("*\n")
    monkeypatch.setattr(files, "write", failing)
    with pytest.raises(ConflictError):
        storage.save(tmp_path, Ledger(), both, {})
    monkeypatch.setattr(files, "write", write)
    stamps = storage.save(tmp_path, Ledger(), both, {})
    assert storage.load(tmp_path).annotations == both.annotations
    assert storage.load(tmp_path).stamps == stamps


def test_a_hand_written_page_keeps_its_line_ends_and_mark(tmp_path):
    stamps = saved(tmp_path, one())
    path = path_of(tmp_path, stamps)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    loaded = storage.load(tmp_path)
    storage.save(tmp_path, one(), ledger.change(one(), "a00001", note="一\n二"), loaded.stamps)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf#")
    assert data.count(b"\r\n") == data.count(b"\n")
    assert storage.load(tmp_path).annotations[0].note == "一\n二"


def test_a_file_that_cannot_be_read_leaves_the_others(tmp_path):
    folder = tmp_path / "annotations/news/game"
    saved(tmp_path, one())
    (folder / "b.yaml").write_bytes("note: 日本\n".encode("cp932"))
    (folder / "c.yaml").write_text("<<<<<<< HEAD\nid: c\n=======\nid: d\n>>>>>>> x\n")
    (folder / "d.yaml").write_text("a: [")
    (folder / "e.yaml").write_text("")
    (folder / "f.yaml").mkdir()
    (folder / "g.yml").write_text("id: g\n")
    (folder / "readme.txt").write_text("hello")
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    loaded = storage.load(tmp_path)
    assert loaded.annotations == one().annotations
    first = {}
    for problem in loaded.problems:
        first.setdefault(Path(problem.place.file).name, problem)
    assert {name: (problem.code, problem.place.line) for name, problem in first.items()} == {
        "b.yaml": ("unreadable", 1),
        "c.yaml": ("merge-conflict", 1),
        "d.yaml": ("yaml", 2),
        "e.yaml": ("schema", 1),
        "g.yml": ("schema", 1),
    }
    assert before == {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_what_a_killed_process_left_half_written_is_swept_away(tmp_path):
    stamps = saved(tmp_path, one())
    draft = path_of(tmp_path, stamps).with_name(".a00001.yaml.tmp")
    draft.write_text("torn")
    assert storage.load(tmp_path).problems == ()
    assert not draft.exists()


def test_a_page_keeps_its_permissions(tmp_path):
    stamps = saved(tmp_path, one())
    path_of(tmp_path, stamps).chmod(0o640)
    storage.save(tmp_path, one(), ledger.change(one(), "a00001", severity=3), stamps)
    assert path_of(tmp_path, stamps).stat().st_mode & 0o777 == 0o640


def test_a_link_to_itself_is_said(tmp_path):
    (tmp_path / "annotations").symlink_to(tmp_path / "annotations")
    assert [problem.code for problem in storage.load(tmp_path).problems] == ["place"]


def test_two_records_of_one_id_are_said_and_the_second_is_left_alone(tmp_path):
    stamps = saved(tmp_path, one())
    copy = path_of(tmp_path, stamps).with_name("z.yaml")
    copy.write_bytes(path_of(tmp_path, stamps).read_bytes())
    loaded = storage.load(tmp_path)
    assert loaded.stamps["a00001"].file == "annotations/news/game/a00001.yaml"
    assert [(problem.code, problem.place.file) for problem in loaded.problems] == [
        ("duplicate-id", "annotations/news/game/z.yaml")
    ]


def test_a_file_of_a_newer_version_is_never_changed(tmp_path):
    stamps = saved(tmp_path, one())
    path = path_of(tmp_path, stamps)
    path.write_text(path.read_text("utf-8").replace('version: "2"\nid', 'version: "3"\nmood: 1\nid'), "utf-8")
    loaded = storage.load(tmp_path)
    assert loaded.annotations == one().annotations
    for after in (ledger.change(one(), "a00001", severity=3), ledger.remove(one(), "a00001")):
        with pytest.raises(ConflictError):
            storage.save(tmp_path, one(), after, loaded.stamps)
    assert "mood: 1" in path.read_text("utf-8")


def test_unknown_keys_are_kept_and_warned_about(tmp_path):
    stamps = saved(tmp_path, one())
    path = path_of(tmp_path, stamps)
    path.write_text(path.read_text("utf-8").replace("tags: []", "tags: []\nsource: 電話"), "utf-8")
    loaded = storage.load(tmp_path)
    assert [(problem.code, problem.gravity) for problem in loaded.problems] == [("unknown-key", Gravity.WARNING)]
    storage.save(tmp_path, one(), ledger.change(one(), "a00001", severity=3), loaded.stamps)
    assert "source: 電話\n" in path.read_text("utf-8")


def test_symbolic_links_lead_nowhere(tmp_path):
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    stamps = saved(outside, one())
    (root / "annotations").symlink_to(outside / "annotations")
    assert [problem.code for problem in storage.load(root).problems] == ["place"]
    with pytest.raises(CompareError, match="symbolic link"):
        storage.save(root, Ledger(), one("b00001"), {})
    (root / "annotations").unlink()
    (root / "annotations").mkdir()
    (root / "annotations/news").symlink_to(outside / "annotations/news")
    (root / "annotations/x.yaml").symlink_to(path_of(outside, stamps))
    loaded = storage.load(root)
    assert loaded.annotations == ()
    assert [(problem.code, problem.place.file) for problem in loaded.problems] == [
        ("place", "annotations/news"),
        ("place", "annotations/x.yaml"),
    ]
    with pytest.raises(CompareError, match="symbolic link"):
        storage.save(root, Ledger(), one("b00001"), {})
    assert sorted(path.name for path in (outside / "annotations/news/game").iterdir()) == ["a00001.yaml"]


def test_a_project_reached_through_a_link_is_fine(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    saved(tmp_path / "link", one())
    assert storage.load(tmp_path / "link").annotations == one().annotations


def test_what_is_no_ordinary_file_is_not_read(tmp_path):
    (tmp_path / "annotations").mkdir()
    os.mkfifo(tmp_path / "annotations/a.yaml")
    with (tmp_path / "annotations/b.yaml").open("wb") as file:
        file.truncate(5 * 1024 * 1024)
    problems = storage.load(tmp_path).problems
    assert ["ordinary file" in str(problems[0]), "larger than" in str(problems[1])] == [True, True]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_read_only_project_is_said_and_nothing_changes(tmp_path):
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(ConflictError, match="cannot be written"):
            storage.save(tmp_path, Ledger(), one(), {})
    finally:
        tmp_path.chmod(0o755)


def test_a_full_disk_is_said_and_leaves_the_old_file(tmp_path, monkeypatch):
    stamps = saved(tmp_path, one())
    content = path_of(tmp_path, stamps).read_bytes()

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ConflictError, match="the drive is full"):
        storage.save(tmp_path, one(), ledger.change(one(), "a00001", severity=3), stamps)
    assert path_of(tmp_path, stamps).read_bytes() == content
    assert [path.name for path in path_of(tmp_path, stamps).parent.iterdir()] == ["a00001.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such lock")
@pytest.mark.parametrize("number", [errno.EXDEV, errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_drive_that_cannot_replace_files_is_said_plainly(tmp_path, monkeypatch, number):
    state = one()
    stamps = saved(tmp_path, state)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}

    def replace_(self, _target):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "replace", replace_)
    with pytest.raises(ConflictError, match=r"at one stroke.*local drive"):
        storage.save(tmp_path, state, ledger.change(state, "a00001", note="別"), stamps)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")} == before
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_drive_that_cannot_confirm_folders_is_used_all_the_same(tmp_path, monkeypatch):
    fsync = os.fsync

    def only_files(descriptor):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", only_files)
    saved(tmp_path, one())
    assert len(storage.load(tmp_path).annotations) == 1


def test_a_drive_that_fails_after_the_writing_is_not_said_to_have_changed_nothing(tmp_path, monkeypatch):
    fsync = os.fsync

    def failing(descriptor):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode) and list(tmp_path.rglob("a00001.yaml")):
            raise OSError(errno.EIO, "Input/output error")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(ConflictError, match="was written, but") as caught:
        saved(tmp_path, one())
    assert "Nothing was changed" not in str(caught.value)


def test_what_the_system_says_is_said_in_the_readers_language(tmp_path, monkeypatch):
    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ConflictError) as caught:
        saved(tmp_path, one())
    with speaking("ja"):
        assert "ドライブに空きがありません" in str(caught.value)
        assert "No space" not in str(caught.value)


def test_another_process_that_writes_is_waited_for_but_not_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_PATIENCE", 0.05)
    with files.lock(tmp_path), pytest.raises(ConflictError, match="another process"):
        storage.save(tmp_path, Ledger(), one(), {})
    storage.save(tmp_path, Ledger(), one(), {})


@pytest.mark.parametrize("name", ["...txt", "a b/日本 12号.md", "ab\ncd.txt", "-x.txt", os.fsdecode(b"\xff.txt")])
def test_article_names_of_any_kind(tmp_path, name):
    article = Article("x", name, "本文に12人。")
    after = ledger.annotate(Ledger(), [describe(article, Span(3, 6))], by=BY, at=AT, new_id="a00001")
    try:
        storage.save(tmp_path, Ledger(), after, {})
    except ConflictError:
        pytest.skip("this file system wants other names")
    assert storage.load(tmp_path).annotations == after.annotations
    assert storage.load(tmp_path).problems == ()


def test_an_article_outside_the_project_gets_no_record(tmp_path):
    record = replace(target(GAME, "南洋"), article="../outside.txt")
    after = ledger.annotate(Ledger(), [record], by=BY, at=AT, new_id="a00001")
    with pytest.raises(CompareError, match="outside"):
        storage.save(tmp_path, Ledger(), after, {})
    assert not (tmp_path.parent / "outside").exists()


def test_loading_does_not_depend_on_the_order_of_the_file_system(tmp_path, monkeypatch):
    both = one("b00001", crowd(), one())
    saved(tmp_path, ledger.annotate(both, [target(RAIN, "九州")], by=BY, at=AT, new_id="c00001"))
    (tmp_path / "annotations/news/zz.yaml").write_text("x: 1\n")
    first = storage.load(tmp_path)
    walk = os.walk

    def backwards(*arguments, **named):
        for place, folders, names in walk(*arguments, **named):
            folders.reverse()
            yield place, folders, names[::-1]

    monkeypatch.setattr(os, "walk", backwards)
    assert storage.load(tmp_path) == first


def test_reading_and_writing_annotations_needs_no_terminal():
    code = "import sys, compare.review.storage, compare.review.check; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes there")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    reading = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        files.write(tmp_path / "pipe", b"words", "pipe")
        assert os.read(reading, 99) == b"words"
        assert (tmp_path / "pipe").is_fifo()
    finally:
        os.close(reading)
