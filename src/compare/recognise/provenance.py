"""Where images and text come from: AI notices, stock credits, image descriptions left in, words of an assistant.

A notice speaks of the article's own image or text and of nothing else: it is the whole of a line or of a bracket, its
subject is a bare 画像, 写真 … (or one that points: 右上の写真), and it ends with the making. 「生成AIで作成された
偽画像が拡散した」 is a story about images, 「AIは使用していません」 the opposite; both stay silent, and so does what is
quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from compare.language import lexicon
from compare.model import Article, MentionKind, PassageKind, ProvenanceNote, Span, TokenisedPassage

MAX_NOTE: Final = 120
"""Characters: longer lines are not notices."""
_ABOUT_AI: Final = 5
"""Mentions of machines that make an article one about them."""
_JAPANESE: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_ENGLISH_LINE: Final = re.compile(r"[A-Za-z][A-Za-z0-9 ,.'’&()/–-]*")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_END: Final = r"[\s。.!！)）\]］】〕*＊※]*"
_HAVE: Final = r"(?:て(?:い(?:る|ます)|おります)|ました|た)"
_THING: Final = r"(?:もの|画像|写真|イラスト|イメージ|イメージ画像|図|動画|文章|記事|コンテンツ)"
_USED: Final = rf"を(?:使用|利用|掲載|活用|含み|含ん)(?:し?{_HAVE}|で(?:い(?:る|ます)|おります)|ます)?"
_DONE: Final = rf"(?:され|し|さ|れ)?{_HAVE}?{_THING}?(?:{_USED})?(?:です|となります|となっています|になります)?"
"""What may follow the stem of a verb of making to the end of a notice."""
_MORE: Final = (
    rf"(?:て?おり|であり|で|(?:が|ため|ので))、[^。]{{0,80}}{_END}"
    rf"|し?、[^。]{{0,30}}(?:確認|監修|編集|校正|チェック|加筆|修正)[^。]{{0,40}}{_END}"
)
"""A second clause that says more about the notice."""
_PLAIN: Final = re.compile(r"(?:(?<!まし)た|ている)\Z")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(lexicon.load("provenance")[name])


@cache
def _machine() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?:{_any(_words('machines'))})(?![A-Za-z])")


@cache
def _notice(things: str) -> re.Pattern[str]:
    """Return what matches a whole notice about `images` or `texts`, without its sign (※) and brackets.

    `head` is the notice proper; behind it a clause may say more (…しており、実物とは異なる場合があります).
    """
    thing = _any(_words(things))
    own = f"(?:{_any((*_words('own'), *_words(things)))})"
    tool = rf"[「『“\"]?(?:{_any(_words('machines'))})[」』”\"]?(?:\s?[（(][^（）()]{{1,30}}[）)]|\s?[0-9][0-9.]*)?"
    tools = rf"{tool}(?:[\s、/／・と]{{1,3}}{tool})*"
    making = f"(?:{_any(_words('making'))})(?:・(?:{_any(_words('making'))}))*"
    by = r"(?:で|が|に(?:より|よって|て)|によ(?:る|り)|を(?:使(?:っ|い)|用い|利用し|使用し|活用し)(?:て|、)?|の)"
    # A word before 画像 may say of what (着用画像, ロゴ画像); whose (A社の画像) makes it a story.
    subject = rf"{own}*+(?:[ァ-ヴーA-Za-z\u3400-\u9fff]{{1,6}}(?:{thing}))?(?:は|も|を|:|：|=|＝|/|／|\s|、)*"
    made = rf"\s?{by}\s?(?:{making}{_DONE}|(?:{thing})(?:です)?)|\s?(?:自動)?(?:生成|作成|制作){_DONE}"
    credited = rf"(?:{thing})(?:は|も|に|には|:|：|=|＝|/|／)\s?{tools}(?:{_USED})?(?:です)?"
    return re.compile(
        rf"(?P<head>{subject}{tools}(?:{made})"
        rf"|{own}*+{credited}|{credited}|{own}*+(?:は|に|には|:|：|\s)?{tools}{_USED}"
        rf"|{making}[:：]\s?{tools}"
        rf"|(?=.{{0,20}}?(?:{thing})\s?[はも:：=＝/／]){own}++[\s=＝/／]?{tools}(?:{thing})(?:自動)?(?:生成|作成|制作){_DONE}"
        rf"|{own}*+(?:{thing})?(?:は|を|に|の)?\s?{tools}(?:による|によって作られた|で作成した|が作成した|が書いた|の)"
        rf"(?:{_any(_words('drafts'))})[^。]{{0,30}}"
        rf"|(?:{thing})[（(]{tools}\s?{by}?\s?{making}{_DONE}[）)])"
        rf"(?:{_MORE}|{_END})"
    )


@cache
def _english_notice() -> re.Pattern[str]:
    machine = _any(_words("machines"))
    return re.compile(
        r"(?:(?:this|the|these|all|cover|header|featured|top)\s+)*(?P<thing>image|images|picture|photo|illustration|"
        r"artwork|visual|article|text|post|story)?s?\s*(?:(?:was|were|is|are|has been|have been)\s+)?(?:partly\s+)?"
        r"(?:generated|created|made|produced|written|drawn)\s+(?:by|with|using|via|in|with the help of)\s+"
        rf"(?:{machine})\b[^.。]{{0,40}}[.。]?|AI[- ]generated\s+(?:image|picture|photo|illustration)s?\.?",
        re.IGNORECASE,
    )


@cache
def _credit() -> re.Pattern[str]:
    sites = _any(_words("stock_sites"))
    label = _any(_words("credit_words"))
    joint = r"(?:\s*(?:by|提供|出典|[:：=＝/／|(（])\s*|\s+)"
    # A particle behind the library makes it a sentence about the library.
    tail = r"[^。\nはがをも]{0,20}"
    return re.compile(
        rf"(?:{label}){joint}[^。\n]{{0,100}}?(?:{sites}){tail}"
        rf"|(?:{label})[^。\n]{{0,30}}[（(](?:{sites})[）)]"
        rf"|(?:©|ⓒ|\(C\)|（C）)\s?(?:{sites}){tail}"
        rf"|[^。、\n]{{0,40}}[/／]\s?(?:{sites})(?:[（(][^（）()]{{1,20}}[）)])?"
        rf"|(?:{sites})(?:より|提供|から(?:引用)?)?",
        re.IGNORECASE,
    )


@cache
def _bracket_credit() -> re.Pattern[str]:
    """Return what matches a credit in brackets inside or at the end of a line."""
    sites, label = _any(_words("stock_sites")), _any(_words("credit_words"))
    return re.compile(rf"[（(](?:(?:{label})[^（）()。]{{0,60}})(?:{sites})[^（）()。]{{0,20}}[）)]", re.IGNORECASE)


@cache
def _residue() -> re.Pattern[str]:
    return re.compile(_any(_words("residue")))


@cache
def _file_name() -> re.Pattern[str]:
    return re.compile(rf"[\w() .%-]{{1,80}}\.(?:{_any(_words('file_names'))})", re.IGNORECASE)


@lru_cache(maxsize=4)
def _is_about_machines(text: str) -> bool:
    """Whether the article is about generative AI: then only what points at itself is a notice."""
    return sum(1 for _ in _machine().finditer(text)) >= _ABOUT_AI


@lru_cache(maxsize=4)
def _is_japanese(text: str) -> bool:
    head = text[:20_000]
    return len(_JAPANESE.findall(head)) * 4 > len(head.strip())


def _core(line: str) -> tuple[int, int]:
    """Return the place of a line's words without blanks, note signs and brackets around them."""
    start, end = 0, len(line)
    signs = sorted(_words("note_signs"), key=len, reverse=True)
    moved = True
    while moved:
        moved = False
        while start < end and line[start].isspace():
            start += 1
        for sign in signs:
            if line.startswith(sign, start) and sign[0] not in "画写イ":
                start, moved = start + len(sign), True
                break
    return start, end


