from __future__ import annotations

from dataclasses import replace

from review_samples import AT, full_record

from compare.review import editing, record, upgrades
from compare.review.schema import OLDEST, VERSION

VERSION_1 = f"""version: "1"   # 旧形式
id: k7q2xm
category: figure
status: accepted
targets:
  - {{article: news/game.txt, exact: 5回目, start: 30, end: 33, sha256: "9f"}}
  - {{article: news/2024/match.md, exact: 4回目, start: 3, end: 6, sha256: "9f"}}
values: {{game: "5", "2024/match.md": "4", elsewhere: "3"}}   # 手書き
proposed_by: {{rule: figure-difference, version: "1", fingerprint: "0", confidence: "0.9"}}
note: 確認済み
by: 花子
at: "{AT}"
"""


def test_every_older_format_has_a_step():
    assert sorted(upgrades.STEPS) == [str(version) for version in range(OLDEST, VERSION)]
    for version, step in upgrades.STEPS.items():
        assert step({"version": version}) == {"version": str(int(version) + 1)}


def test_values_by_id_are_read_as_values_by_path():
    parsed = record.parse(VERSION_1, "f")
    assert (parsed.problems, parsed.newer) == ((), False)
    assert dict(parsed.annotation.values) == {"news/game.txt": "5", "news/2024/match.md": "4", "elsewhere": "3"}


def test_an_id_that_fits_two_articles_stays():
    text = VERSION_1.replace("news/2024/match.md", "sports/game.txt")
    assert "game" in dict(record.parse(text, "f").annotation.values)


def test_a_change_brings_the_file_up_to_date_and_keeps_what_a_person_wrote():
    before = record.parse(VERSION_1, "f").annotation
    after = replace(before, note="差し替え")
    written = editing.rewrite(VERSION_1, "f", before, after, "# modeline")
    assert written.splitlines()[0] == 'version: "2"   # 旧形式'
    assert "# 手書き" in written
    assert record.parse(written, "f").annotation == after
    lost = [line.split(":")[0] for line in VERSION_1.splitlines() if line not in written.splitlines()]
    assert lost == ["version", "values", "note"]


def test_values_that_nobody_proposed_are_kept_as_they_are():
    text = "".join(line for line in VERSION_1.splitlines(keepends=True) if not line.startswith("proposed_by"))
    before = record.parse(text, "f").annotation
    written = editing.rewrite(text, "f", before, replace(before, note="差し替え"), "# modeline")
    assert 'values: {game: "5"' in written


def test_nonsense_in_an_older_file_is_a_problem_and_no_crash():
    for text in ("version: '1'\nvalues: 3\n", "version: '1'\nvalues: {a: b}\ntargets: [x]\n", "version: '1'\n"):
        assert record.parse(text, "f").problems


def test_the_format_of_today_is_left_alone():
    tree = record.to_tree(full_record())
    assert upgrades.upgraded(tree) is tree
