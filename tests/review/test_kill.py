"""Children decide again and again and are killed at random: what they acknowledged is on disk, no file is broken.

One process imports the program once and forks a child for each kill, so that hundreds of kills take seconds.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 240
NURSERY = """
import itertools, os, signal, sys, time
from pathlib import Path
from random import Random

sys.path.insert(0, sys.argv[2])
from review_samples import ARTICLES, AT, BY, RAIN, crowd, target, titles

from compare.review import files, ids, journal, ledger, steps, storage

root, kills = Path(sys.argv[1]), int(sys.argv[3])
random = Random(8)


def decide(pipe, number):
    # Without waiting for the disk a child gets further before it is killed; the order of what it does is the same.
    os.fsync = lambda _descriptor: None
    loaded = storage.load(root)
    state, stamps = journal.restore(root, loaded.annotations), loaded.stamps
    for number in itertools.count(number):
        fields = {"by": BY, "at": AT, "new_id": ids.new_id(stamps)}
        note = f"{number}\\n" + "決定の理由。\\n" * (number % 4)
        match number % 5:
            case 0:
                after = ledger.decide(state, titles(), ARTICLES, "accepted", note=note, **fields)
            case 1:
                after = ledger.decide(state, crowd(), ARTICLES, "rejected", rejection="other", note=note, **fields)
            case 2:
                after = ledger.annotate(state, [target(RAIN, "九州")], note=note, **fields)
            case 3 if len(state.annotations) > 4:
                after = ledger.remove(state, state.annotations[-1].id)
            case _:
                after = steps.undo(state)
        stamps = storage.save(root, state, after, stamps)
        journal.record(root, state, after)
        state = after
        said = " ".join([str(number), *(f"{one.id}={one.note.split(chr(10))[0]}" for one in after.annotations)])
        os.write(pipe, said.encode() + b"\\n")


number, acknowledged, silent = 0, {}, 0
for kill in range(kills):
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        decide(writing, number)
    os.close(writing)
    # Some children are killed before they have said anything, most in the middle of their second to sixth step.
    begun = b"" if random.random() < 0.1 else os.read(reading, 1)
    time.sleep(random.random() * 0.006)
    os.kill(child, signal.SIGKILL)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL, "a child ended by itself"
    said = begun + b"".join(iter(lambda: os.read(reading, 65536), b""))
    os.close(reading)
    # A line without its end was not acknowledged.
    lines = said.decode().split("\\n")[:-1]
    if lines:
        head, *pairs = lines[-1].split()
        number, acknowledged = int(head) + 1, dict(pair.split("=") for pair in pairs)
    else:
        silent += 1
    loaded = storage.load(root)
    assert loaded.problems == (), loaded.problems
    found = {one.id: one.note.split(chr(10))[0] for one in loaded.annotations}
    # One step after the last acknowledged one may be on disk already, or not.
    differing = {name for name in {*found, *acknowledged} if found.get(name) != acknowledged.get(name)}
    assert len(differing) <= 1, (kill, acknowledged, found)
    if not kill % 40:
        # A journal torn by a kill is read, and begun anew so that this test does not spend its time in reading it.
        assert journal.restore(root, loaded.annotations).annotations == loaded.annotations
        (root / journal.FILE).unlink(missing_ok=True)
    acknowledged, number = found, number + 1
restored = journal.restore(root, loaded.annotations)
storage.save(root, restored, steps.undo(restored), loaded.stamps)
assert storage.load(root).annotations == steps.undo(restored).annotations
drafts = list(root.rglob("*.tmp"))
assert not drafts, drafts
print(kills - silent)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no fork and no SIGKILL there")
def test_no_acknowledged_decision_is_lost_whenever_the_program_is_killed(tmp_path):
    command = [sys.executable, "-c", NURSERY, str(tmp_path), str(Path(__file__).parent), str(KILLS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert int(done.stdout) > KILLS * 0.8
