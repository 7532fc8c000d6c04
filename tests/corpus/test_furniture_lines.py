"""Lines that are furniture wherever they stand, and sentences of stories that say the like and must not be."""

import pytest

from compare.corpus.passages import split
from compare.model import Article, PassageKind

PROSE = "市議会は18日の本会議で、給食を無償化する条例案を賛成多数で可決した。"


def kind_of(line):
    text = f"給食無償化を可決\n\n{PROSE}\n\n{line}\n\n{PROSE}\n"
    return next(p.kind for p in split(Article("a", "a.txt", text)) if p.span.of(text) == line.strip())


@pytest.mark.parametrize(
    "line",
    [
        "睡眠を変える枕 初回限定1,980円（PR）",
        "【広告】秋の旅行はひまわりトラベル",
        "新規入会で最大1万円分のポイントをプレゼント",
        "お試し読み放題が今だけ0円キャンペーン",
        "★アプリ会員募集中★",
        "▽番組アンケート実施中▽",
        "公式アプリをダウンロードすると速報が届きます",
        "夕張日報の購読申し込みは販売店へ（月ぎめ3,100円）",
        "続きは無料の会員登録でお読みいただけます",
        "有料記事 残り1,204文字",
        "ランキング 1位 2位 3位",
        "動画はこちら（2分05秒）",
        "【関連動画】港の一日",
        "【あすの紙面】",
        "＼最大半額／",
        "（社会部・田中健）",
        "（構成：編集部）",
        "【長崎　3日】",
        "免責事項：本資料は情報提供を目的とするものです",
        "本資料の将来に関する記述は、実際の結果と異なる可能性があります。",
        "投資判断はご自身の責任において行ってください。",
        "お客さまセンター 0120-000-000（平日9時〜17時）",
        "【本件に関するお問い合わせ先】",
        "保護者各位",
        "DOI: 10.1000/abc.2026.1",
        "よろしければシェアをお願いします",
    ],
)
def test_furniture(line):
    assert kind_of(line) is PassageKind.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "入団前の写真（5日午後、みなと市）",
        "出荷を待つリンゴ＝青葉町",
        "【図解】津波の高さの比べ方",
        "※本文の下書きにはChatGPTを利用し、記者が確認しました。",
    ],
)
def test_captions(line):
    assert kind_of(line) is PassageKind.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "市は会員登録した人に5000円分のポイントを進呈すると発表した。",
        "同社は公式アプリのダウンロード数が300万件を超えたと説明した。",
        "将来の見通しは不透明で、業績は市場の予想と異なる可能性がある。",
        "専門家は「投資判断は自己責任だ」と話す。",
        "金融庁は投資勧誘を目的とした偽の広告が急増していると注意を呼びかけた。",
        "この薬の効果には個人差がある。",
        "新聞の購読料は月3400円から3800円に上がる。",
        "相談窓口の電話番号は03-0000-0000で、平日の午前9時から受け付ける。",
        "初回限定の980円という広告に多くの人が申し込んだ。",
        "無料お試し期間中に解約できなかったという相談が300件寄せられた。",
        "第3回会合は24日に開かれ、10人が出席した。",
        "代表取締役の今井誠氏は会見で陳謝した。",
        "【ロンドン時事】英中央銀行は5日、利下げを決めた。",
        "記事の無断転載をめぐり、新聞社が提訴した。",
    ],
)
def test_sentences_of_a_story(line):
    assert kind_of(line).is_prose
