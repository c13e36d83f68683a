"""One form for each address of the web; trackers; the names of hosts in both their forms."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pressctl.model.address import Unreadable, ascii_host, canonical, host_of, unicode_host, without_trackers

# several writings of one address each
SAME = [
    (
        "https://example.org/",
        "https://example.org",
        "HTTPS://EXAMPLE.ORG/",
        "https://example.org:443/",
        "https://example.org./",
        " https://example.org/ ",
        "https://example.org/#contacts",
        "https://example.org/a/..",
        "https://example.org/./",
    ),
    (
        "https://example.org/%C3%A9t%C3%A9",
        "https://example.org/été",
        "https://example.org/%c3%a9t%c3%a9",
        "https://example.org/b/../%c3%a9té",
    ),
    ("https://example.org/~staff?a=1", "https://example.org/%7Estaff?a=1", "https://example.org/%7estaff?%61=1"),
    ("http://xn--bcher-kva.example/", "http://bücher.example:80", "http://BÜCHER.example/"),
    (
        "http://xn--mgbh0fb.xn--kgbechtv/تقرير",
        "http://مثال.إختبار/تقرير",
        "http://مثال.إختبار/%D8%AA%D9%82%D8%B1%D9%8A%D8%B1",
    ),
    ("http://127.0.0.1/", "http://１２７.０.０.１/"),
    ("http://[2606:4700::1]:8080/", "http://[2606:4700::1]:8080"),
]
# each pair may lead to two pages
DIFFERENT = [
    ("https://example.org/a", "http://example.org/a"),
    ("https://example.org/a", "https://www.example.org/a"),
    ("https://example.org/a", "https://example.org/A"),
    ("https://example.org/a", "https://example.org/a/"),
    ("https://example.org/a%2Fb", "https://example.org/a/b"),
    ("https://example.org/?a=1&b=2", "https://example.org/?b=2&a=1"),
    ("https://example.org/?a=%26", "https://example.org/?a=&"),
    ("https://example.org/", "https://example.org:8443/"),
]


@pytest.mark.parametrize("writings", SAME, ids=lambda writings: writings[0])
def test_one_form(writings):
    assert len(set(map(canonical, writings))) == 1
    assert canonical(canonical(writings[0])) == canonical(writings[0])


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_pages_stay_two(one, other):
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    "address",
    [
        "mailto:press@example.org",
        "example.org",
        "https://",
        "https://[::1",
        "https://a..example.org",
        "http://a:b",
        "x://y",
    ],
)
def test_what_cannot_be_an_address(address):
    with pytest.raises(Unreadable):
        canonical(address)


@given(st.text(max_size=40))
def test_any_text_has_one_form_or_none(text):
    """Whatever people paste: no other error, and a form whose own form it is."""
    try:
        form = canonical("https://example.org/" + text)
    except Unreadable:
        return
    assert form.isascii()
    assert canonical(form) == form


@given(st.text(max_size=20))
def test_any_host_is_a_host_or_none(text):
    try:
        host = ascii_host(text)
    except Unreadable:
        return
    assert host.isascii()
    assert ascii_host(host) == host


def test_hosts_in_both_forms():
    assert unicode_host(ascii_host("bücher.example")) == "bücher.example"
    assert ascii_host("موقع.مصر") == "xn--4gbrim.xn--wgbh1c"
    assert unicode_host("xn--4gbrim.xn--wgbh1c") == "موقع.مصر"
    assert unicode_host("xn--0") == "xn--0"
    assert ascii_host("ſite.example") == "site.example"
    assert host_of("https://[::1]:80/") == "::1"


@pytest.mark.parametrize(
    ("address", "bare"),
    [
        ("https://example.org/a?utm_source=x", "https://example.org/a"),
        ("https://example.org/a?UTM_Source=x#b", "https://example.org/a#b"),
        ("https://example.org/a?id=7&fbclid=x&page=2", "https://example.org/a?id=7&page=2"),
        ("https://example.org/a?gclid", "https://example.org/a"),
        ("https://example.org/a?myfbclid=1", "https://example.org/a?myfbclid=1"),
        ("https://example.org/a?id=utm_source", "https://example.org/a?id=utm_source"),
        ("https://example.org/a?b=1#?utm_source=x", "https://example.org/a?b=1#?utm_source=x"),
        ("https://example.org/a", "https://example.org/a"),
        ("https://example.org/a?", "https://example.org/a"),
        ("https://example.org/a?campaign=x&id=7", "https://example.org/a?id=7"),
    ],
)
def test_trackers_go_and_all_else_stays(address, bare):
    assert without_trackers(address, ["campaign"]) == bare
