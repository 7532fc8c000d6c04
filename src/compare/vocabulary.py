"""The closed vocabularies of an annotation: one English id in files, one key, both words on screen.

The four fields category, relation, reason and rating are independent of each other. The machine may fill the first
three; a rating and the mode `fix` (赤字) are set by people only. The ratings are those of FactCheck Initiative Japan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from compare.i18n import current


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary: its id in files, its key in prompts, its Japanese and English names."""

    id: str
    key: str
    ja: str
    en: str

    @property
    def label(self) -> str:
        """The name in the language in use."""
        return self.ja if current() == "ja" else self.en

    @property
    def both(self) -> str:
        """Both names, that of the language in use first."""
        return f"{self.ja} {self.en}" if current() == "ja" else f"{self.en} {self.ja}"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """An ordered, closed list of terms."""

    name: str
    terms: tuple[Term, ...]

    def __getitem__(self, term_id: str) -> Term:
        for term in self.terms:
            if term.id == term_id:
                return term
        raise KeyError(term_id)

    def __contains__(self, term_id: object) -> bool:
        return any(term.id == term_id for term in self.terms)

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, in order."""
        return tuple(term.id for term in self.terms)

    def by_key(self, key: str) -> Term | None:
        """Return the term that `key` stands for in a prompt, if any."""
        return next((term for term in self.terms if term.key == key), None)


def _vocabulary(name: str, *rows: tuple[str, str, str, str]) -> Vocabulary:
    return Vocabulary(name, tuple(Term(*row) for row in rows))


CATEGORIES: Final = _vocabulary(
    "category",
    ("figure", "f", "数値", "figure"),
    ("time", "t", "日付・時期", "date or period"),
    ("actor", "a", "人物・役職", "person or office"),
    ("label", "l", "呼称・言い換え", "name or label"),
    ("certainty", "h", "断定度", "certainty"),
    ("source", "s", "出典・発言者", "source or speaker"),
    ("wording", "w", "評価語・誇張", "loaded wording"),
    ("coverage", "o", "強調・言及なし", "emphasis or silence"),
    ("media", "m", "画像・生成AI", "image or generative AI"),
    ("note", "n", "メモ", "note"),
)
RELATIONS: Final = _vocabulary(
    "relation",
    ("agree", "a", "一致", "agree"),
    ("conflict", "c", "対立", "conflict"),
    ("confine", "l", "限定", "confine"),
    ("evidence", "e", "根拠", "evidence"),
    ("reword", "r", "言い換え", "reword"),
    ("silent", "s", "言及を確認できず", "no mention found"),
    ("unrelated", "u", "別件", "unrelated"),
)
REASONS: Final = _vocabulary(
    "reason",
    ("true", "1", "真の相違", "true difference"),
    ("period", "2", "時点差", "other time or period"),
    ("scope", "3", "範囲差", "other scope"),
    ("approx", "4", "概数差", "rounding"),
    ("unit", "5", "単位差", "other unit"),
    ("revision", "6", "更新", "revision"),
    ("definition", "7", "定義差", "other definition"),
    ("arith", "8", "計算不一致", "arithmetic"),
    ("timeline", "9", "時系列の矛盾", "timeline"),
    ("other-event", "0", "別の出来事", "other event"),
)
MODES: Final = _vocabulary(
    "mode",
    ("query", "q", "疑問出し", "query"),
    ("fix", "f", "赤字", "correction"),
    ("info", "i", "参考", "information"),
)
SEVERITIES: Final = _vocabulary(
    "severity",
    ("1", "1", "高 訂正級", "high: may need a correction"),
    ("2", "2", "中 要確認", "middle: confirm before use"),
    ("3", "3", "低 参考", "low: for information"),
)
STATUSES: Final = _vocabulary(
    "status",
    ("accepted", "y", "採用", "accepted"),
    ("edited", "e", "修正採用", "accepted with edits"),
    ("rejected", "x", "却下", "rejected"),
    ("deferred", "s", "保留", "deferred"),
    ("asked", "q", "照会中", "asked"),
)
READINGS: Final = _vocabulary(
    "reading",
    # The desks' own words, also in files.
    ("初校", "1", "初校", "first reading"),
    ("再校", "2", "再校", "second reading"),
)
RATINGS: Final = _vocabulary(
    "rating",
    ("accurate", "1", "正確", "accurate"),
    ("mostly-accurate", "2", "ほぼ正確", "mostly accurate"),
    ("misleading", "3", "ミスリード", "misleading"),
    ("inaccurate", "4", "不正確", "inaccurate"),
    ("unsupported", "5", "根拠不明", "unsupported"),
    ("false", "6", "誤り", "false"),
    # Knowing falsehood asserts intent: no key, so it must be typed, and a note is required.
    ("fabricated", "", "虚偽", "knowingly false"),
    ("undetermined", "8", "判定留保", "undetermined"),
    ("not-checkable", "9", "検証対象外", "not checkable"),
)
OTHER: Final = "other"
"""The rejection whose reason is not in the list: it has to be written down."""
REJECTIONS: Final = _vocabulary(
    "rejection",
    ("other-referent", "1", "別の対象・範囲", "other referent or scope"),
    ("other-time", "2", "時点が違う", "other time"),
    ("notation", "3", "表記の違いのみ", "notation only"),
    ("intended", "4", "意図した表現", "intended wording"),
    ("misread", "5", "抽出の誤り", "misread by the tool"),
    ("known", "6", "重複・既知", "duplicate or known"),
    (OTHER, "0", "その他", "other"),
)
FRAMES: Final = _vocabulary(
    "frame",
    ("frame:economy", "", "経済", "economy"),
    ("frame:capacity", "", "能力・資源", "capacity and resources"),
    ("frame:fairness", "", "価値・公正", "values and fairness"),
    ("frame:law", "", "法・制度", "law and institutions"),
    ("frame:policy", "", "政策評価", "policy assessment"),
    ("frame:security", "", "安全保障", "security"),
    ("frame:life", "", "生活・健康", "life and health"),
    ("frame:politics", "", "政治・駆け引き", "politics and tactics"),
    ("frame:external", "", "対外関係", "foreign relations"),
)
"""Tags for what a text puts a matter under. Set by people who want them, never by the machine."""
TECHNIQUES: Final = _vocabulary(
    "technique",
    ("technique:labelling", "", "レッテル", "labelling"),
    ("technique:emotion", "", "感情語", "loaded language"),
    ("technique:exaggeration", "", "誇張・矮小化", "exaggeration or minimisation"),
    ("technique:authority", "", "権威", "appeal to authority"),
    ("technique:fear", "", "恐怖", "appeal to fear"),
    ("technique:flag", "", "愛国・旗振り", "flag-waving"),
    ("technique:dilemma", "", "二者択一", "false dilemma"),
    ("technique:vagueness", "", "意図的な曖昧さ", "intentional vagueness"),
)
"""Tags for means of persuasion. Set by people who want them, never by the machine."""
PLACEMENTS: Final = _vocabulary(
    "placement",
    ("placed", "", "位置一致", "in place"),
    ("moved", "", "位置移動", "moved"),
    ("stale", "", "本文変更", "text changed"),
    ("orphan", "", "位置不明", "place lost"),
    ("gone", "", "再検出されず", "no longer found"),
)
GENRES: Final = _vocabulary(
    "genre",
    ("report", "1", "報道", "report"),
    ("forecast", "2", "予測・展望", "forecast"),
    ("commentary", "3", "解説・論評", "commentary"),
    ("government", "4", "官公庁資料", "government page"),
    ("ai-report", "5", "AI作成の文書", "AI-written report"),
)
ORIGINS: Final = _vocabulary(
    "origin",
    ("editor", "", "編集者の指定", "set by an editor"),
    ("retrieval", "", "取得時の記録", "noted when fetched"),
    ("markup", "", "ファイルの記載", "given by the file"),
    ("printed", "", "紙面の記載", "printed on the page"),
    ("inferred", "", "文面から推定", "inferred from the text"),
)
