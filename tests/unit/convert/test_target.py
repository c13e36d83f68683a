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


MISSPELT = """\
htpp://x.example/a?b=c
http//x.example/a?b=c
http:/x.example/a?b=c
https:x.example/a?b=c
hhtps://x.example/a?b=c
ttps://x.example/a?b=c
httsp://x.example/a?b=c
http:///x.example/a?b=c
http;//x.example/a?b=c
http:://x.example/a?b=c
https//:x.example/a?b=c
https://https://x.example/a?b=c
https://http//x.example/a?b=c
http://HTTPS://x.example/a?b=c
//x.example/a?b=c
""".split("\n")[:-1]


@pytest.mark.parametrize("target", MISSPELT)
def test_a_misspelt_beginning_gets_the_whole_address(target):
    fault = fault_of(target)
    assert "its beginning is misspelt" in fault.message
    assert fault.fix == "write https://x.example/a?b=c"


@pytest.mark.parametrize(
    "target", ["https:evil", "ftp://x.example/", "ssh://x.example/", "tp:x.example", "htpp://a@x.example"]
)
def test_what_is_no_misspelt_beginning(target):
    assert "misspelt" not in fault_of(target).message


@pytest.mark.parametrize(
    "target",
    [
        "https://https.example.org/",
        "https://http.cat/404",
        "https://https:443/x",
        "https://http/",
        "https://x/http//y.org",
    ],
)
def test_a_host_may_begin_like_an_address(target):
    assert fault_of(target) is None


@pytest.mark.parametrize(
    "host", ["127.1", "0x7f.1", "0x7f000001", "2130706433", "１２７.0.0.1", "0177.0.0.1", "127.1:80"]
)
def test_a_disguised_machine_is_refused(host):
    assert "hides the address of its machine" in fault_of(f"http://{host}/").message


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433.example", "1.2.3.4", "0x7f.example.org", "[::1]", "٢٠٢٠.example"]
)
def test_a_host_of_figures_is_not_refused(host):
    assert fault_of(f"http://{host}/") is None
