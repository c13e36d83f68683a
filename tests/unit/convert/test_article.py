"""Pandoc's tree as an article: every kind of block and inline, each at its place, and nothing lost in silence."""

from __future__ import annotations

import pytest

from pressctl.convert.article import article
from pressctl.model.article import (
    Break,
    Definitions,
    Divider,
    Division,
    Footnote,
    Heading,
    Image,
    Link,
    Listing,
    Paragraph,
    Quotation,
    Span,
    Styled,
    Table,
    Verbatim,
    Words,
    plain,
)
from pressctl.model.node import Text
from pressctl.pipeline.check import check
from tests.small import newsroom
from tests.unit.convert.strategies import text_of


@pytest.fixture
def read(pandoc):
    def read(markdown, pictures=(), language="en"):
        return article(pandoc.read(markdown), Text.of_file(markdown, "body.md"), language, pictures)

    return read


@pytest.fixture
def blocks(read):
    def blocks(markdown, pictures=()):
        made, findings = read(markdown, pictures)
        assert not findings
        return made.blocks

    return blocks


def first(blocks):
    return blocks[0].children


def outline(blocks):
    """Kinds and texts, without places."""
    shape = []
    for block in blocks:
        match block:
            case Paragraph(children=children, tight=tight):
                shape.append(("tight" if tight else "p", text_of(children)))
            case Heading(level=level, children=children):
                shape.append((f"h{level}", text_of(children)))
            case Listing(ordered=ordered, items=items, start=start):
                shape.append((f"ol{start}" if ordered else "ul", [outline(item) for item in items]))
            case Definitions(terms=terms):
                shape.append(("dl", [(text_of(t.children), [outline(m) for m in t.meanings]) for t in terms]))
            case Quotation(blocks=inner):
                shape.append(("quote", outline(inner)))
            case Division(blocks=inner, language=language, direction=direction):
                shape.append((f"div {language} {direction}", outline(inner)))
            case Table(head=head, rows=rows):
                cells = [[(outline(cell.blocks), cell.align) for cell in row] for row in [head, *rows]]
                shape.append(("table", cells))
            case Verbatim(text=text):
                shape.append(("pre", text))
            case Divider():
                shape.append(("hr",))
    return shape


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("One\ntwo\n\nthree\n", [("p", "One two"), ("p", "three")]),
        ("## A\n\n### B\n\ntext\n", [("h2", "A"), ("h3", "B"), ("p", "text")]),
        ("# A\n\n## B\n\n### C\n", [("h2", "A"), ("h3", "B"), ("h4", "C")]),  # level 1 is the release's title
        ("> # A\n", [("quote", [("h2", "A")])]),
        ("- a\n- b\n", [("ul", [[("tight", "a")], [("tight", "b")]])]),
        ("- a\n\n- b\n", [("ul", [[("p", "a")], [("p", "b")]])]),
        ("- a\n  - b\n", [("ul", [[("tight", "a"), ("ul", [[("tight", "b")]])]])]),
        ("1. a\n2. b\n", [("ol1", [[("tight", "a")], [("tight", "b")]])]),
        ("7) a\n8) b\n", [("ol7", [[("tight", "a")], [("tight", "b")]])]),
        ("term\n:   meaning\n", [("dl", [("term", [[("tight", "meaning")]])])]),
        ("> said\n>\n> twice\n", [("quote", [("p", "said"), ("p", "twice")])]),
        ("::: {lang=ar}\nسلام\n:::\n", [("div ar rtl", [("p", "سلام")])]),
        ("::: {dir=ltr}\nx\n:::\n", [("div None ltr", [("p", "x")])]),
        (
            "| a | b |\n|:-:|--:|\n| 1 | 2 |\n",
            [
                (
                    "table",
                    [
                        [([("tight", "a")], "center"), ([("tight", "b")], "end")],
                        [([("tight", "1")], "center"), ([("tight", "2")], "end")],
                    ],
                )
            ],
        ),
        ("    as is\n", [("pre", "as is")]),
        ("```python\n<b> is & stays\n```\n", [("pre", "<b> is & stays")]),
        ("a\n\n***\n\nb\n", [("p", "a"), ("hr",), ("p", "b")]),
        ("", []),
        ("\\# \\* \\<b> &amp; &lt;i&gt;\n", [("p", "# * <b> & <i>")]),
        ("$x$ :smile: 'q' -- \"r\" ... @a\n", [("p", "$x$ :smile: 'q' -- \"r\" ... @a")]),
    ],
)
def test_blocks(blocks, markdown, expected):
    assert outline(blocks(markdown)) == expected


@pytest.mark.parametrize(
    ("markdown", "style"),
    [
        ("*x*", "em"),
        ("**x**", "strong"),
        ("~~x~~", "del"),
        ("a^x^", "sup"),
        ("a~x~", "sub"),
        ("`x`", "code"),
        ("_x_", "em"),
    ],
)
def test_styles(blocks, markdown, style):
    last = first(blocks(markdown))[-1]
    assert isinstance(last, Styled)
    assert (last.style, text_of(last.children)) == (style, "x")


