"""The parser that says what a page must show."""

from __future__ import annotations

import pytest

from pressctl.proof.fault import Expected

from .expect import expected

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"

CASES: tuple[tuple[str, list[Expected]], ...] = (
    ("<p>one\n  two</p>", [Expected("one two", "ltr")]),
    ("<div dir=rtl><p>أ</p><p dir=ltr>b</p></div>", [Expected("أ", "rtl"), Expected("b", "ltr")]),
    ("<p dir=rtl>أ <span dir=ltr>a <b>b</b></span> ج</p>", [Expected(f"أ {LRI}a b{PDI} ج", "rtl")]),
    ("<p>a <span dir=rtl lang=ar><a href=x>أ</a></span></p>", [Expected(f"a {RLI}أ{PDI}", "ltr")]),
    ("<p dir=rtl>أ <bdi>a</bdi></p>", [Expected(f"أ {FSI}a{PDI}", "rtl")]),
    ("<p dir=auto>1. أ</p><p dir=auto>1. a</p>", [Expected("1. أ", "rtl"), Expected("1. a", "ltr")]),
    ("<p>a<br>b</p>", [Expected("a", "ltr"), Expected("b", "ltr")]),
    (
        "<p dir=rtl><span dir=ltr>a<br>b</span></p>",
        [Expected(f"{LRI}a{PDI}", "rtl"), Expected(f"{LRI}b{PDI}", "rtl")],
    ),
    ("<ul dir=rtl><li>أ<li><p>ب</p></ul>", [Expected("أ", "rtl"), Expected("ب", "rtl")]),
    ("<li>a<ul><li>b</ul>c</li>", [Expected("a", "ltr"), Expected("b", "ltr"), Expected("c", "ltr")]),
    ("<table><tr><td>1<td>2<tr><th>3</table>", [Expected(c, "ltr") for c in "123"]),
    ("<dl><dt>a<dd>b</dl>", [Expected("a", "ltr"), Expected("b", "ltr")]),
    ("<p>a<p>b<h2>c</h2>", [Expected(c, "ltr") for c in "abc"]),
    ("<head><title>x</title><style>p{}</style></head><p>a<svg><text>y</text></svg></p>", [Expected("a", "ltr")]),
    ("<p>a <span hidden>b <i>c</i></span>d</p><p hidden>e</p>", [Expected("a d", "ltr")]),
    ("<p>&amp; &laquo;&#8239;a</p><p> &nbsp;</p>", [Expected("& «\u202fa", "ltr")]),
    ("<p>a<img src=x alt=y>b<wbr>c</p>", [Expected("a\ufffcb\u200bc", "ltr")]),
    ("<div>not asked for</div><footer>nor this</footer>", []),
)


@pytest.mark.parametrize(("html", "paragraphs"), CASES)
def test_expected(html: str, paragraphs: list[Expected]) -> None:
    assert expected(html) == paragraphs
