"""The editor's topics, from the front ends' door: in force at once, on disk, and again in the next run."""

import pytest

from compare.errors import ConflictError, UsageError
from compare.model import Strength
from compare.workspace import Workspace

STORY = {
    "asa.txt": (
        "市立病院の移転計画、市が説明会\n\n市は10日、市立病院の移転計画について住民説明会を開いた。\n"
        "移転先は駅東の工場跡地で、総事業費は280億円を見込む。\n"
        "跡地の土壌からは基準を超えるヒ素が検出されている。\n"
        "バス路線の新設を求める声も出た。\n"
    ),
    "hiru.txt": (
        "駅東への病院移転、住民から疑問の声\n\n市立病院の移転計画を巡り、説明会で住民から疑問が相次いだ。\n"
        "工場跡地の汚染対策にいくらかかるかは示されなかった。\n"
        "高齢者からは交通手段への不安も聞かれた。バスは1時間に1本しかない。\n"
        "市は総事業費を280億円としている。\n"
    ),
    "yoru.txt": (
        "病院移転の財源は\n\n市立病院の移転計画で、市は総事業費280億円の7割を市債で賄う。\n"
        "土壌汚染の浄化費は含まれていない。\n"
        "移転に合わせてバスの増便を検討するという。\n"
    ),
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "yomikurabe.toml").write_text("", encoding="utf-8")
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in STORY.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def opened(folder):
    return Workspace.open(folder)


def members(workspace, topic):
    texts = {item.passage.id: item.text for item in workspace.comparison.passages}
    return {texts[passage][:8] for passage in topic.passages}


def shared(workspace):
    """Return a topic of several articles that a term finds."""
    return next(topic for topic in workspace.comparison.topics if len(topic.cells) > 1 and topic.key)


def test_a_new_name_holds_at_once_and_in_the_next_run_and_moves_no_passage(opened, folder):
    before = shared(opened)
    after = opened.topics.rename(before, "汚染の問題")
    assert (after.label, after.passages, after.own) == ("汚染の問題", before.passages, True)
    again = Workspace.open(folder)
    assert again.comparison == opened.comparison
    assert again.topics.topic("汚染の問題").passages == before.passages
    assert before.key not in {topic.key for topic in again.comparison.topics}


def test_a_topic_that_no_term_finds_keeps_its_passages_under_its_new_name(opened):
    event = next(topic for topic in opened.comparison.topics if not topic.key)
    after = opened.topics.rename(event, "説明会")
    assert set(event.passages) <= set(after.passages)


def test_a_dropped_passage_stays_out_and_a_pinned_one_stays_in(opened, folder):
    topic = shared(opened)
    gone = topic.passages[0]
    strange = (
        opened.comparison.unaligned[0] if opened.comparison.unaligned else opened.comparison.passages[0].passage.id
    )
    after = opened.topics.pin(opened.topics.drop(topic, [gone]), [strange])
    assert gone not in after.passages
    assert strange in after.passages
    (pinned,) = (member for cell in after.cells for member in cell.members if member.pinned)
    assert (pinned.passage, pinned.strength) == (strange, Strength.SURE)
    again = Workspace.open(folder).topics.topic(topic.label)
    assert again == opened.topics.topic(topic.label)


def test_a_dropped_passage_can_be_pinned_again_and_the_other_way_round(opened):
    topic = shared(opened)
    passage = topic.passages[0]
    back = opened.topics.pin(opened.topics.drop(topic, [passage]), [passage])
    assert passage in back.passages
    assert passage not in opened.topics.drop(back, [passage]).passages


def test_merged_topics_are_one_and_neither_comes_back(opened):
    one, other = [topic for topic in opened.comparison.topics if topic.key][:2]
    merged = opened.topics.merge([one, other], "費用と財源")
    assert set(one.passages) | set(other.passages) <= set(merged.passages)
    assert {topic.key for topic in opened.comparison.topics}.isdisjoint({one.key, other.key})


def test_a_split_puts_every_passage_into_one_of_the_two(opened):
    topic = shared(opened)
    leaving = list(topic.passages[:1])
    parted = opened.topics.split(topic, leaving, "別の話")
    rest = opened.topics.topic(topic.label)
    assert set(leaving) <= set(parted.passages)
    assert set(topic.passages) - set(leaving) == set(rest.passages)
    assert set(parted.passages).isdisjoint(rest.passages)


def test_a_topic_of_the_editors_own_finds_its_passages_by_words(opened):
    made = opened.topics.create("足の問題", aliases=["バス", "交通手段"])
    assert members(opened, made) == {"バス路線の新設を", "高齢者からは交通", "移転に合わせてバ"}


def test_an_accepted_alias_ties_passages(opened):
    opened.topics.accept_alias(["交通手段", "バス"])
    together = [topic for topic in opened.comparison.topics if "高齢者からは交通" in members(opened, topic)]
    assert any("バス路線の新設を" in members(opened, topic) for topic in together)


