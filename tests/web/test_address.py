"""Where the page is reached, and which pages may open a review."""

import pytest

from compare.errors import UsageError

pytest.importorskip("textual_serve", reason="needs textual-serve")

from compare.web import Address


@pytest.mark.parametrize(
    ("host", "url", "alone"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000", True),
        ("localhost", "http://localhost:8000", True),
        ("::1", "http://[::1]:8000", True),
        ("192.0.2.7", "http://192.0.2.7:8000", False),
        ("desk.example.jp", "http://desk.example.jp:8000", False),
    ],
)
def test_the_address_to_type_and_who_can_reach_it(host, url, alone):
    address = Address.of(host, 8000)
    assert (address.url, address.is_loopback) == (url, alone)
    assert url in address.origins


def test_the_names_of_this_machine_are_one():
    assert Address.of("127.0.0.1", 8000).origins == Address.of("localhost", 8000).origins
    assert Address.of("192.0.2.7", 8000).origins == {"http://192.0.2.7:8000"}


def test_behind_a_proxy_the_origin_is_the_one_that_readers_type():
    address = Address.of("127.0.0.1", 8000, "https://desk.example.jp/yomi/")
    assert address.url == "https://desk.example.jp/yomi"
    assert address.origin == "https://desk.example.jp"
    assert address.is_loopback


@pytest.mark.parametrize("host", ["0.0.0.0", "::", ""])
def test_no_browser_can_open_every_address(host):
    with pytest.raises(UsageError, match="--public-url"):
        Address.of(host, 8000)


@pytest.mark.parametrize(
    "url",
    [
        "desk.example.jp",
        "ftp://desk.example.jp",
        "https://",
        "https://a:b@desk.example.jp",
        "https://x/?q",
        "http://x:0",
    ],
)
def test_what_is_no_address_of_a_page_is_refused(url):
    with pytest.raises(UsageError, match="--public-url"):
        Address.of("127.0.0.1", 8000, url)
