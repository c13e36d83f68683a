"""How servers behave, and what a link to such a page is."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from pressctl.model.link import Oddity, Verdict
from tests.web.server import Answer, Request, Reset, Script, Server, Step, reply

OK, MOVED, GONE, REFUSED, UNSURE = (
    Verdict.OK,
    Verdict.MOVED,
    Verdict.GONE,
    Verdict.REFUSED,
    Verdict.UNSURE,
)
TIMEOUT = 1.0  # seconds that a test waits for one answer
BOMB = gzip.compress(bytes(200_000_000), 9)


@dataclass(frozen=True)
class Behaviour:
    """A page: its path on the server, what the server does, and what has to be found.

    Only some have an address of their own: `at`, in which names in braces stand for the server's addresses and ports.
    """

    name: str
    answer: Answer
    verdict: Verdict
    status: int | None = None
    oddities: frozenset[Oddity] = frozenset()
    target: str = ""
    at: str = ""

    @property
    def address(self) -> str:
        return self.at or f"{{http}}/{self.name}"


def says(*steps: Step) -> Answer:
    """The same each time."""
    return lambda _request, _server: steps


def first(*answers: Sequence[Step]) -> Answer:
    """One after the other, the last one for ever."""
    return lambda request, _server: answers[min(request.ordinal, len(answers)) - 1]


def leads(status: int, location: str, **headers: str) -> Answer:
    """A redirect; names in braces stand for the server's addresses."""
    return lambda _request, server: [reply(status, b"", Location=server.filled_in(location), **headers)]


def page(title: str, **headers: str) -> Answer:
    return says(reply(200, f"<!doctype html><title>{title}</title><p>…".encode(), **headers))


def part(request: Request, _server: Server) -> Script:
    """Refuses to give a part of what is empty."""
    return [reply(416, b"")] if "range" in request.headers else [reply(200, b"")]


def no_head(request: Request, _server: Server) -> Script:
    return [reply(405, b"")] if request.method == "HEAD" else [reply(200)]


def patience(_request: Request, _server: Server) -> Script:
    """Asks for patience until a time of the day."""
    if _request.ordinal > 1:
        return [reply(200)]
    then = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    return [reply(429, b"", Retry_After=then)]


def chain(hops: int, status: int = 301) -> Answer:
    """/name/3 leads to /name/2, and so on."""

    def step(request: Request, server: Server) -> Script:
        name, _, left = request.path.strip("/").partition("/")
        number = int(left or hops)
        return [reply(200)] if not number else leads(status, f"/{name}/{number - 1}")(request, server)

    return step


def has_cookie(request: Request, _server: Server) -> Script:
    """Leads to itself until a cookie comes back."""
    return [reply(200)] if "cookie" in request.headers else [reply(302, b"", Location="/cookie-wall", Set_Cookie="a=b")]


def odd(*oddities: Oddity) -> frozenset[Oddity]:
    return frozenset(oddities)


