import os

import pytest

from compare.corpus import reading
from compare.corpus.reading import read_folder
from compare.errors import InputError, UsageError

NOTE = "市は12日、豪雨の被害が120棟に上ると発表した。\n"


def write(folder, name, data=NOTE):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def ids(found):
    return [article.id for article in found.articles]


def reasons(found):
    return {skipped.path: str(skipped.reason) for skipped in found.skipped}


def test_articles_are_named_by_their_path_in_the_folder_and_sorted(tmp_path):
    names = ["b.txt", "a/二.txt", "a/一.md", "c.TXT", "README.md", "名前 に空白・％.txt", "a.txt"]
    for name in names:
        write(tmp_path / "desk", name)
    found = read_folder(tmp_path / "desk", tmp_path)
    assert ids(found) == sorted(["b", "a/二", "a/一.md", "c.TXT", "README.md", "名前 に空白・％", "a"])
    assert [article.path for article in found.articles if article.id == "a/二"] == ["desk/a/二.txt"]
    assert found.skipped == ()


def test_hidden_files_and_the_projects_own_are_passed_over(tmp_path):
    for name in [".DS_Store", ".git/config", "annotations/x/k7q2xm.yaml", "yomikurabe.toml", "one.txt"]:
        write(tmp_path, name)
    found = read_folder(tmp_path, tmp_path)
    assert ids(found) == ["one"]
    assert found.skipped == ()


def test_a_folder_named_annotations_elsewhere_is_read(tmp_path):
    write(tmp_path, "desk/annotations/one.txt")
    assert ids(read_folder(tmp_path / "desk", tmp_path)) == ["annotations/one"]


def test_everything_else_is_listed_with_its_reason(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 1024 * 1024)
    write(tmp_path, "scan.pdf", b"%PDF-1.7")
    write(tmp_path, "page.html", "<html><frameset><frame src='a'></frameset></html>")
    write(tmp_path, "draft.docx", NOTE)
    write(tmp_path, "pdf.txt", b"%PDF-1.7 ...")
    write(tmp_path, "blank.txt", " \n　\n")
    write(tmp_path, "nothing.md", b"")
    write(tmp_path, "huge.txt", b"a" * (1024 * 1024 + 1))
    write(tmp_path, "broken.txt", b"\x83\x00\xff\xfe\x00")
    write(tmp_path, "french.txt", "réunion annulée\n".encode("latin-1"))
    said = reasons(read_folder(tmp_path, tmp_path))
    assert list(said) == sorted(said)
    assert "not read" in said["scan.pdf"]
    assert "no article" in said["page.html"]
    assert "no Word file" in said["draft.docx"]
    assert "PDF" in said["pdf.txt"]
    assert "empty" in said["blank.txt"]
    assert "empty" in said["nothing.md"]
    assert "larger than 1 MB" in said["huge.txt"]
    assert "binary" in said["broken.txt"]
    assert "--encoding" in said["french.txt"]


def test_what_a_browser_saved_with_a_page_is_listed_once(tmp_path):
    page = "<html><body><article><h1>題名</h1><p>" + NOTE * 5 + "</p></article></body></html>"
    write(tmp_path, "港.html", page)
    for name in ("港_files/a.js", "港_files/b.txt", "other_files/c.txt"):
        write(tmp_path, name)
    found = read_folder(tmp_path, tmp_path)
    assert ids(found) == ["other_files/c", "港.html"]
    assert reasons(found) == {"港_files": "holds what belongs to the saved page 港.html."}


def test_links_are_followed_inside_the_project_only_and_never_twice(tmp_path):
    project = tmp_path / "project"
    write(tmp_path, "outside/secret.txt")
    write(project, "desk/one.txt")
    write(project, "archive/old.txt")
    desk = project / "desk"
    (desk / "away").symlink_to(tmp_path / "outside")
    (desk / "secret.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (desk / "archive").symlink_to(project / "archive")
    (desk / "again").symlink_to(project / "archive")
    (desk / "loop").symlink_to(desk)
    (desk / "up").symlink_to(project)
    (desk / "gone.txt").symlink_to(desk / "nowhere.txt")
    found = read_folder(desk, project)
    assert ids(found) == ["again/old", "one"]
    said = reasons(found)
    assert set(said) == {"desk/away", "desk/secret.txt", "desk/gone.txt"}
    assert "leads out of the project" in said["desk/away"]
    assert "leads out of the project" in said["desk/secret.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "regular" in reasons(read_folder(tmp_path, tmp_path))["pipe.txt"]


def test_a_name_that_is_no_utf8_is_said(tmp_path):
    try:
        write(tmp_path, os.fsdecode(b"\x83\x65.txt"))
    except OSError:
        pytest.skip("this file system refuses such names")
    found = read_folder(tmp_path, tmp_path)
    assert found.articles == ()
    assert "Rename" in str(found.skipped[0].reason)
    found.skipped[0].path.encode("utf-8")


def test_a_file_that_vanishes_or_is_locked_is_a_reason_not_an_error(tmp_path, monkeypatch):
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt")
    opened = reading.Path.open

    def vanishing(self, *args, **kwargs):
        if self.name == "a.txt":
            raise FileNotFoundError(2, "No such file or directory")
        return opened(self, *args, **kwargs)

    monkeypatch.setattr(reading.Path, "open", vanishing)
    found = read_folder(tmp_path, tmp_path)
    assert ids(found) == ["b"]
    assert "cannot be read" in reasons(found)["a.txt"]


def test_encodings_are_recognised_or_named(tmp_path):
    write(tmp_path, "desk/sjis.txt", NOTE.encode("cp932"))
    write(tmp_path, "desk/short.txt", "東京".encode("cp932"))
    desk = tmp_path / "desk"
    found = read_folder(desk, tmp_path)
    assert [(article.id, article.text, article.encoding) for article in found.articles] == [("sjis", NOTE, "cp932")]
    for key in ("short.txt", "desk/short.txt"):
        named = read_folder(desk, tmp_path, {key: "cp932"})
        assert [article.text for article in named.articles] == ["東京", NOTE]


def test_an_encoding_for_a_file_that_is_not_there_is_a_usage_error(tmp_path):
    write(tmp_path, "a.txt")
    with pytest.raises(UsageError, match=r"b\.txt"):
        read_folder(tmp_path, tmp_path, {"b.txt": "cp932"})
    with pytest.raises(UsageError, match="klingon"):
        read_folder(tmp_path, tmp_path, {"a.txt": "klingon"})


def test_a_folder_that_is_none_says_so(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_folder(tmp_path / "nowhere", tmp_path)
    with pytest.raises(InputError, match="not a folder"):
        read_folder(write(tmp_path, "a.txt"), tmp_path)


def test_an_empty_folder_gives_nothing(tmp_path):
    assert read_folder(tmp_path, tmp_path) == reading.Reading((), ())


def test_deep_folders_and_many_files(tmp_path):
    write(tmp_path, "/".join(["d"] * 60) + "/deep.txt")
    for number in range(300):
        write(tmp_path, f"n{number:03}.txt")
    found = read_folder(tmp_path, tmp_path)
    assert len(found.articles) == 301
    assert found == read_folder(tmp_path, tmp_path)


def test_dots_in_the_path_do_not_lead_out_of_the_names(tmp_path):
    write(tmp_path, "desk/one.txt")
    write(tmp_path, "project/two.txt")
    found = read_folder(tmp_path / "project" / ".." / "desk", tmp_path / "project")
    assert [article.path for article in found.articles] == ["one.txt"]
