"""`yomikurabe lexicon`: the lists of a project are checked, counted, tried, and hold for the comparison."""

import json


def test_a_word_is_tried_and_its_list_named(run):
    result = run("lexicon", "try", "正念場を迎えた。延期の可能性がある。")
    assert result.code == 0
    assert "正念場  loaded dramatic 0 1 [正念場]  lexicons/loaded/dramatic.yaml" in result.out
    assert "modality possible" in result.out
    nothing = run("lexicon", "try", "本")
    assert (nothing.code, nothing.out) == (0, "")
    assert "lists" in nothing.err


def test_own_words_hold_beside_the_articles_and_at_the_root(run, project):
    for place, word in ((project / "news" / "lexicons", "欠航"), (project / "lexicons", "新造")):
        place.mkdir()
        (place / "desk.yaml").write_text(f'loaded: [{{words: [{word}], strength: "2"}}]\n', encoding="utf-8")
    checked = run("lexicon", "check", "news")
    assert checked.code == 0
    assert checked.out.count("1 loaded words") == 2
    assert "of the project's own: 2" in run("lexicon", "stats", "news").out
    mentions = json.loads(run("analyze", "news", "--format", "json").out)["mentions"]
    assert {"欠航", "新造"} <= {row["entry"] for row in mentions if row["kind"] == "loaded"}


def test_a_wrong_list_is_one_line_with_its_place(run, project):
    (project / "lexicons").mkdir()
    (project / "lexicons" / "desk.yaml").write_text("loaded:\n- {words: [x], polarity: plus}\n", encoding="utf-8")
    result = run("lexicon", "check", "news")
    assert result.code == 1
    assert "lexicons/desk.yaml:2:" in result.err
    assert run("analyze", "news").code == 3


def test_no_list_is_no_error(run):
    result = run("lexicon", "check", "news")
    assert (result.code, result.out) == (0, "")
    assert "lexicons/" in result.err


def test_optional_tags_are_listed(run):
    out = run("lexicon", "tags").out
    assert len(out.splitlines()) == 17
    assert "frame:economy" in out
    assert "レッテル" in out