THERE = [
    *(Behaviour(f"status-{status}", says(reply(status)), OK, status) for status in (200, 201, 202, 203, 206, 226)),
    Behaviour("no-content", says(b"HTTP/1.1 204 No Content\r\n\r\n"), OK, 204),
    Behaviour("empty", says(reply(200, b"")), OK, 200),
    Behaviour("part", part, OK, 200),
    Behaviour("head-refused", no_head, OK, 200),
    Behaviour("old", says(b"HTTP/1.0 200 OK\r\n\r\n<title>A page</title>"), OK, 200),
    Behaviour("no-length", says(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<p>x"), OK, 200),
    Behaviour("chunked", says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n0\r\n\r\n"), OK, 200),
    Behaviour("truncated", says(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<title>A page"), OK, 200),
    Behaviour("reset-in-page", says(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<p>", 0.05, Reset()), OK, 200),
    Behaviour("drip", says(b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n", *[b"<p>", 0.2] * 30), OK, 200),
    Behaviour("huge", says(b"HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n", *[bytes(100_000)] * 50), OK, 200),
    Behaviour("bomb", says(reply(200, BOMB, Content_Encoding="gzip")), OK, 200),
    Behaviour("packed", says(reply(200, gzip.compress(b"<p>"), Content_Encoding="gzip")), OK, 200),
    Behaviour("deflated", says(reply(200, zlib.compress(b"<p>"), Content_Encoding="deflate")), OK, 200),
    Behaviour("not-packed", says(reply(200, b"<p>", Content_Encoding="gzip")), OK, 200),
    Behaviour("strangely-packed", says(reply(200, b"<p>", Content_Encoding="x-own")), OK, 200),
    Behaviour("early-hints", says(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", reply(200)), OK, 200),
    Behaviour("continue", says(b"HTTP/1.1 100 Continue\r\n\r\n", reply(200)), OK, 200),
    Behaviour("pdf", says(reply(200, b"%PDF-1.7", content_type="application/pdf")), OK, 200),
    Behaviour("picture", says(reply(200, b"\x89PNG", content_type="image/png")), OK, 200),
    Behaviour("no-type", says(reply(200, b"<p>", content_type="")), OK, 200),
    Behaviour("sets-cookies", says(reply(200, b"<p>", Set_Cookie="who=you; Max-Age=99999")), OK, 200),
    Behaviour("refreshes", says(reply(200, b"<meta http-equiv=refresh content='0; url=http://10.0.0.1/'>")), OK, 200),
    Behaviour("arabic", says(reply(200, "<title>نداء".encode("cp1256"), content_type="text/html")), OK, 200),
    Behaviour("wide", says(reply(200, "<title>نداء".encode("utf-16"))), OK, 200),
    Behaviour("tracked", page("A page"), OK, 200, at="{http}/tracked?fbclid=IwAR1&utm_source=x"),
    Behaviour("with-spaces", page("A page"), OK, 200, at="{http}/with-spaces/%D9%86%D8%AF%D8%A7%D8%A1%20x"),
    Behaviour("letters", page("A page"), OK, 200, at="{http}/letters/نداء?q=حرية"),
    Behaviour("place", page("A page"), OK, 200, at="{http}/place#nowhere"),
    Behaviour("by-name", page("A page"), OK, 200, at="http://good.example.net:{port}/by-name"),
    Behaviour("rebinds", page("A page"), OK, 200, at="http://rebinds.example.net:{port}/rebinds"),
    Behaviour("own-script", page("A page"), OK, 200, at="http://مثال.example.net:{port}/own-script"),
    Behaviour("six", page("A page"), OK, 200, at="http://[::1]:{six}/six"),
    Behaviour("secure", page("A page"), OK, 200, at="{https}/secure"),
    Behaviour("secure-by-name", page("A page"), OK, 200, at="https://good.example.net:{good}/secure-by-name"),
    Behaviour("redirect-302", leads(302, "/status-200"), OK, 200),
    Behaviour("redirect-303", leads(303, "/status-200"), OK, 200),
    Behaviour("redirect-307", leads(307, "{http}/status-200"), OK, 200),
    Behaviour("then-301", leads(302, "/redirect-301"), OK, 200),
    Behaviour("redirect-place", leads(302, "/status-200#part"), OK, 200),
    Behaviour("redirect-short", leads(302, "//127.0.0.1:{port}/status-200"), OK, 200),
    Behaviour("redirect-letters", leads(302, "/letters/نداء"), OK, 200),
    Behaviour("redirect-latin", says(b"HTTP/1.1 302 Found\r\nLocation: /letters/\xe9\r\n\r\n"), OK, 200),
    Behaviour("five-hops", chain(5, 302), OK, 200),
    Behaviour("busy-once", first([reply(503)], [reply(200)]), OK, 200),
    Behaviour("broken-twice", first([reply(500)], [reply(502)], [reply(200)]), OK, 200),
    Behaviour("reset-once", first([Reset()], [reply(200)]), OK, 200),
    Behaviour("closed-once", first([], [reply(200)]), OK, 200),
    Behaviour("slow-once", first([TIMEOUT * 3], [reply(200)]), OK, 200),
    Behaviour("patience-seconds", first([reply(429, b"", Retry_After="1")], [reply(200)]), OK, 200),
    Behaviour("patience-time", patience, OK, 200),
    Behaviour(
        "patience-past", first([reply(503, b"", Retry_After="Fri, 31 Dec 1999 23:59:59 GMT")], [reply(200)]), OK, 200
    ),
    Behaviour("patience-odd", first([reply(429, b"", Retry_After="soon")], [reply(200)]), OK, 200),
    Behaviour("about-404", page("404 Days in Detention"), OK, 200),
]
LEADS = [
    Behaviour("redirect-301", leads(301, "/status-200"), MOVED, 200, target="{http}/status-200"),
    Behaviour("redirect-308", leads(308, "{http}/status-200"), MOVED, 200, target="{http}/status-200"),
    Behaviour("five-hops-301", chain(5), MOVED, 200, target="{http}/five-hops-301/0"),
    Behaviour("then-302", leads(301, "/redirect-302"), MOVED, 200, target="{http}/redirect-302"),
    Behaviour("to-secure", leads(301, "{https}/status-200"), MOVED, 200, target="{https}/status-200"),
    Behaviour(
        "to-other-site", leads(301, "http://good.example.net:{port}/status-200"), MOVED, 200,
        target="http://good.example.net:{port}/status-200",
    ),
]  # fmt: skip
LOST = [
    Behaviour("status-404", says(reply(404)), GONE, 404),
    Behaviour("status-410", says(reply(410)), GONE, 410),
    Behaviour("redirect-404", leads(302, "/status-404"), GONE, 404),
    Behaviour("redirect-410", leads(301, "/status-410"), GONE, 410),
    Behaviour("busy-then-404", first([reply(503)], [reply(404)]), GONE, 404),
    Behaviour("round", leads(302, "/round-2"), GONE, 301),
    Behaviour("round-2", leads(301, "/round"), GONE, 302),
    Behaviour("round-itself", leads(302, "/round-itself"), GONE, 302),
    Behaviour("six-hops", chain(6, 302), GONE, 302),
    Behaviour("endless", chain(99), GONE, 301),
    Behaviour("nobody", says(), GONE, at="https://nobody.invalid/"),
    Behaviour("unknown", says(), GONE, at="https://unknown.example.net/"),
    Behaviour("to-unknown", leads(301, "https://unknown.example.net/"), GONE, 301),
    Behaviour("expired", says(), GONE, at="https://127.0.0.1:{expired}/"),
    Behaviour("stranger-expired", says(), GONE, at="https://127.0.0.1:{stranger_expired}/"),
    Behaviour("other-host", says(), GONE, at="https://good.example.net:{other}/"),
    Behaviour("stranger-other", says(), GONE, at="https://good.example.net:{stranger_other}/"),
    Behaviour("to-expired", leads(302, "https://127.0.0.1:{expired}/"), GONE, 302),
]
AWAY = [
    Behaviour("to-private", leads(302, "http://10.0.0.1/"), REFUSED, 302),
    Behaviour("to-metadata", leads(301, "http://169.254.169.254/latest/meta-data/"), REFUSED, 301),
    Behaviour("to-mapped", leads(302, "http://[::ffff:10.0.0.1]/"), REFUSED, 302),
    Behaviour("to-translated", leads(302, "http://[64:ff9b::a00:1]/"), REFUSED, 302),
    Behaviour("to-short", leads(302, "http://127.1/"), REFUSED, 302),
    Behaviour("to-number", leads(302, "http://2130706433/"), REFUSED, 302),
    Behaviour("to-wide", leads(302, "http://１０.0.0.1/"), REFUSED, 302),
    Behaviour("to-inside", leads(302, "http://inside.example.net/"), REFUSED, 302),
    Behaviour("to-half-inside", leads(302, "http://half.example.net/"), REFUSED, 302),
    Behaviour("to-intranet", leads(302, "http://printer.local/"), REFUSED, 302),
    Behaviour("to-file", leads(302, "file:///etc/passwd"), REFUSED, 302),
    Behaviour("to-script", leads(302, "javascript:alert(1)"), REFUSED, 302),
    Behaviour("to-data", leads(302, "data:text/html,x"), REFUSED, 302),
    Behaviour("to-ftp", leads(302, "ftp://example.org/"), REFUSED, 302),
    Behaviour("to-user", leads(302, "http://a:b@127.0.0.1:{port}/status-200"), REFUSED, 302),
    Behaviour("to-mail", leads(302, "http://127.0.0.1:25/"), REFUSED, 302),
    Behaviour("to-nowhere", leads(302, "http://[::1"), REFUSED, 302),
    Behaviour("inside", says(), REFUSED, at="http://inside.example.net:{port}/status-200"),
    Behaviour("half-inside", says(), REFUSED, at="http://half.example.net:{port}/status-200"),
]
UNKNOWN = [
    *(
        Behaviour(f"status-{status}", says(reply(status)), UNSURE, status)
        for status in (400, 401, 402, 403, 405, 406, 407, 409, 418, 421, 423, 425, 428, 429, 431)
    ),
    *(
        Behaviour(f"status-{status}", says(reply(status)), UNSURE, status)
        for status in (500, 502, 503, 504, 520, 599, 999)
    ),
    Behaviour("status-408", says(reply(408)), UNSURE, 408),
    Behaviour("status-451", says(reply(451)), UNSURE, 451, odd(Oddity.BLOCKED_BY_LAW)),
    Behaviour("status-300", says(reply(300)), UNSURE, 300),
    Behaviour("status-304", says(b"HTTP/1.1 304 Not Modified\r\n\r\n"), UNSURE, 304),
    Behaviour("to-403", leads(301, "/status-403"), UNSURE, 403),
    Behaviour("no-location", says(reply(302, b"")), UNSURE, 302),
    Behaviour("cookie-wall", has_cookie, UNSURE, 302),
    Behaviour("long-patience", says(reply(429, b"", Retry_After="3600")), UNSURE, 429),
    Behaviour("always-reset", says(Reset()), UNSURE),
    Behaviour("always-closed", says(), UNSURE),
    Behaviour("never", says(TIMEOUT * 9), UNSURE),
    Behaviour("too-late", says(TIMEOUT * 2, reply(404)), UNSURE),
    Behaviour("endless-head", says(b"HTTP/1.1 200 OK\r\n", *[b"X-More: and more\r\n", 0.05] * 60), UNSURE),
    Behaviour("large-head", says(b"HTTP/1.1 200 OK\r\nX-Large: " + b"x" * 200_000 + b"\r\n\r\n"), UNSURE),
    Behaviour("bad-chunks", says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<p>"), UNSURE),
    Behaviour("half-head", says(b"HTTP/1.1 404 Not"), UNSURE),
    Behaviour("no-http", says(b"SSH-2.0-OpenSSH_9.2\r\n"), UNSURE),
    Behaviour("noise", says(bytes(range(256)) * 9), UNSURE),
    Behaviour("status-0", says(b"HTTP/1.1 0 \r\n\r\n"), UNSURE),
    Behaviour("status-word", says(b"HTTP/1.1 OK\r\n\r\n"), UNSURE),
    Behaviour("stranger", says(), UNSURE, at="https://127.0.0.1:{stranger}/"),
    Behaviour("early", says(), UNSURE, at="https://127.0.0.1:{early}/"),
    Behaviour("plain-on-secure", says(), UNSURE, at="http://127.0.0.1:{good}/"),
    Behaviour("secure-on-plain", says(), UNSURE, at="https://127.0.0.1:{port}/status-200"),
    Behaviour("nobody-listens", says(), UNSURE, at="http://127.0.0.1:1023/"),
    Behaviour("no-names", says(), UNSURE, at="https://no-answer.example.net/"),
    Behaviour("mute", says(), UNSURE, at="https://www.facebook.com/a-page"),
    Behaviour("to-mute", leads(302, "https://x.com/a-post"), UNSURE, 302),
]
ODD = [
    Behaviour("soft-en", page("Page not found – A site"), OK, 200, odd(Oddity.SOFT_GONE)),
    Behaviour("soft-fr", page("Page introuvable | Un site"), OK, 200, odd(Oddity.SOFT_GONE)),
    Behaviour("soft-ar", page("الصفحة غير موجودة - موقع"), OK, 200, odd(Oddity.SOFT_GONE)),
    Behaviour(
        "soft-1256", says(reply(200, "<title>الصفحة غير موجودة".encode("cp1256"), content_type="text/html; charset=cp1256")),
        OK, 200, odd(Oddity.SOFT_GONE),
    ),
    Behaviour(
        "soft-packed",
        says(reply(200, gzip.compress(b"<title>Page not found</title>"), Content_Encoding="gzip")),
        OK, 200, odd(Oddity.SOFT_GONE),
    ),
    Behaviour("to-home", leads(302, "/"), OK, 200, odd(Oddity.AT_HOME)),
    Behaviour("moved-home", leads(301, "/fr/"), MOVED, 200, odd(Oddity.AT_HOME), "{http}/fr/"),
    Behaviour("parked", page("parked.org is for sale"), OK, 200, odd(Oddity.PARKED), at="http://parked.org:{port}/parked"),
    Behaviour("captured", page("SLOT GACOR | Judi Online"), OK, 200, odd(Oddity.HIJACKED)),
    Behaviour(
        "elsewhere", leads(302, "http://alive.org:{port}/status-200"), OK, 200, odd(Oddity.ELSEWHERE),
        "http://alive.org:{port}/status-200",
    ),
    Behaviour("within-site", leads(302, "http://www.alive.org:{port}/status-200"), OK, 200, at="http://alive.org:{port}/within-site"),
    Behaviour("insecure", leads(302, "{http}/status-200"), OK, 200, odd(Oddity.INSECURE), at="{https}/insecure"),
    Behaviour("home", page("A site"), OK, 200, at="{http}/"),
    Behaviour("fr", page("Un site"), OK, 200),
]  # fmt: skip
BEHAVIOURS = (*THERE, *LEADS, *LOST, *AWAY, *UNKNOWN, *ODD)
ANSWERS: dict[str, Answer] = {f"/{behaviour.name}": behaviour.answer for behaviour in BEHAVIOURS}
ANSWERS["/hangs"] = says(60.0)
ANSWERS["/"] = page("A site")
NAMES: dict[str, tuple[str, ...]] = {
    "good.example.net": ("127.0.0.1",),
    "xn--mgbh0fb.example.net": ("127.0.0.1",),
    "alive.org": ("127.0.0.1",),
    "www.alive.org": ("127.0.0.1",),
    "parked.org": ("127.0.0.1",),
    "inside.example.net": ("10.0.0.1",),
    "half.example.net": ("93.184.216.34", "10.0.0.1"),
}
