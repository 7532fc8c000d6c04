"""The Word file: headings, tables, comments on the quoted words; an office suite opens it."""

import io
import subprocess
import zipfile

import docx
from summary_world import decision, outlined, rendered

from compare.model import Article


def opened(*annotations, **options):
    return docx.Document(io.BytesIO(rendered("docx", outlined(*annotations), **options)))


def test_headings_are_headings_and_tables_are_tables():
    word = opened(decision())
    styles = {paragraph.style.name for paragraph in word.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet"} <= styles
    assert [cell.text for cell in word.tables[0].rows[0].cells] == ["Article", "Title", "Outlet", "Date"]
    assert 'w:tblHeader w:val="true"' in word.tables[0].rows[0]._tr.xml


def test_a_comment_stands_on_the_quoted_words_with_author_and_initials():
    (comment,) = opened(decision()).comments
    assert comment.author == "校閲 太郎"
    assert comment.initials == "校太"
    assert "120億円 and 150億円 differ." in comment.text
    assert "k7q2xm" in comment.text


def test_every_stated_annotation_has_its_comment():
    word = opened(decision(), decision(id="bbbbbb", note="別の指摘", status="edited"))
    assert len(list(word.comments)) == 2


def test_words_that_xml_cannot_hold_are_made_visible():
    text = "赤\x1b[31m\x00字\ufffe120億円"
    article = Article("a", "news/a.txt", text, title=text)
    word = docx.Document(io.BytesIO(rendered("docx", outlined(articles=(article,)))))
    assert any("␛[31m␀字" in cell.text for table in word.tables for row in table.rows for cell in row.cells)


def test_a_template_gives_its_styles_and_keeps_its_own_text(tmp_path):
    (tmp_path / "templates").mkdir()
    own = docx.Document()
    own.add_paragraph("○○新聞 校閲部")
    own.save(tmp_path / "templates" / "summary.docx")
    word = docx.Document(io.BytesIO(rendered("docx", outlined(decision()), (tmp_path,))))
    assert word.paragraphs[0].text == "○○新聞 校閲部"


def test_no_date_of_the_run_is_in_the_file():
    with zipfile.ZipFile(io.BytesIO(rendered("docx", outlined(decision())))) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert b"w:date=" not in archive.read("word/comments.xml")


def test_an_office_suite_opens_it(office, tmp_path):
    file = tmp_path / "summary.docx"
    file.write_bytes(rendered("docx", outlined(decision()), language="ja"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path, file]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    text = (tmp_path / "summary.txt").read_text(encoding="utf-8")
    assert "編集要約" in text
    assert "食い違う数字・日付" in text
    assert "「150億円」 = 15,000,000,000円" in text
