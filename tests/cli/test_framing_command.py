"""`yomikurabe framing`: coverage, voices, names and profiles of a folder, for people and for programs."""

import json


def test_programs_get_every_table(run):
    result = run("framing", "news", "--format", "json")
    found = json.loads(result.out)
    assert result.code == 0
    assert found["schema"] == "yomikurabe/framing/1"
    assert found["articles"] == ["asa", "hiru", "yoru"]
    for row in found["topics"]:
        assert set(row["cells"]) | set(row["silent"]) == {"asa", "hiru", "yoru"}
    assert [profile["article"] for profile in found["profiles"]] == ["asa", "hiru", "yoru"]
    assert all(profile["quoted"] <= profile["sentences"] for profile in found["profiles"])
    assert {voice["name"] for voice in found["voices"]} == {"県", "島の住民"}


def test_people_read_the_same_in_words(run):
    out = run("framing", "news").out
    assert [line for line in out.splitlines() if line.startswith("# ")] == [
        "# Topics by article: share of the article's text, and where it begins",
        "# Who is heard, by article: statements, and characters of direct quotation",
        "# Names of one thing or person, and how often each article uses them",
        "# Wording by article: sentences of the article's own prose. Described, not judged",
    ]
    assert "    no mention found: yoru" in out
    assert "score" not in out


def test_what_one_article_has_alone_is_counted_and_printed_on_request(run):
    short, long = run("framing", "news").out, run("framing", "news", "--all").out
    assert "島の住民\n" not in short
    assert "--all" in short
    assert "島の住民\n" in long
    assert "--all" not in long


def test_names_say_who_uses_which(run, project):
    for name, word in (("asa", "供給網"), ("hiru", "サプライチェーン")):
        (project / "news" / f"{name}.txt").write_text(
            f"部品の{word}を見直し\n2024年5月2日\n\n部品大手は2日、{word}の見直しで合意した。\n", encoding="utf-8"
        )
    lines = run("framing", "news").out.splitlines()
    assert "    asa  供給網 2" in lines
    assert "    hiru  サプライチェーン 2" in lines


def test_japanese_is_spoken(run):
    out = run("framing", "news", lang="ja").out
    assert "言及を確認できず：yoru" in out
    assert "# 記事ごとの言葉づかい" in out


def test_a_folder_that_is_not_there_is_one_line(run):
    result = run("framing", "nowhere")
    assert result.code != 0
    assert not result.out
    assert "Traceback" not in result.err