def _notes_in(line: str, article: Article, *, heading: bool) -> Iterator[tuple[int, int, str]]:
    """Yield place and kind of the notices in one sentence or bracket."""
    start, end = _core(line)
    words = line[start:end].rstrip()
    if not words or len(words) > MAX_NOTE:
        return
    stop = start + len(words)
    if not _machine().search(words) or any(word in words for word in _words("stories")):
        return
    if english := _english_notice().fullmatch(words):
        text = (english["thing"] or "").lower() in ("article", "text", "post", "story")
        yield start, stop, "ai-text" if text else "ai-image"
        return
    pointed = start > 0 or any(word in words for word in _words("surely_own"))
    if not pointed and (heading or _is_about_machines(article.text)):
        return
    for things, kind in (("images", "ai-image"), ("texts", "ai-text")):
        notice = _notice(things).fullmatch(words) if any(word in words for word in _words(things)) else None
        if notice is None or any(word in notice["head"] for word in _words("negations")):
            continue
        # A plain 「画像は生成AIで作成した。」 in running text may be told of anybody's image.
        if pointed or not _PLAIN.search(notice["head"]):
            yield start, stop, kind
            return


@cache
def _pictured() -> re.Pattern[str]:
    """Return what matches the words before a bracket that speak of the article's own image (画像はイメージです)."""
    thing = _any(_words("images"))
    return re.compile(rf"(?:{_any((*_words('own'), *_words('note_signs')))})*+(?:{thing})(?:は(?:{thing})(?:です)?)?")


