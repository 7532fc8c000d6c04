"""Two editors work in parallel, each in a clone; git merges their histories; nothing is lost."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from random import Random

import pytest
from review_samples import ARTICLES, AT, GAME, MATCH, RAIN, crowd, target, titles

from compare.model import Ledger
from compare.review import ids, ledger, storage
from compare.review.check import check

WORDS = (
    (GAME, "北海"),
    (GAME, "延長12回"),
    (MATCH, "南洋"),
    (MATCH, "約2万5,000人"),
    (RAIN, "412.5ミリ"),
    (RAIN, "九州"),
)


def git(folder: Path, *arguments: str) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.jp", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def work(root: Path, random: Random, editor: str, mine: list[str]) -> set[str]:
    """Make some random steps on a clone, commit now and then, and return the ids that the editor removed."""
    removed = set()
    for number in range(random.randrange(4, 10)):
        loaded = storage.load(root)
        state = Ledger(loaded.annotations)
        fields = {"by": editor, "at": AT}
        own = [name for name in mine if name in loaded.stamps]
        choice = random.random()
        if own and choice < 0.4:
            after = ledger.change(
                state, random.choice(own), note=f"{editor} {number}\n" * random.randrange(1, 4), **fields
            )
        elif own and choice < 0.5:
            name = random.choice(own)
            removed.add(name)
            after = ledger.remove(state, name)
        else:
            spot = target(*random.choice(WORDS))
            after = ledger.annotate(
                state, [spot], new_id=ids.new_id(loaded.stamps), note=f"{editor} {number}", **fields
            )
        storage.save(root, state, after, loaded.stamps)
        mine += [record.id for record in after.annotations if record.id not in loaded.stamps]
        if random.random() < 0.4:
            save(root, f"{editor} {number}")
    save(root, f"{editor} 終")
    return removed


def save(root: Path, text: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", text)


@pytest.mark.parametrize("seed", range(40))
def test_random_histories_of_two_editors_merge_without_loss(tmp_path, seed):
    random = Random(seed)  # noqa: S311 - histories, not secrets
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    state = Ledger()
    for number in range(8):
        spot = target(*WORDS[number % len(WORDS)])
        state = ledger.annotate(state, [spot], by="初", at=AT, new_id=ids.new_id(), note=f"初 {number}")
    storage.save(first, Ledger(), state, {})
    git(first, "init", "-q", "-b", "main")
    git(first, "add", "-A")
    git(first, "commit", "-q", "-m", "base")
    git(tmp_path, "clone", "-q", str(first), str(second))
    shared = [record.id for record in state.annotations]
    random.shuffle(shared)
    gone = work(first, random, "甲", shared[:4]) | work(second, random, "乙", shared[4:])
    expected = {record.id: record for root in (second, first) for record in storage.load(root).annotations}
    for name in shared[4:]:
        theirs = {record.id: record for record in storage.load(second).annotations}
        if name in theirs:
            expected[name] = theirs[name]
    git(first, "pull", "-q", "--no-rebase", "--no-edit", str(second), "main")
    loaded = storage.load(first)
    assert loaded.problems == ()
    assert {record.id: record for record in loaded.annotations} == {
        name: record for name, record in expected.items() if name not in gone
    }
    assert [problem.code for problem in check(loaded, ARTICLES)] == []


def test_two_verdicts_on_one_finding_merge_into_a_disagreement(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    git(first, "init", "-q", "-b", "main")
    git(first, "commit", "-q", "--allow-empty", "-m", "base")
    git(tmp_path, "clone", "-q", str(first), str(second))
    for root, status, rejection in ((first, "accepted", None), (second, "rejected", "intended")):
        after = Ledger()
        for finding in (titles(), crowd()):
            fields = {"by": root.name, "at": AT, "new_id": ids.new_id()}
            after = ledger.decide(after, finding, ARTICLES, status, rejection=rejection, **fields)
        storage.save(root, Ledger(), after, {})
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", status)
    git(first, "pull", "-q", "--no-rebase", "--no-edit", str(second), "main")
    loaded = storage.load(first)
    assert (len(loaded.annotations), loaded.problems) == (4, ())
    assert [problem.code for problem in check(loaded, ARTICLES)] == ["contradiction"] * 2
