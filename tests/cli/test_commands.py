"""The commands as a user runs them: output, exit codes, both languages, bad input."""

import json
import subprocess
import sys

import jsonschema
import pytest


def test_help_is_in_the_language_asked_for_and_names_every_command(run):
    english, japanese = run("--help"), run("--help", lang="ja")
    assert english.code == japanese.code == 0
    for name in ("analyze", "check", "figures", "review", "schema", "summary"):
        assert f"  {name} " in english.out
        assert f"  {name} " in japanese.out
    assert "使い方" in japanese.out
    assert "Usage" in english.out


def test_the_option_wins_over_the_environment_at_any_place(run):
    assert "使い方" in run("--lang", "ja", "--help").out
    assert "使い方" in run("summary", "--help", "--lang=ja").out


def test_help_fits_the_terminal_in_cells(run):
    from compare.display.width import cell_width

    for name in ("analyze", "check", "figures", "review", "schema", "summary"):
        for lang in ("en", "ja"):
            out = run(name, "--help", lang=lang, COLUMNS="80").out
            assert max(cell_width(line) for line in out.splitlines()) <= 80


def test_analysis_as_text_names_topics_candidates_and_quotes(run):
    result = run("analyze", "news")
    assert result.code == 0
    assert "3 articles" in result.out
    assert "120億円" in result.out
    assert "150億円" in result.out
    assert "news/yoru.txt:6" in result.out
    assert result.err == ""


def test_analysis_as_json_keeps_the_contract(run):
    result = run("analyze", "news", "--format", "json")
    analysis = json.loads(result.out)
    jsonschema.validate(analysis, json.loads(run("schema", "analysis").out))
    assert analysis["schema"] == "yomikurabe/analysis/1"
    assert [article["id"] for article in analysis["articles"]] == ["asa", "hiru", "yoru"]
    assert [article["path"] for article in analysis["articles"]] == ["news/asa.txt", "news/hiru.txt", "news/yoru.txt"]
    costs = {m["low"] for m in analysis["mentions"] if m["kind"] == "money"}
    assert costs == {"12000000000", "15000000000"}
    rules = {finding["rule"] for finding in analysis["findings"]}
    assert {"figure-difference", "media-provenance"} <= rules


def test_every_span_of_the_json_is_its_text(run, project):
    analysis = json.loads(run("analyze", "news", "--format", "json").out)
    texts = {a["id"]: (project / a["path"]).read_text(encoding="utf-8") for a in analysis["articles"]}
    pieces = analysis["mentions"] + [piece for finding in analysis["findings"] for piece in finding["evidence"]]
    assert pieces
    for piece in pieces:
        assert texts[piece["article"]][piece["start"] : piece["end"]] == piece["text"]


def test_the_same_bytes_on_every_run_whatever_the_hash_seed(run):
    first, second = (run("analyze", "news", "--format", "json", PYTHONHASHSEED=seed).out for seed in ("1", "2"))
    assert first == second


def test_json_holds_no_character_that_a_terminal_obeys(run, project):
    (project / "news" / "evil.txt").write_text(
        "題\x1b]52;c;eA==\x07\u202e\n\n港の工事費は\x1b[31m120億円だ。\n", encoding="utf-8"
    )
    for form in ("json", "text"):
        out = run("analyze", "news", "--format", form).out
        assert not set(out) & {"\x1b", "\x07", "\u202e", "\x9b"}


