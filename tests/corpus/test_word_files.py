"""Word files become the Markdown of what they show."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from compare.corpus import word
from compare.corpus.formats import extract
from compare.errors import InputError


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def draft():
    document = Document()
    document.core_properties.title = "港湾整備の原稿"
    document.core_properties.author = "山田 花子"
    document.add_heading("港湾整備に120億円", level=0)
    document.add_paragraph("北港市は18日、総事業費が120億円に上ると発表した。")
    document.add_heading("内訳", level=1)
    document.add_paragraph("護岸は80億円", style="List Bullet")
    document.add_paragraph("道路は40億円", style="List Number")
    table = document.add_table(rows=3, cols=3)
    for row, words in zip(
        table.rows, (("項目", "金額（億円）", "備考"), ("護岸", "80", "国"), ("計", "", "80")), strict=True
    ):
        for cell, word_of_it in zip(row.cells, words, strict=True):
            cell.text = word_of_it
    table.cell(2, 0).merge(table.cell(2, 1))
    return document


def test_what_the_file_shows_is_read():
    found = extract(saved(draft()), ".docx")
    assert found.text.split("\n\n") == [
        "# 港湾整備に120億円",
        "北港市は18日、総事業費が120億円に上ると発表した。",
        "## 内訳",
        "- 護岸は80億円\n- 道路は40億円",
        "| 項目 | 金額（億円） | 備考 |\n| 護岸 | 80 | 国 |\n| 計 |  | 80 |\n",
    ]
    assert found.encoding == "docx"
    assert found.about == {"title": "港湾整備の原稿", "author": "山田 花子"}


def test_readings_deletions_and_text_for_old_programs_are_not_text():
    document = draft()
    paragraph = document.add_paragraph()
    for inner in (
        "<w:r {ns}><w:ruby><w:rt><w:t>あおい</w:t></w:rt><w:rubyBase><w:t>碧</w:t></w:rubyBase></w:ruby></w:r>",
        "<w:ins {ns}><w:r><w:t>町は</w:t></w:r></w:ins>",
        "<w:del {ns}><w:r><w:delText>村は</w:delText></w:r></w:del>",
        "<w:hyperlink {ns}><w:r><w:t>20億円</w:t></w:r></w:hyperlink>",
    ):
        paragraph._p.append(parse_xml(inner.format(ns=nsdecls("w"))))
    assert extract(saved(document), ".docx").text.endswith("碧町は20億円\n")


def test_a_word_file_from_standard_input_is_known_by_its_look():
    assert extract(saved(draft()), None).text.startswith("# 港湾整備に120億円")


def test_what_is_no_word_file_says_so():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "a")
    for data in (b"", b"PK\x03\x04", stream.getvalue(), "市は18日".encode(), saved(draft())[:2000]):
        with pytest.raises(InputError, match="no Word file"):
            extract(data, ".docx")


def test_a_file_that_unpacks_to_gigabytes_is_refused(monkeypatch):
    monkeypatch.setattr(word, "MAX_UNPACKED", 1024)
    with pytest.raises(InputError, match="unpacks"):
        extract(saved(draft()), ".docx")
