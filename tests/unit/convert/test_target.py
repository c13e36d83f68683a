"""Where a link may lead, by its form alone."""

from __future__ import annotations

import pytest

from pressctl.convert.target import fault_of

GOOD = """\
https://example.org
https://example.org/
http://example.org/a/b?q=1&r=2#part
HTTPS://EXAMPLE.ORG/
https://example.org:8443/x
https://sub-domain.example.co.uk/~user/%D8%B3
https://example.org/سوريا/تقرير
https://مثال.إختبار/صفحة
https://münchen.example/ß
https://xn--mgbh0fb.xn--kgbechtv/
https://example.org/a(b)c
https://example.org/?x=a@b
https://example.org/@weexist/1
https://example.org./
https://[2001:db8::1]/
http://127.0.0.1:8000/x
mailto:press@example.org
MAILTO:press.office+ngo@sub.example.org
tel:+33123456789
tel:+33.1.23-45
#half-of-syria
#عنوان
https://t.me/s/weexist
https://web.archive.org/web/2020/https://example.org/a
""".split("\n")[:-1]
BAD = [
    ("", "LNK021"),
    ("#", "LNK021"),
    (" ", "LNK021"),
    *[
        (target, "LNK020")
        for target in (
            *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript://example.org/%0aalert(1)", " javascript:x"),
            *("java\tscript:x", "java\nscript:x", "java\x00script:x", "\x01javascript:x", "java\u00a0script:x"),
            *("data:text/html,x", "data:image/png;base64,AA", "vbscript:x", "file:///etc/passwd", "FILE:/etc/passwd"),
            *("blob:https://example.org/x", "ftp://example.org/", "gopher://x", "intent://x", "about:blank"),
            *("ms-word:x", "x-apple:y", "chrome://settings", "view-source:https://example.org", "ws://example.org"),
            *("//evil.example/x", "/etc/passwd", "../secret", "report.pdf", "www.example.org", "example.org/x", "?q=1"),
            *("\\\\evil\\share", "https:\\\\evil.example", "https://example.org\\@evil.example/", "/\\evil.example"),
            *("https://user@evil.example/", "https://a:b@evil.example/", "https://example.org@evil.example"),
            *("https://%40evil.example/", "https://a%2fb/", "https:///etc", "https://", "http:evil.example"),
            *("http:/evil.example", "https://?x", "https://#x", "https://.example.org/", "https://example..org/"),
            *(
                "https://-example.org/",
                "https://exa mple.org/",
                "https://exam_ple!.org/",
                "https://example.org:99999999/",
            ),
            *("https://example.org:x/", "https://[::1", "https://a,b/", "https://a;b/", "https://a|b/", "https://<b>/"),
            *(
                "https://example.org/\x7f",
                "https://example.org/a b",
                "https://example.org/\u2028x",
                "https://example.org/a\rb",
            ),
            *(
                "mailto:",
                "mailto:press",
                "mailto:a@b",
                "mailto:a@b.org?bcc=x@y.z",
                "mailto:a@b.org,c@d.org",
                "mailto:a b@c.org",
            ),
            *("tel:", "tel:112x", "tel:+33 1 23", "tel:*21*0123#", "sms:+33123456789"),
            # signs that nobody sees: what is shown is not what is opened, and the second wall would drop the link
            *(
                "https://example.org/\u202egpj.exe",
                "https://exam\u200bple.org/",
                "https://example.org/\u2066x",
                "https://example.org/\ufeff",
            ),
        )
    ],
]


@pytest.mark.parametrize("target", GOOD)
def test_good(target):
    assert fault_of(target) is None


@pytest.mark.parametrize(("target", "rule"), BAD)
def test_bad(target, rule):
    fault = fault_of(target)
    assert fault, target
    assert fault.rule.code == rule
    assert fault.message
    assert fault.fix


@pytest.mark.parametrize("start", ["https://", "mailto:", "tel:", "https://a", "javascript:"])
@pytest.mark.parametrize("repeated", ["a", "a.", "-", ".-", "a@", "1", "[", "_", "%"])
def test_long_ones_are_judged_at_once(start, repeated):
    """A pattern that is slow on one of these is slow by minutes (security.md 1.6)."""
    fault = fault_of(start + repeated * 20_000 + "!")
    assert not fault or len(fault.message) < 200 + 20_000 * 3


def test_a_long_target_is_shortened():
    fault = fault_of("javascript:" + "x" * 500)
    assert len(fault.message) < 200


@pytest.mark.parametrize(
    "target", ["https://user@evil.example/", "https://a:b@evil.example/", "https://example.org@evil.example"]
)
def test_a_hidden_host_is_called_so(target):
    assert "hides its true host" in fault_of(target).message