def test_without_a_terminal_the_review_says_so_and_prints_the_analysis(run):
    result = run("review", "news")
    assert result.code == 0
    assert "not a terminal" in result.err
    assert result.out == run("analyze", "news").out
    assert run("news").out == result.out, "a folder alone means review"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("analyze", "nowhere"), 3, "does not exist"),
        (("analyze", "news/asa.txt"), 3, "not a folder"),
        (("analyze",), 2, "DIR"),
        (("bogus",), 2, "bogus"),
        (("analyze", "news", "--format", "xml"), 2, "xml"),
        (("analyze", "news", "--encoding", "asa.txt"), 2, "FILE=NAME"),
        (("analyze", "news", "--encoding", "asa.txt=klingon"), 2, "klingon"),
        (("schema", "poem"), 2, "poem"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_the_right_exit_code(run, arguments, code, said):
    result = run(*arguments)
    assert result.code == code
    assert said in result.err
    assert len(result.err.splitlines()) == 1
    assert "Traceback" not in result.err


def test_an_empty_folder_is_explained(run, project):
    (project / "empty").mkdir()
    result = run("analyze", "empty")
    assert result.code == 0
    assert "No article was found" in result.out


def test_files_that_are_not_articles_are_named(run, project):
    (project / "news" / "scan.pdf").write_bytes(b"%PDF-1.7")
    result = run("analyze", "news")
    assert "news/scan.pdf" in result.err
    assert json.loads(run("analyze", "news", "--format", "json").out)["skipped"][0]["path"] == "news/scan.pdf"


def test_a_wrong_setting_is_named(run, project):
    (project / "yomikurabe.toml").write_text('langauge = "ja"\n', encoding="utf-8")
    result = run("analyze", "news")
    assert result.code == 2
    assert "langauge" in result.err
    assert "yomikurabe.toml" in result.err


def test_summary_goes_to_stdout_or_a_file(run, project):
    printed = run("summary", "news").out
    assert printed.startswith("# ")
    result = run("summary", "news", "-o", "out.md")
    assert result.code == 0
    assert (project / "out.md").read_text(encoding="utf-8") == printed


def test_check_of_a_project_without_annotations_is_clean(run):
    result = run("check")
    assert result.code == 0
    assert result.out == ""


@pytest.mark.parametrize("arguments", [("analyze", "news"), ("check", "news"), ("summary", "news"), ("--help",)])
def test_headless_commands_never_import_textual(project, arguments):
    program = (
        "import sys\nfrom compare.cli import main\ntry:\n    main(sys.argv[1:])\n"
        "except SystemExit:\n    pass\nassert not {'textual', 'rich'} & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=project, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


def test_help_imports_nothing_heavy(project):
    program = (
        "import sys\nfrom compare.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'sudachipy', 'pydantic', 'yaml', 'rapidfuzz', 'textual', 'diff_match_patch', 'charset_normalizer'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=project, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_python_m_compare_and_the_script_are_one(run):
    assert run("--version").out.startswith("yomikurabe, version ")


def test_the_projects_language_holds_wherever_the_command_is_started(run, project, tmp_path_factory):
    (project / "yomikurabe.toml").write_text('language = "ja"\n', encoding="utf-8")
    elsewhere = run("analyze", project / "news", YOMIKURABE_LANG="", LANG="en_US.UTF-8", LC_ALL="")
    assert "記事 3本" in elsewhere.out
    assert "3 articles" in run("analyze", project / "news", lang="en").out


@pytest.mark.parametrize("arguments", [(), ("--lang", "en"), ("--debug",)])
def test_without_a_command_the_help_is_shown_as_it_is(run, arguments):
    result = run(*arguments)
    assert result.code == 2
    assert result.err == run("--help").out


@pytest.mark.parametrize("name", ["klingon", "undefined", "hex", ""])
def test_an_encoding_that_is_none_is_a_usage_error(run, name):
    result = run("analyze", "news", "--encoding", f"asa.txt={name}")
    assert result.code == 2
    assert f"“{name}”" in result.err


def test_check_reads_in_the_encoding_named_relative_to_the_folder(run, project):
    result = run("check", "news", "--encoding", "asa.txt=utf-8")
    assert (result.code, result.err.count("Annotations checked")) == (0, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="no such file names there")
def test_a_file_name_cannot_forge_lines(run, project):
    (project / "news" / "a\n0 candidates.txt").write_text("港の工事費は120億円だ。\n", encoding="utf-8")
    assert "a␊0 candidates.txt" in run("analyze", "news").out


def test_a_summary_overwrites_no_article(run, project):
    before = (project / "news" / "asa.txt").read_bytes()
    result = run("summary", "news", "-o", "news/asa.txt")
    assert result.code == 2
    assert "not overwritten" in result.err
    assert (project / "news" / "asa.txt").read_bytes() == before


def test_a_summary_among_the_articles_is_not_taken_for_one(run):
    assert run("summary", "news", "-o", "news/summary.md").code == 0
    result = run("analyze", "news")
    assert "3 articles" in result.out
    assert "news/summary.md: is a summary" in result.err
