import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.language.morphology import tokenise
from compare.language.sentences import sentences
from compare.model import Article, Figure, Passage, PassageKind, Span, TimeExpression, TokenisedPassage
from compare.recognise import recognise


def measured(text: str) -> dict[str, object]:
    """Measures by the words of their figure; every line is a passage, `# ` a heading."""
    article = Article("a", "a.txt", text)
    passages = []
    start, heading = 0, None
    for number, line in enumerate(text.split("\n")):
        kind = PassageKind.HEADING if line.startswith("# ") else PassageKind.BODY
        span = Span(start, start + len(line))
        passage = Passage(f"a:{number}", "a", span, kind, None if kind is PassageKind.HEADING else heading)
        passages.append(TokenisedPassage(passage, line, tokenise(line, start), sentences(line, start)))
        heading = passage.id if kind is PassageKind.HEADING else heading
        start += len(line) + 1
    return {
        mention.text: mention.measure
        for mention in recognise(article, passages)
        if isinstance(mention, Figure | TimeExpression)
    }


HEADS = [
    ("石川県内の死者は10人に上った。", "10人", "死者"),
    ("連結営業利益が前期比20%減の3兆8000億円になった。", "3兆8000億円", "連結営業利益"),
    ("衆院選の投票率は53.85%だった。", "53.85%", "投票率"),
    ("会場には4万2000人の観客が詰めかけた。", "4万2000人", "観客"),
    ("地裁は懲役10年の判決を言い渡した。", "10年", "懲役"),
    ("米国は一律10%のベース関税を敷いた。", "10%", "関税"),
    ("年間約1兆円規模の自動車部品輸出に影響が及ぶ。", "約1兆円規模", "自動車部品輸出"),
    ("「3000億円規模」という基金の創設を決めた。", "3000億円規模", "基金"),
    ("国が負担する約2000億円(災害対策費)を増やす。", "約2000億円", "災害対策費"),
    ("事業費(約120億円)は市が出す。", "約120億円", "事業費"),
    ("首脳会談：約40分", "約40分", "首脳会談"),
    ("土砂崩れで5人が死亡した。", "5人", "死亡"),
    ("警視庁は7人を逮捕した。", "7人", "逮捕"),
    ("投資の総額は5000億円となった。", "5000億円", "投資"),
    ("死亡が確認された人の数は241人となった。", "241人", "死亡"),
    ("開票の結果、自民党は191議席を獲得した。", "191議席", "議席"),
    ("市は2114人に避難指示を出した。", "2114人", "避難指示"),
    ("東海電機が発表した今期の純利益は500億円だった。", "500億円", "純利益"),
    ("営業利益が、90.2%減って329億円となった。", "329億円", "営業利益"),
    ("予算をめぐり、政府は5兆円とする方針だ。", "5兆円", "予算"),
    ("経済対策について歳出と減税を合わせた規模を21兆円とした。", "21兆円", "経済対策"),
    ("議員30人が出席した。", "30人", "議員"),
    ("新工場への巨額投資を示し、両社は4000億円規模に達すると述べた。", "4000億円規模", "投資"),
    ("着服は約6年9カ月に及び、回数は87回に上った。", "87回", "着服"),
    ("5人が死亡、2人が行方不明になっている。", "2人", "行方不明"),
    ("大雨で5人死亡 2人不明", "2人", "不明"),
    ("年間150億円を減らすが、システム統合費だけで300億円かかる。", "300億円", "システム統合費"),
    ("地球観測衛星など5基を軌道に投入する。", "5基", "地球観測衛星"),
    ("開発を始めてから10年、これまでの開発費は約420億円に上る。", "420億円", "開発費"),
    ("打ち上げ費用は1回約600万ドルだ。", "600万ドル", "費用"),
    ("外国人の宿泊は延べ182万人(速報)だった。", "182万人", "宿泊"),
    ("大手のノルテは、国内の従業員の約1割にあたる4200人を減らすと発表した。", "4200人", "従業員"),
    ("国の認可が必要な規制料金を平均18.6%引き上げる。", "18.6%", "規制料金"),
    ("同社は対策費用として約38億円を計上する。", "38億円", "対策費用"),
    ("シュート数は17対12だった。", "12", "シュート"),
    ("死者は7人(白砂町5人、潮見市2人)となった。", "2人", "死者"),
    ("市場では円が売られ、一時1ドル=157円台を付けた。", "157円台", "相場"),
    ("世界最大級の2万発が打ち上がる。", "2万発", ""),
    ("隣の海東県は1020円となった。", "1020円", ""),
    ("国・地域別では韓国が945万人で最も多い。", "945万人", ""),
]


@pytest.mark.parametrize(("text", "figure", "head"), HEADS)
def test_says_what_is_counted(text, figure, head):
    found = {words: measure for words, measure in measured(text).items() if figure in words or words in figure}
    assert [measure.head for measure in found.values()] == [head]


def test_a_frame_word_is_no_head():
    assert measured("総額は5兆円だ。")["5兆円"] is None or measured("総額は5兆円だ。")["5兆円"].head == ""


def test_who_speaks_is_not_what_is_counted():
    assert measured("政府は300億円を計上した。")["300億円"].head != "政府"


def test_a_pointing_noun_stands_for_what_was_named_before():
    text = "# 新しい名前\n市は子育て応援予算を設けた。\n年120億円のこの支出は、将来への備えとされる。"
    measure = next(measure for words, measure in measured(text).items() if "億円" in words)
    assert measure.head == "応援予算" or "予算" in measure.terms
    assert "支出" in measure.terms


def test_heading_and_sentence_are_context():
    measure = measured("# 漁業支援\n三陸の港で会合を開き、基金は10億円とした。")["10億円"]
    assert "漁業" in measure.context
    assert "港" in measure.context or "会合" in measure.context
    assert not set(measure.context) & set(measure.terms)


def test_a_phrase_is_made_of_words_of_the_article():
    text = "米国への自動車輸出は前年より減り、輸出額は5兆円だった。"
    for measure in measured(text).values():
        assert measure is None or measure.phrase in text


def test_figures_that_count_different_things_have_different_heads():
    found = measured("死者は10人、けが人は250人、避難者は3000人だった。")
    assert len({measure.head for measure in found.values()}) == 3


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="約3億円（）「」のは、。10人%年:：県A\n ー\ud800\u202e", max_size=80))
def test_any_text_can_be_measured(text):
    for words, measure in measured(text).items():
        assert words in text
        assert measure is None or list(measure.terms) == sorted(measure.terms)


def test_a_long_line_is_read_in_time():
    measured("売上高は3億円、利益は2億円、" * 1500)
