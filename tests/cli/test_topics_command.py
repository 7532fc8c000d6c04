import json

import pytest


def test_topics_are_listed_with_their_passages_and_reasons(run):
    result = run("topics", "news")
    assert result.code == 0
    assert result.out.startswith("t01  ")
    assert "asa:5" in result.out
    assert "sure (" in result.out


def test_a_change_is_shown_kept_and_listed(run, project):
    result = run("topics", "add", "news", "離島の船", "--alias", "フェリー", "--pin", "yoru:5")
    assert result.code == 0
    assert "離島の船  [yours]" in result.out
    assert "yoru:5  pinned" in result.out
    assert "離島の船" in (project / "news" / "topics.yaml").read_text(encoding="utf-8")
    assert run("topics", "rename", "news", "離島の船", "新造船").code == 0
    assert "yoru:5" not in run("topics", "drop", "news", "新造船", "yoru:5").out
    assert "就航" in run("topics", "split", "news", "新造船", "就航", "asa:4").out
    topics = json.loads(run("analyze", "news", "--format", "json").out)["topics"]
    assert {"新造船", "就航"} <= {topic["label"] for topic in topics}


def test_names_are_accepted_as_one_thing(run, project):
    assert run("topics", "alias", "news", "フェリー", "船").code == 0
    assert "[フェリー, 船]" in (project / "news" / "topics.yaml").read_text(encoding="utf-8")


def test_a_topic_file_for_all_stories_is_named(run, project):
    (project / "ships.yaml").write_text("topics:\n- name: 船便\n  aliases: [フェリー]\n", encoding="utf-8")
    for command in ("analyze", "review"):
        result = run(command, "news", "--topics", "ships.yaml")
        assert result.code == 0
        assert "船便" in result.out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["topics", "rename", "news", "無い", "x"], 2, "there is no topic"),
        (
            ["topics", "pin", "news", "t01", "asa:99"],
            2,
            "asa:99 is not a passage. Write ARTICLE:LINE, for example: asa:1",
        ),
        (["topics", "list", "news", "--topics", "gone.yaml"], 3, "gone.yaml: does not exist"),
        (["topics", "list", "news", "--topics", "bad.yaml"], 3, "bad.yaml:1:9: must be a list"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(run, project, arguments, code, words):
    (project / "bad.yaml").write_text("topics: 3\n", encoding="utf-8")
    result = run(*arguments)
    assert result.code == code
    assert words in result.err
    assert len(result.err.splitlines()) == 1


def test_the_schema_is_printed(run):
    assert json.loads(run("schema", "topics").out)["title"] == "Yomikurabe topics"
