"""A child decides again and again and is killed at random: what it acknowledged is on disk, and no file is broken."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from compare.review import journal, ledger, storage

RUNS = 50
CHILD = f"""
import itertools, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from review_samples import ARTICLES, AT, BY, RAIN, crowd, target, titles
from compare.review import ids, journal, ledger, storage

root = Path(sys.argv[1])
loaded = storage.load(root)
state, stamps = journal.restore(root, loaded.annotations), loaded.stamps
for number in itertools.count(int(sys.argv[2])):
    fields = {{"by": BY, "at": AT, "new_id": ids.new_id(stamps)}}
    note = f"{{number}}\\n" + "決定の理由。\\n" * (number % 40)
    match number % 5:
        case 0:
            after = ledger.decide(state, titles(), ARTICLES, "accepted", note=note, **fields)
        case 1:
            after = ledger.decide(state, crowd(), ARTICLES, "rejected", rejection="other", note=note, **fields)
        case 2:
            after = ledger.annotate(state, [target(RAIN, "九州")], note=note, **fields)
        case 3:
            after = ledger.remove(state, state.annotations[-1].id)
        case _:
            after = ledger.undo(state)
    stamps = storage.save(root, state, after, stamps)
    journal.record(root, state, after)
    state = after
    print(number, *(f"{{one.id}}={{one.note.split(chr(10))[0]}}" for one in after.annotations), flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_no_acknowledged_decision_is_lost_whenever_the_program_is_killed(tmp_path):
    random = Random(8)  # noqa: S311 - moments, not secrets
    number, killed = 0, 0
    for _ in range(RUNS):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(tmp_path), str(number)], stdout=subprocess.PIPE, text=True
        )
        with child:
            lines = [child.stdout.readline() for _ in range(random.randrange(1, 4))]
            time.sleep(random.random() * 0.01)
            child.send_signal(signal.SIGKILL)
            lines += child.stdout.readlines()
        assert child.returncode == -signal.SIGKILL
        killed += 1
        # A line without its end was not acknowledged.
        said = [line for line in lines if line.endswith("\n")][-1].split()
        loaded = storage.load(tmp_path)
        assert loaded.problems == ()
        found = {annotation.id: annotation.note.split("\n")[0] for annotation in loaded.annotations}
        acknowledged = dict(pair.split("=") for pair in said[1:])
        number = int(said[0]) + 1
        # One step after the last acknowledged one may be on disk already, or not.
        differing = {name for name in {*found, *acknowledged} if found.get(name) != acknowledged.get(name)}
        assert len(differing) <= 1, (acknowledged, found)
        restored = journal.restore(tmp_path, loaded.annotations)
        assert restored.annotations == loaded.annotations
        if restored.done:
            storage.save(tmp_path, restored, ledger.undo(restored), loaded.stamps)
            assert storage.load(tmp_path).annotations == ledger.undo(restored).annotations
        number += 1
    assert killed == RUNS