def _made_in_bracket(line: str, begin: int, end: int, article: Article) -> Iterator[tuple[int, int, str]]:
    """Yield the notice of a bracket that only says how the image before it was made: 写真はイメージ(AIで生成)."""
    before = line[: begin - 1].strip()
    if _pictured().fullmatch(before):
        subject = "この画像は"
        for _, _, kind in _notes_in(subject + line[begin:end], article, heading=False):
            yield len(line[: begin - 1]) - len(line[: begin - 1].lstrip()), end + 1, kind


def _signed(line: str) -> Iterator[tuple[int, int]]:
    """Yield the places behind a note sign within a line (最終更新:… ※本記事は…)."""
    for match in re.finditer(r"(?<=\s)[※＊]([^※＊\n]{4,120})$", line):
        yield match.start(), match.end()


def _bracketed(line: str) -> Iterator[tuple[int, int]]:
    """Yield the places inside round brackets."""
    for match in re.finditer(r"[（(]([^（）()\n]{4,80})[）)]", line):
        yield match.start(1), match.end(1)


def _is_alt_text(line: str, following: str) -> bool:
    """Whether an English line is the description of an image: what can be seen, or a credit follows."""
    if not _ENGLISH_LINE.fullmatch(line) or _english_notice().fullmatch(line):
        return False
    words = [word.lower() for word in _WORD.findall(line)]
    if following and _credit().fullmatch(following) and 0 < len(words) <= 20:
        return True
    if line[0].isupper() and any(word[0].isupper() for word in _WORD.findall(line)[1:]):
        return False
    scene = any(word in _words("scenes") for word in words)
    linked = any(word in _words("scene_links") for word in words)
    return 3 <= len(words) <= 30 and scene and linked and not line.rstrip().endswith((".", "?", "!"))


def _lines(passage: TokenisedPassage) -> Iterator[tuple[int, str]]:
    place = 0
    for line in passage.text.split("\n"):
        yield place, line
        place += len(line) + 1


def _line_notes(passage: TokenisedPassage, article: Article) -> Iterator[tuple[int, int, str]]:
    """Yield what whole lines of the passage are: credits, descriptions, file names."""
    if not _is_japanese(article.text):
        return
    for place, line in _lines(passage):
        words = line.strip()
        start = place + len(line) - len(line.lstrip())
        if not words or len(words) > 2 * MAX_NOTE:
            continue
        after = article.text[passage.passage.span.start + place + len(line) :][: 2 * MAX_NOTE].lstrip("\n")
        bare = words[1:-1] if words[0] in "（([【" and words[-1] in "）)]】" else words
        if _credit().fullmatch(bare):
            yield start, start + len(words), "stock-photo"
        elif _is_alt_text(words, after.split("\n", 1)[0].strip()) or _file_name().fullmatch(words):
            yield start, start + len(words), "alt-text"
        else:
            for match in _bracket_credit().finditer(line):
                yield place + match.start(), place + match.end(), "stock-photo"


def _sentence_notes(passage: TokenisedPassage, article: Article) -> Iterator[tuple[int, int, str]]:
    """Yield notices that are a sentence or a bracket of the passage."""
    offset = passage.passage.span.start
    heading = passage.passage.kind in (PassageKind.TITLE, PassageKind.HEADING)
    for sentence in passage.sentences:
        line = passage.text[sentence.start - offset : sentence.end - offset]
        place = sentence.start - offset
        found = list(_notes_in(line, article, heading=heading)) if len(line) <= 2 * MAX_NOTE else []
        if not found:
            found = [
                (start + begin, stop + begin, kind)
                for begin, end in (*_bracketed(line), *_signed(line))
                for start, stop, kind in _notes_in(line[begin:end], article, heading=heading)
            ] or [note for begin, end in _bracketed(line) for note in _made_in_bracket(line, begin, end, article)]
        yield from ((place + start, place + stop, kind) for start, stop, kind in found)


def _residues(passage: TokenisedPassage) -> Iterator[tuple[int, int, str]]:
    """Yield words of an assistant or a prompt that are not quoted."""
    for match in _residue().finditer(passage.text):
        before = passage.text[max(0, match.start() - 200) : match.start()]
        quoted = any(before.rfind(opener) > before.rfind(closer) for opener, closer in ("「」", "『』", "“”"))
        if not quoted:
            yield match.start(), match.end(), "ai-residue"


def recognise(passage: TokenisedPassage, article: Article) -> Iterable[ProvenanceNote]:
    """Yield what the passage says of where an image or the text comes from, captions and furniture included."""
    offset = passage.passage.span.start
    notes = (*_sentence_notes(passage, article), *_line_notes(passage, article), *_residues(passage))
    for start, end, kind in sorted(set(notes)):
        yield ProvenanceNote(
            article=passage.passage.article,
            passage=passage.passage.id,
            span=Span(offset + start, offset + end),
            text=passage.text[start:end],
            kind=MentionKind.PROVENANCE,
            provenance=kind,
        )