def test_a_topic_file_serves_another_folder(opened, folder, tmp_path):
    opened.topics.create("足の問題", aliases=["バス", "交通手段"])
    other = tmp_path / "other"
    other.mkdir()
    (other / "x.txt").write_text("空港の移転\n\nバスで1時間かかる。\n客は困惑した。\n", encoding="utf-8")
    reused = Workspace.open(other, topics=folder / "topics.yaml")
    assert members(reused, reused.topics.topic("足の問題")) == {"バスで1時間かか"}
    assert not (other / "topics.yaml").exists()


def test_what_is_given_back_is_as_it_was(opened):
    before = opened.comparison
    opened.topics.rename(shared(opened), "別名")
    opened.topics.forget("別名")
    assert opened.comparison == before


def test_undo_takes_the_steps_back_one_by_one(opened, folder):
    before = opened.comparison
    opened.topics.rename(shared(opened), "一")
    opened.topics.rename(opened.topics.topic("一"), "二")
    assert opened.topics.undo() is not None
    assert opened.topics.topic("一") is not None
    assert opened.topics.undo() is not None
    assert opened.comparison == before
    assert opened.topics.undo() is None
    assert Workspace.open(folder).comparison == before


def test_a_new_article_joins_a_topic_of_the_editors(opened, folder):
    opened.topics.create("足の問題", aliases=["バス", "交通手段"])
    (folder / "yokujitsu.txt").write_text("病院移転で新路線\n\n会社はバスを増やす。\n", encoding="utf-8")
    assert "yokujitsu" in Workspace.open(folder).topics.topic("足の問題").articles


def test_a_pin_is_known_again_after_an_edit_and_reported_when_its_words_are_gone(opened, folder):
    passage = opened.topics.passage_at("asa:5")
    opened.topics.create("汚染", passages=[passage])
    text = STORY["asa.txt"].replace("検出されている", "検出された").replace("市は10日", "追記あり。\n市は10日")
    (folder / "asa.txt").write_text(text, encoding="utf-8")
    again = Workspace.open(folder)
    assert any("ヒ素" in words for words in (item.text for item in again.comparison.passages
                                            if item.passage.id in again.topics.topic("汚染").passages))  # fmt: skip
    assert again.topics.lost() == ()
    (folder / "asa.txt").write_text("差し替え。\n", encoding="utf-8")
    ((topic, quoted),) = Workspace.open(folder).topics.lost()
    assert (topic.name, quoted.article) == ("汚染", "asa")


def test_a_file_that_changed_on_disk_is_not_overwritten(opened, folder):
    (folder / "topics.yaml").write_text("topics: []  # someone else\n", encoding="utf-8")
    before = opened.comparison
    with pytest.raises(ConflictError):
        opened.topics.create("足の問題", aliases=["バス"])
    assert (folder / "topics.yaml").read_text(encoding="utf-8") == "topics: []  # someone else\n"
    assert opened.comparison == before


@pytest.mark.parametrize(
    "attempt",
    [
        lambda desk, topic: desk.rename(topic, " "),
        lambda desk, topic: desk.merge([topic, topic], "x"),
        lambda desk, topic: desk.split(topic, topic.passages, "x"),
        lambda desk, topic: desk.split(topic, [], "x"),
        lambda desk, topic: desk.drop(topic, ["asa:0"]),
        lambda desk, _: desk.accept_alias(["バス", " バス"]),
        lambda desk, _: desk.forget("無い"),
        lambda desk, _: desk.find("無い"),
        lambda desk, _: desk.passage_at("asa:999"),
        lambda desk, _: desk.passage_at("無い:1"),
        lambda desk, _: desk.passage_at("asa"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(opened, folder, attempt):
    topic = next(topic for topic in opened.comparison.topics if topic.key and "asa:0" not in topic.passages)
    with pytest.raises(UsageError):
        attempt(opened.topics, topic)
    assert not (folder / "topics.yaml").exists()


FOUR = {
    "a.txt": "県が補助\n\n中小企業の賃上げを支えるため、県は補助金を出す。\n県庁の改修工事が始まった。\n",
    "b.txt": "賃上げ後押し\n\n賃上げした中小企業に補助金を配る制度が始まる。\n図書館が移転する。\n",
    "c.txt": "支援策まとまる\n\n補助金は賃上げを決めた中小企業が対象となる。\n雨が続いた。\n",
    "d.txt": "経済短信\n\n商工会は、賃上げに踏み切る中小企業への補助金を歓迎した。\n祭りは中止となった。\n",
}


def test_three_pinned_passages_pull_in_the_rest(tmp_path):
    for name, text in FOUR.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    opened = Workspace.open(tmp_path)
    made = opened.topics.create("賃上げの支援", passages=[opened.topics.passage_at(f"{name}:3") for name in "abc"])
    fourth = opened.topics.passage_at("d:3")
    assert fourth in made.passages
    assert len(made.passages) == 4
    (member,) = (member for cell in made.cells for member in cell.members if member.passage == fourth)
    assert not member.pinned
    assert member.why
