"""The page: safe with a hostile article, readable at two widths, whole without script and network."""

import re
import subprocess
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from summary_world import FINDING, decision, outlined, rendered

from compare.model import Article
from compare.summary.document import Matrix, Moment, Moments, RangeBar, Ranges, Share
from compare.summary.pictures import picture

HOSTILE = (
    "<script>document.title='owned'</script><svg onload=\"document.title='owned'\"></svg>"
    "</style><img src=x onerror=\"document.title='owned'\">\u202e\x1b[31m]]> 120億円"
)


def page(*annotations, **options):
    return rendered("html", outlined(*annotations), **options).decode("utf-8")


def hostile_page():
    article = Article("a", "news/<b>&'\".txt", f"{HOSTILE}\n", title=HOSTILE, outlet=HOSTILE)
    words = decision().targets[0]
    target = type(words)(article.path, HOSTILE, "", "", 0, len(HOSTILE), article.sha256)
    annotation = decision("edited", HOSTILE, targets=(target,), by=f"{HOSTILE} <x>", at="2024", proposed_by=None)
    return rendered("html", outlined(annotation, articles=(article,))).decode("utf-8")


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.seen, self.attributes = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_tags_are_closed_and_none_comes_from_an_article():
    for text in (page(decision()), hostile_page()):
        tags = Tags()
        tags.feed(text)
        assert not tags.open
        assert not {"script", "img", "iframe", "object", "link"} & set(tags.seen)
        assert not [name for name, _value in tags.attributes if name.startswith("on")]
        assert not [value for name, value in tags.attributes if name in ("href", "src") and ":" in value.split("/")[0]]
        assert "http://" not in text.replace("http://www.w3.org/2000/svg", "")
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_the_page_can_be_walked_by_headings_tables_and_links():
    text = page(decision())
    assert re.findall(r"<h1", text) == ["<h1"]
    assert 'scope="col"' in text
    assert 'scope="row"' in text
    targets = set(re.findall(r'id="([^"]+)"', text))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= targets
    assert len(targets) == len(re.findall(r'id="', text)), "no id twice"


def test_a_disputed_figure_is_drawn_and_named():
    text = page(decision())
    assert "<title>Values by article, JPY</title>" in text
    assert text.count('class="value"') == 3


def test_the_filter_offers_the_kinds_there_are():
    text = page(decision(), decision(id="bbbbbb", category="actor"))
    assert 'id="only-figure"' in text
    assert 'id="only-actor"' in text
    assert 'id="only-media"' not in text
    assert '<input type="radio"' not in page(decision()), "one kind needs no filter"


@pytest.mark.parametrize(
    "block",
    [
        Ranges(
            "幅", (RangeBar("A", 1.0, 1.0, "1"), RangeBar("B", None, 5.0, "5以下"), RangeBar("C", 3.0, None, "<3>"))
        ),
        Ranges("同じ", (RangeBar("A", 0.0, 0.0, "0"), RangeBar("B", 0.0, 0.0, "0"))),
        Matrix("表", ("A", "B"), (("論点 <x>", (Share(1.0, "50%"), Share(0.0, "no mention"))),)),
        Moments("日", (Moment("2025-10-28", "会談", ("A",), True), Moment("2025-11-03", "&", ("B", "C"), False))),
        Moments("日", (Moment("FY2025", "達成", ("A",), False), Moment("2025-13", "", ("B",), False))),
    ],
)
def test_pictures_are_well_formed_and_have_a_title(block):
    root = ElementTree.fromstring(str(picture(block)))  # noqa: S314 - our own drawing
    assert root.get("role") == "img"
    assert root[0].tag.endswith("title")
    assert root[0].text == block.caption


def browse(chromium, tmp_path, text, width, *more):
    file = tmp_path / "page.html"
    file.write_text(text, encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    flags += ["--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}"]
    command = [chromium, *flags, f"--window-size={width},900", *more, file.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def test_a_browser_finds_nothing_to_run_in_a_hostile_article(chromium, tmp_path):
    dom = browse(chromium, tmp_path, hostile_page(), 1200, "--dump-dom")
    assert "<title>Editorial summary</title>" in dom
    assert "owned" in dom, "the words are shown"


@pytest.mark.parametrize("width", [390, 1280])
def test_a_browser_shows_the_page_without_sideways_scrolling(chromium, tmp_path, width):
    # The page itself has no script: one is put in here that reports the layout, and the policy is widened for it.
    probe = (
        "<script>document.title = document.documentElement.scrollWidth <= window.innerWidth"
        " ? 'fits' : 'too wide ' + document.documentElement.scrollWidth + '>' + window.innerWidth</script></body>"
    )
    text = page(decision(), decision(id="bbbbbb", category="actor"), include_open=True)
    text = text.replace("style-src", "script-src 'unsafe-inline'; style-src").replace("</body>", probe)
    dom = browse(chromium, tmp_path, text, width, "--dump-dom")
    assert "<title>fits</title>" in dom, re.search(r"<title>too[^<]*", dom)


def test_undecided_candidates_look_different():
    text = rendered("html", outlined(undecided=(FINDING,)), include_open=True).decode("utf-8")
    assert 'class="entry kind-figure open"' in text
