"""`yomikurabe figures`: a file, a folder or standard input; text, JSON, JSON Lines and CSV."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest

SENTENCE = "知事は5日、事業費が約1億2千万円（約80万ドル）に上ると述べた。\n前年比3割増だった。\n"


def piped(content, *arguments):
    done = subprocess.run(
        [sys.executable, "-m", "compare", "figures", "-", *arguments],
        input=content,
        capture_output=True,
        env={**os.environ, "YOMIKURABE_LANG": "en", "PYTHONUTF8": "1"},
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def test_standard_input_is_read_as_json_lines():
    code, out, _ = piped(SENTENCE.encode(), "--format", "jsonl", "--date", "2024-06-07")
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(row["line"], row["text"], row["low"]) for row in found] == [
        (1, "5日", "2024-06-05"),
        (1, "約1億2千万円", "120000000"),
        (1, "約80万ドル", "800000"),
        (2, "3割増", "30"),
    ]
    assert all(SENTENCE[row["start"] : row["end"]] == row["text"] for row in found)
    assert found[2]["same_as"] == {"start": found[1]["start"], "end": found[1]["end"]}
    assert found[3]["basis"] == "前年"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "euc_jp"])
def test_any_japanese_encoding_is_read(encoding):
    text = "この年の降水量は平年より2割多い１２０ミリだった。市の人口は八万人である。"
    code, out, _ = piped(text.encode(encoding), "--format", "jsonl")
    assert code == 0
    assert [json.loads(line)["low"] for line in out.splitlines()] == ["20", "120", "80000"]


def test_text_has_a_row_for_each(run):
    result = run("figures", "news/asa.txt")
    assert result.code == 0
    assert any("  120億円  money 12000000000 JPY" in line for line in result.out.splitlines())


def test_a_folder_is_read_article_by_article(run):
    found = json.loads(run("figures", "news", "--format", "json").out)
    assert found["schema"] == "yomikurabe/figures/1"
    assert {row["file"] for row in found["figures"]} == {"asa.txt", "hiru.txt"}
    days = {row["low"] for row in found["figures"] if row["text"] == "2日"}
    assert days == {"2024-05-02"}, "filled in from the article's own date"


def test_a_table_opens_in_a_spreadsheet(run):
    out = run("figures", "news/asa.txt", "--format", "csv").out
    assert out.startswith("\ufeff")
    found = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert ("120億円", "12000000000", "JPY") in [(row["text"], row["low"], row["unit"]) for row in found]


def test_no_cell_made_of_the_articles_words_is_a_formula():
    from compare.exchange.figures import as_csv

    row = {"file": "=1+1.txt", "line": 1, "text": "-5%", "low": "-5", "measure": "@SUM(A1)"}
    cells = next(csv.DictReader(io.StringIO(as_csv([row]).removeprefix("\ufeff"))))
    assert (cells["file"], cells["measure"]) == ("'=1+1.txt", "'@SUM(A1)")
    assert (cells["text"], cells["low"]) == ("-5%", "-5"), "figures stay figures"


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
def test_nothing_to_read_is_no_failure(form):
    code, out, err = piped("晴れた。".encode(), "--format", form)
    assert (code, err) == (0, "")
    assert "晴れ" not in out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("figures", "nowhere.txt"), 3, "nowhere.txt"),
        (("figures",), 2, "FILE|DIR|-"),
        (("figures", "news", "--date", "2025-02-30"), 2, "2025-02-30"),
        (("figures", "news", "--date", "2025"), 2, "2025"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(run, arguments, code, said):
    result = run(*arguments)
    assert result.code == code
    assert said in result.err
    assert len(result.err.splitlines()) == 1


def test_bytes_that_are_no_text_are_refused():
    code, out, err = piped(b"\x00\xff\xfe\x01\x02" * 50)
    assert (code, out) == (3, "")
    assert err.startswith("yomikurabe: -:")


def test_the_terminal_is_never_asked_for_its_screen():
    script = (
        "import sys\n"
        "from compare.cli import main\n"
        "try: main(['figures', '-'])\n"
        "except SystemExit: pass\n"
        "print(any(name.split('.')[0] in ('textual', 'rich') for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input="3人".encode(), capture_output=True, timeout=120, check=False
    )
    assert done.stdout.decode("utf-8").splitlines()[-1] == "False"


def test_a_folder_gives_the_ledger(run):
    result = run("figures", "news")
    assert result.code == 0
    assert "asa  120億円  = 12,000,000,000 JPY" in result.out
    assert "no mention found: yoru" in result.out
    found = json.loads(run("figures", "news", "--format", "json").out)["ledger"]
    cost = next(row for row in found if row["state"] == "explained")
    assert {name: cell[0]["text"] for name, cell in cost["cells"].items()} == {"asa": "120億円", "hiru": "150億円"}


def test_the_ledger_opens_in_a_spreadsheet(run):
    out = run("figures", "news", "--format", "csv", lang="ja").out
    assert out.startswith("\ufeff")
    found = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert ("120億円", "150億円", "") in [(row["asa"], row["hiru"], row["yoru"]) for row in found]


@pytest.mark.parametrize("order", ["state", "reading", "articles", "spread", "label"])
def test_the_ledger_can_be_sorted(run, order):
    assert run("figures", "news", "--sort", order).code == 0


def test_the_timeline_names_events_and_where_the_articles_stand(run):
    result = run("timeline", "news", "--how")
    assert result.code == 0
    assert "2027-04-01 to 2027-04-30" in result.out
    assert "written before" in result.out
    assert "2024-05-02" in result.out


@pytest.mark.parametrize("form", ["json", "csv"])
def test_the_timeline_goes_to_other_programs(run, form):
    out = run("timeline", "news", "--format", form).out
    if form == "json":
        events = json.loads(out)["events"]
        assert {"asa", "hiru"} <= {name for event in events for name in event["cells"]}
    else:
        assert out.startswith("\ufeff")
