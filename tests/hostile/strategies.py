"""What people and machines may write into a newsroom: whole files, good, almost good, and made to do harm."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from tests.small import BODIES, RELEASE, SETTINGS
from tests.unit.convert.strategies import texts
from tests.unit.load.strategies import RELEASE as FULL_RELEASE, damaged, yamlish

HARMFUL = (
    *("<script>alert()</script>", "<img src=x onerror=alert()>", "javascript:alert()", "data:text/html,x"),
    *("{{ ''.__class__ }}", "{% include '/etc/passwd' %}", "${7*7}", "../../etc/passwd", "/etc/passwd", "~root"),
    *("=1+1", "@SUM(A1)", "%0d%0aSet-Cookie: x", "\u202egpj.exe", "\u2067", "\u200b", "\ufeff", "\x1b[31m", "\0"),
    *("’", "''", '"', "\\", "&#x202e;", "&lt;", "]]>", "-->", "--", "::error::x", "$(reboot)", "`reboot`"),
    *("9" * 400, "e\u0301" * 60, "ـ" * 300, "َ" * 300, "a" * 2100, "🏳️‍🌈" * 20, "\U0001f3f4\U000e0067", "ﷺ" * 50),
    *("https://аmnesty.org/", "http://127.0.0.1/", "https://[::1]/", "https://a@b/", "//x", "http://0x7f.1/"),
)
WORDS = st.one_of(texts, st.sampled_from(HARMFUL), st.text(max_size=12))
DATES = st.one_of(
    st.dates().map(str),
    st.sampled_from(["2020-01", "2020", "2024-02-30", "0000-00-00", "10000-01-01", "٢٠٢٠-٠١-٠٩", "tomorrow", "-1"]),
)
quoted = WORDS.map(lambda text: json.dumps(text, ensure_ascii=False))
numbers = st.one_of(st.integers(-2, 10**12).map(str), st.sampled_from(["1e9", "0x10", "٩٤٨", "1_000", "", "~", "NaN"]))


@st.composite
def translated(draw: Callable[[Any], Any]) -> str:
    """One text in some languages, as YAML writes it."""
    codes = draw(st.lists(st.sampled_from(["en", "fr", "ar", "ar", "fr", "sv", "no", "zz"]), unique=True, max_size=4))
    return "{ " + ", ".join(f"{code}: {draw(quoted)}" for code in codes) + " }"


FIELDS: dict[str, st.SearchStrategy[str]] = {
    "kind": st.sampled_from(["statement", "news", "feature", "briefing", "press-release", "report", "programme", "x"]),
    "date": DATES,
    "title": translated(),
    "subtitle": translated(),
    "summary": translated(),
    "place": translated(),
    "embargo": DATES.map(lambda day: f"{day}T10:00:00+01:00"),
    "hashtags": st.lists(quoted, max_size=3).map(lambda tags: f"[ {', '.join(tags)} ]"),
    "contacts": st.tuples(translated(), quoted, quoted).map(
        lambda one: f"[ {{ name: {one[0]}, email: {one[1]}, phone: {one[2]} }} ]"
    ),
    "quotes": st.tuples(translated(), translated()).map(lambda one: f"[ {{ name: {one[0]}, text: {one[1]} }} ]"),
    "media": st.tuples(quoted, translated(), quoted).map(
        lambda one: f"[ {{ file: {one[0]}, alt: {one[1]}, credit: {one[2]} }} ]"
    ),
    "signatories": st.tuples(translated(), numbers).map(
        lambda one: f"{{ organisations: [ {{ name: {one[0]} }} ], individuals: {{ total: {one[1]} }} }}"
    ),
    "corrections": st.tuples(DATES, translated()).map(lambda one: f"[ {{ date: {one[0]}, text: {one[1]} }} ]"),
    "withdrawn": st.tuples(DATES, translated()).map(lambda one: f"{{ date: {one[0]}, reason: {one[1]} }}"),
    "related": st.lists(st.sampled_from(["good", "bad", "../x", "nowhere"]), max_size=2).map(
        lambda ids: f"[ {', '.join(ids)} ]"
    ),
    "annexes": translated().map(lambda title: f"[ {{ title: {title}, include: good }} ]"),
    "days": st.tuples(DATES, quoted, translated()).map(
        lambda one: f"[ {{ date: {one[0]}, events: [ {{ time: {one[1]}, title: {one[2]} }} ] }} ]"
    ),
    "allow": quoted.map(lambda text: f"[ {{ rule: moved-link, at: {text}, because: {text} }} ]"),
    "body": translated(),
}


@st.composite
def described(draw: Callable[[Any], Any]) -> str:
    """A release.yaml of real fields, with whatever in them; often one that can be built."""
    names = draw(st.lists(st.sampled_from(sorted(FIELDS)), unique=True, max_size=5))
    own = "".join(f"{name}: {draw(FIELDS[name])}\n" for name in names)
    kept = [line for line in RELEASE.splitlines(keepends=True) if line.partition(":")[0] not in names]
    return "".join(kept) + own


MARKUP = st.sampled_from(
    [
        *("# ", "## ", "\n\n", "\n", "- ", "1. ", "> ", "    ", "```\n", "`", "**", "*", "~~", "^", "|", "|---|---|\n"),
        *(
            "[",
            "](",
            ")",
            "](#a)",
            "{#a}",
            "{.page}",
            "{lang=ar}",
            "![",
            "](media/x.jpg)",
            "[^1]",
            "[^1]: ",
            "\\",
            "***\n",
        ),
        *("{{organisations}}", "{{individuals}}", "{{bad:individuals}}", ":::\n", "::: aside\n", "<", ">", "&", "<!--"),
    ]
)
bodies = st.lists(st.one_of(MARKUP, MARKUP, WORDS), max_size=40).map("".join) | damaged(BODIES["en"] * 3)
releases = described() | damaged(FULL_RELEASE) | yamlish

CELLS = st.one_of(WORDS, st.sampled_from(["public", "withheld", "", "First Signatory", "شاهدة", "=1", '"', "PUBLIC"]))
rows = st.lists(st.lists(CELLS, min_size=3, max_size=5).map(",".join), max_size=6).map("\n".join)
lists = st.one_of(
    rows.map(lambda text: f"name,role,place,consent\n{text}\n"),
    damaged("name;role;place;consent\nFirst Signatory;b;c;public\nSecond Signatory;;;withheld\n"),
    rows.map(lambda text: f"name\trole\n{text}").map(lambda text: text.encode("utf-16")),
    st.binary(max_size=60),
)
shared_lists = st.one_of(
    st.lists(st.tuples(quoted, translated(), quoted), max_size=4).map(
        lambda records: "".join(f"- {{ id: {one}, name: {name}, url: {url} }}\n" for one, name, url in records)
    ),
    damaged("- { id: mazaya, name: { en: Mazaya, ar: مزايا }, acronym: MZ, url: https://example.org/ }\n"),
    yamlish,
)
settings_files = damaged(SETTINGS + "output: { formats: [html] }\n") | yamlish