def test_inlines(blocks):
    link, _, image, _, note, _, span, br, end = first(
        blocks(
            '[**a** b](https://example.org/ "t") ![alt *x*](media/a.jpg) [^1] [مرحبا]{lang=ar}\\\nend\n\n[^1]: one\n\n    two\n',
            ["media/a.jpg"],
        )
    )[0:9]
    assert isinstance(link, Link)
    assert (link.target, link.title, plain(link.children)) == ("https://example.org/", "t", "a b")
    assert isinstance(image, Image)
    assert (image.source, image.alt) == ("media/a.jpg", "alt x")
    assert isinstance(note, Footnote)
    assert outline(note.blocks) == [("p", "one"), ("p", "two")]
    assert isinstance(span, Span)
    assert (span.language, span.direction, plain(span.children)) == ("ar", "rtl", "مرحبا")
    assert isinstance(br, Break)
    assert plain((end,)) == "end"


def test_a_heading_can_be_linked_to(blocks):
    heading, other = blocks("## Half of *Syria*\n\n## Other {#half}\n")
    assert (heading.id, other.id) == ("half-of-syria", "half")


def words(value):
    """All words of a tree that came from one piece of the source."""
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from words(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from words(getattr(value, name))


ARABIC = """\
نداء **عاجل إلى** العالم، و[رابط](https://example.org/ar) في *النص*.

- بندٌ أوّل
- Mazaya Women Org. و`شيفرة`

> قيل [مرّة]{lang=ar} هنا[^١]

| عمود | b |
|------|---|
| واحد | 2 |

[^١]: حاشية **مهمّة**
"""


def test_every_word_knows_its_place(read):
    made, findings = read(ARABIC, language="ar")
    lines = ARABIC.split("\n")
    found = [w for w in words(made.blocks) if w.text.strip()]
    assert not findings
    assert sum(len(word.text.split()) for word in found) > 20
    for word in found:
        at = lines[word.place.line - 1][word.place.column - 1 :]
        assert at.removeprefix("`").startswith(word.text), (word, at)


REFUSED = [  # what a writer may paste, the text that is refused, and the rule
    ("و <b>مهم</b>", "<b>", "SRC015"),
    ("و <b>مهم</b>", "</b>", "SRC015"),
    ("و<script>alert(1)</script>", "<script>", "SRC015"),
    ("<div onclick=x>\nنص\n</div>\n", "<div", "SRC015"),
    ("<style>*{display:none}</style>\n", "<style>", "SRC015"),
    ("و <!-- تعليق --> ثم", "<!--", "SRC015"),
    ("<!-- تعليق -->\n\nثم", "<!--", "SRC015"),
    ("و <?php x ?> ثم", "<?php", "SRC015"),
    ("و <![CDATA[x]]> ثم", "<![CDATA[", "SRC015"),
    ("و <img src=x onerror=alert(1)>", "<img", "SRC015"),
    ("و `<b>`{=html} ثم", "`<b>`", "SRC015"),
    ("و `\\input{x}`{=latex} ثم", "`\\input", "SRC015"),
    ("```{=html}\n<b>x</b>\n```\n", "```{=html}", "SRC015"),
    ("- بند <i>مائل</i>", "<i>", "SRC015"),
    ("| أ | ب |\n|---|---|\n| ج | د <br> |\n", "<br>", "SRC015"),
    ("نص[^1]\n\n[^1]: حاشية <b>x</b>", "<b>", "SRC015"),
    ("نص [رابط](javascript:alert(1))", "[رابط]", "LNK020"),
    ("نص [رابط](JaVaScRiPt:alert(1))", "[رابط]", "LNK020"),
    ("نص [رابط](java&#115;cript:alert(1))", "[رابط]", "LNK020"),
    ("نص [رابط](javascript&colon;alert(1))", "[رابط]", "LNK020"),
    ("نص [رابط](data:text/html;base64,PHNjcmlwdD4=)", "[رابط]", "LNK020"),
    ("نص [رابط](vbscript:x)", "[رابط]", "LNK020"),
    ("نص [رابط](file:///etc/passwd)", "[رابط]", "LNK020"),
    ("نص [رابط](//evil.example/)", "[رابط]", "LNK020"),
    ("نص [رابط](/etc/passwd)", "[رابط]", "LNK020"),
    ("نص [رابط](https://example.org@evil.example/)", "[رابط]", "LNK020"),
    ("نص [رابط](<\\\\evil\\share>)", "[رابط]", "LNK020"),
    ("نص [رابط](https:&#92;&#92;evil.example)", "[رابط]", "LNK020"),
    ("نص **[رابط](ftp://example.org/)**", "[رابط]", "LNK020"),
    ("نص <javascript:alert(1)>", "<javascript", "LNK020"),
    ("نص [رابط][1]\n\n[1]: javascript:x\n", "[رابط]", "LNK020"),
    ("نص [رابط](#)", "[رابط]", "LNK021"),
    ("نص [رابط]()", "[رابط]", "LNK021"),
    ("نص ![صورة](other.jpg)", "![صورة]", "MED001"),
    ("نص ![صورة](../../../etc/passwd)", "![صورة]", "MED001"),
    ("نص ![صورة](https://example.org/x.png)", "![صورة]", "MED001"),
    ("نص ![صورة](media/a.jpg){width=3}", "![صورة]", "SRC017"),
    ("نص [كلمة]{onclick=alert}", "[كلمة]", "SRC017"),
    ("نص [كلمة]{.red}", "[كلمة]", "SRC017"),
    ("نص [كلمة]{#id}", "[كلمة]", "SRC017"),
    ("نص [كلمة]{dir=auto}", "[كلمة]", "SRC017"),
    ('نص [كلمة]{lang="\'><script>"}', "[كلمة]", "SRC017"),
    ('نص [كلمة]{style="color:red"}', "[كلمة]", "SRC017"),
    ("نص [رابط](https://example.org/){target=_blank}", "[رابط]", "SRC017"),
    ("نص `شيفرة`{onclick=x}", "`شيفرة`", "SRC017"),
    ("## عنوان {onclick=x}\n", "## عنوان", "SRC017"),
    ("::: {.note onclick=x}\nنص\n:::\n", ":::", "SRC017"),
    ("```{onclick=x}\nنص\n```\n", "```", "SRC017"),
]


@pytest.mark.parametrize(("markdown", "refused", "rule"), REFUSED)
def test_refused_at_its_place(read, markdown, refused, rule):
    before = "# مقدّمة\n\nفقرة **أولى**.\n\n"
    made, findings = read(before + markdown, ["media/a.jpg"], "ar")
    offset = len(before) + markdown.index(refused)
    line = (before + markdown).count("\n", 0, offset) + 1
    column = offset - (before + markdown).rfind("\n", 0, offset)
    assert (rule, line, column) in [(f.rule.code, f.place.line, f.place.column) for f in findings]
    assert all(f.message and f.fix and f.language == "ar" for f in findings)


@pytest.mark.parametrize(
    "reference",
    [
        "&#x202e;",
        "&#x202d;",
        "&#x2066;",
        "&#x2067;",
        "&#x2068;",
        "&#x2069;",
        "&#8238;",
        "&#xe0041;",
        "&#x200b;",
        "&#x7f;",
        "&#x1b;",
    ],
)
def test_signs_refused_in_yaml_do_not_come_in_coded(read, reference):
    """The reader refuses U+202E and its like as they are; written as an entity they would turn a line round just the same."""
    made, findings = read(f"abc {reference}def")
    shown = "".join(word.text for word in words(made.blocks))
    assert findings or all(c.isprintable() for c in shown), f"{shown!r} would be printed"


def test_a_metadata_block_is_refused_or_shown(read):
    made, findings = read("---\ntitle: stolen\nheader-includes: x\n---\n\nText\n")
    assert findings or "title: stolen" in "".join(w.text for w in words(made.blocks))


def test_a_note_that_nothing_calls_is_not_lost(read):
    """Pandoc drops it: the writer must hear of it."""
    made, findings = read("Text.\n\n[^1]: An important reservation.\n")
    assert findings or any("reservation" in word.text for word in words(made.blocks))


BODY = """\
body:
  en: ok
  fr: ok
  ar: |
    نداءٌ عاجل.

    و[رابط](javascript:x) ثم <b>مهم</b>
"""


def test_places_inside_yaml(tmp_path):
    release = "kind: statement\ndate: 2020-01-09\ntitle: { en: A, fr: B, ar: ج }\n" + BODY
    checked = check(newsroom(tmp_path, more={"releases/one/release.yaml": release}))
    found = [(f.rule.code, f.place.path, f.place.line, f.place.column, f.release, f.language) for f in checked.findings]
    path = "releases/one/release.yaml"
    assert found == [
        ("LNK020", path, 10, 6, "one", "ar"),
        ("LNK035", path, 10, 6, "one", "ar"),
        ("SRC015", path, 10, 30, "one", "ar"),
        ("SRC015", path, 10, 36, "one", "ar"),
    ]


def test_places_inside_markdown_files(tmp_path):
    bodies = {f"releases/one/body.{code}.md": "ok\n" for code in ("en", "fr")}
    bodies["releases/one/body.ar.md"] = "سطر\n\n- بند [المحضر](file:///x)\n"
    checked = check(newsroom(tmp_path, "one", more=bodies))
    told = [(f.rule.code, str(f.place)) for f in checked.findings if f.rule.code.startswith("LNK")]
    assert told == [("LNK020", "releases/one/body.ar.md:3:7")]


@pytest.mark.parametrize("depth", [5, 50, 500, 5000])
def test_no_nesting_breaks_the_build(tmp_path, depth):
    """Either read, or refused with its place: never a defect."""
    deep = "> " * depth + "x\n"
    checked = check(newsroom(tmp_path, "one", more={f"releases/one/body.{c}.md": deep for c in ("en", "fr", "ar")}))
    assert {f.rule.code for f in checked.findings} <= {"SRC016"}
    assert depth < 100 or checked.findings
