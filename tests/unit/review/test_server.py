"""Who is let in, what is refused, and that nothing ends the server: asked over HTTP, as a browser or an attacker asks."""

from __future__ import annotations

import datetime
import http.client
import json
import threading
from contextlib import closing
from dataclasses import dataclass, replace
from email.message import Message
from queue import Queue
from urllib.parse import urlencode

import pytest

from pressctl.model.approval import Approval, Standing
from pressctl.model.finding import Finding, Trouble
from pressctl.model.node import Text
from pressctl.model.place import Place
from pressctl.model.record import Moment
from pressctl.review.guard import MOST, Guard
from pressctl.review.listening import serve
from pressctl.review.shown import Board, Kept, Occupied, Reviewed
from tests.unit.review.desk import ERROR, FOUND, ONE, OTHER, Answers, pdf, version

PAGE = "/releases/call/en/"
DAY = datetime.datetime(2020, 1, 9, 12, tzinfo=datetime.UTC)
BOX, LARGER = (20, 20, 80, 80), (20, 20, 120, 160)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Message
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()


@dataclass
class Client:
    """A browser in miniature: `cookie` is what it was given."""

    desk: Answers
    port: int
    token: str
    cookie: str = ""

    def ask(self, path: str, method: str = "GET", body: str = "", **headers: str) -> Answer:
        sent = {"Host": f"127.0.0.1:{self.port}", **({"Cookie": self.cookie} if self.cookie else {})}
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body or None, {**sent, **named})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())

    def enter(self) -> Answer:
        answer = self.ask(f"/enter?token={self.token}")
        self.cookie = answer.headers["Set-Cookie"].partition(";")[0]
        return answer

    def secret(self) -> str:
        return self.ask(PAGE).text.partition('name="form" value="')[2].partition('"')[0]

    def decide(self, origin: str = "", **form: str) -> Answer:
        typed = {"form": self.secret(), "shown": version().digest, "reviewer": "R", "decision": "approved", **form}
        return self.ask(PAGE, "POST", urlencode(typed), Origin=origin or f"http://127.0.0.1:{self.port}")


@pytest.fixture(scope="module")
def served() -> tuple[Answers, str]:
    """A desk and the address of its pages; they end with the tests."""
    desk: Answers = Answers()
    told: Queue[tuple[str, str]] = Queue()
    threading.Thread(target=serve, args=(desk, 0, lambda *both: told.put(both)), daemon=True).start()
    return desk, told.get(timeout=10)[0]


@pytest.fixture
def outside(served) -> Client:
    """A client that was not let in yet, before a desk as it was at first."""
    desk, address = served
    vars(desk).update(vars(Answers()))
    site, _, token = address.partition("/enter?token=")
    return Client(desk, int(site.rpartition(":")[2]), token)


@pytest.fixture
def client(outside) -> Client:
    outside.enter()
    return outside


# ── who is let in ────────────────────────────────────────────────────────────


def test_the_secret_of_the_address_is_exchanged_for_a_cookie_and_gone(outside):
    answer = outside.enter()
    assert (answer.status, answer.headers.get("Location")) == (303, "/")
    cookie = answer.headers.get("Set-Cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert outside.token not in cookie
    assert outside.ask("/").status == 200


@pytest.mark.parametrize(
    "path",
    ["/", PAGE, "/state", "/review.css", "/enter", "/enter?token=guess", "/web/x/en/call/index.html", "/nowhere"],
)
def test_whoever_was_not_let_in_learns_nothing(outside, path):
    answer = outside.ask(path)
    said = answer.text
    assert answer.status == 403
    assert "pressctl review" in said
    assert "newsroom" not in said.replace("rédaction", "")
    assert "call" not in said


def test_what_a_browser_is_started_with_opens_once():
    guard = Guard(1)
    ticket = guard.address_once().partition("token=")[2]
    assert [guard.is_token(ticket), guard.is_token(ticket)] == [True, False]
    assert [guard.is_token(guard.token), guard.is_token(guard.token)] == [True, True]
    assert not guard.is_token("")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", ""])
def test_a_site_that_calls_itself_by_another_name_is_refused(client, host):
    assert client.ask("/", Host=host).status in (400, 421)
    assert client.ask("/", Host=f"localhost:{client.port}").status == 200


def test_every_answer_says_what_a_browser_may_do_with_it(client):
    for path in ("/", PAGE, "/review.css", "/nowhere", "/state"):
        answer = client.ask(path)
        policy = answer.headers.get("Content-Security-Policy")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers.get("Referrer-Policy") == "no-referrer"
        assert answer.headers.get("Cache-Control") == "no-store"
        assert answer.headers.get("X-Frame-Options") == "DENY"
    preview = client.ask(f"/web/{version().digest}/en/call/index.html")
    assert preview.headers.get("Content-Security-Policy").startswith("sandbox ")
    assert "allow-scripts" not in preview.headers.get("Content-Security-Policy")


@pytest.mark.parametrize(
    "path",
    [
        "/web/{digest}/en/call/..%2f..%2fpressctl.yaml",
        "/web/{digest}/en/call/../../pressctl.yaml",
        "/web/{digest}/assets/../pressctl.yaml",
        "/web/{digest}/en/call/approvals.yaml",
        "/web/other/en/call/index.html",
        "/fonts/../review.py",
        "/files/call/en/{digest}/page-9-1.png",
        "/files/call/en/{digest}/page-0-1.png",
        "/files/call/en/{digest}/before-1.png",
        "/files/call/en/{digest}/after-1.png",
        "/files/call/en/other/page-1-1.png",
        "/releases/other/",
        "/releases/call/xx/",
        "/releases/call/en/changes/more",
    ],
)
def test_nothing_but_what_is_shown_can_be_read(client, path):
    answer = client.ask(path.format(digest=version().digest))
    assert answer.status == 404
    assert b"newsroom:" not in answer.content


def test_what_is_shown_can_be_read(client):
    digest = version().digest
    assert client.ask(f"/web/{digest}/en/call/index.html").text == "<p>hello"
    assert client.ask(f"/web/{digest}/en/assets/press.css").text == "p {}"
    assert client.ask(f"/web/{digest}/en/call/call.en.pdf").headers.get("Content-Type") == "application/pdf"
    assert client.ask(f"/files/call/en/{digest}/page-1-2.png").content.startswith(b"\x89PNG")
    client.desk.approved = Kept(OTHER, ())
    for kind in ("before", "now", "changed"):
        assert client.ask(f"/files/call/en/{digest}/{kind}-1.png").status == 200
    assert json.loads(client.ask("/state").content) == {"state": "a state"}


def test_a_file_is_shown_as_text_whatever_it_says(client):
    page = client.ask("/releases/call/source?file=releases/call/body.en.md&line=2&column=1").text
    assert "&lt;</mark>script&gt;" in page
    assert "<script>alert" not in page
    assert "is not shown here" in client.ask("/releases/call/source?file=releases/call/people.csv&line=1").text
    assert client.ask("/releases/call/source?file=x&line=99999999999999999999").status == 200


# ── decisions ────────────────────────────────────────────────────────────────


def test_a_decision_is_of_what_was_on_the_screen(client):
    answer = client.decide(note=" Well\r\ndone ")
    assert (answer.status, answer.headers.get("Location")) == (303, f"{PAGE}?done=approved")
    assert "Path=/releases/" in answer.headers.get("Set-Cookie")
    (decided,) = client.desk.decided
    assert (decided.digest, decided.reviewer, decided.is_approved, decided.note) == (
        version().digest,
        "R",
        True,
        "Well\ndone",
    )


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_form_of_another_site_is_refused(client, origin):
    assert client.decide(origin=origin).status == 403
    assert client.desk.decided == []


def test_a_form_without_our_secret_is_refused(client):
    assert client.decide(form="guess").status == 403
    assert client.desk.decided == []


def test_a_form_that_is_far_too_long_is_refused(client):
    assert client.decide(note="x" * MOST).status == 413
    assert client.desk.decided == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"shown": "0" * 64}, "It has changed since you opened it"),
        ({"reviewer": " "}, "Type your name"),
        ({"decision": "returned"}, "Say in a note why"),
    ],
)
def test_what_cannot_be_recorded_is_said_and_what_was_typed_stays(client, typed, said):
    answer = client.decide(**{"note": "" if "decision" in typed else "half a thought", **typed})
    page = answer.text
    assert answer.status == 409
    assert said in page
    assert ("half a thought" in page) is ("decision" not in typed)
    assert client.desk.decided == []


def test_what_has_errors_cannot_be_approved_but_returned(client):
    client.desk.versions = (version(findings=(Finding(ERROR, "no title", "", Place("a"), "call", "en"),)),)
    page = client.ask(PAGE).text
    assert 'value="approved"' not in page
    assert "There are errors" in client.decide().text
    assert client.decide(decision="returned", note="no title").status == 303


def test_what_was_said_of_an_earlier_version_is_still_read(client):
    returned = Approval.model_construct(
        language="en", reviewer="R", decision="returned", at=Moment(DAY, Text("", "")), note="Too short", files={}
    )
    client.desk.versions = (replace(version(), standing=Standing("call", "en", 1, earlier=(returned,))),)
    page = client.ask(PAGE).text
    for said in ("Waiting for approval", "Returned an earlier version", "Too short"):
        assert said in page
    assert "Nobody has decided yet" not in page


def test_an_author_hears_at_once_that_it_does_not_count(client):
    client.desk.versions = (version(author="Press office and Somebody"),)
    assert "your approval will not count" in client.ask(PAGE).text
    assert client.decide(reviewer="somebody").headers.get("Location").endswith("?done=own")
    page = client.ask(f"{PAGE}?done=own").text
    assert '<p class="banner" id="said" role="alert">Your approval is recorded, but it does not count' in page
    assert 'class="banner said-done"' in client.ask(f"{PAGE}?done=approved").text


def test_trouble_in_recording_is_told_beside_the_form(client, monkeypatch):
    def decide(_):
        raise Trouble("the disk is <full>", "make room")

    monkeypatch.setattr(client.desk, "decide", decide)
    page = client.decide(note="half a thought").text
    assert "the disk is &lt;full&gt;; make room" in page
    assert "half a thought" in page


# ── nothing ends it ──────────────────────────────────────────────────────────


def test_a_defect_of_one_page_is_said_without_a_traceback_and_the_others_go_on(client, capfd):
    client.desk.trouble = ValueError("secret detail")
    answer = client.ask("/")
    page = answer.text
    assert answer.status == 500
    assert "Something went wrong" in page
    assert "secret detail" not in page
    assert client.ask(f"/files/call/en/{version().digest}/page-1-1.png").status == 500
    client.desk.trouble = None
    assert client.ask("/").status == 200
    told = capfd.readouterr().err
    assert "defect of pressctl itself: ValueError" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("trouble", "said"),
    [(Trouble("the disk is full", "make room"), "the disk is full"), (Occupied(), "Another pressctl is working")],
)
def test_trouble_is_told_as_such(client, trouble, said):
    client.desk.trouble = trouble
    answer = client.ask("/")
    assert answer.status == 503
    assert said in answer.text


def test_a_newsroom_that_cannot_be_read_is_told_on_every_page(client, monkeypatch):
    monkeypatch.setattr(client.desk, "board", lambda release="": Board({}, (), (FOUND,)))
    assert "missing" in client.ask("/").text
    assert "releases/call/body.en.md:2:4" in client.ask(PAGE).text


def test_a_port_that_is_taken_is_trouble(client):
    with pytest.raises(Trouble, match=f"port {client.port} cannot be used"):
        serve(Answers(), client.port, lambda *_: None)


# ── the reviewer's language ──────────────────────────────────────────────────


def test_pages_speak_the_language_of_the_browser_or_the_one_that_was_chosen(client):
    assert '<html lang="fr"' in client.ask("/", Accept_Language="de, fr-CH;q=0.8, en;q=0.5").text
    assert '<html lang="ar" dir="rtl"' in client.ask("/", Accept_Language="ar").text
    answer = client.ask("/releases/call/?lang=en&ui=ar")
    assert answer.headers.get("Location") == "/releases/call/?lang=en"
    client.cookie += "; " + answer.headers.get("Set-Cookie").partition(";")[0]
    assert '<html lang="ar"' in client.ask("/", Accept_Language="fr").text


@pytest.mark.parametrize("path", ["/nowhere", "/releases/nowhere", "/releases/nowhere/"])
def test_a_page_that_is_not_there_says_so_in_the_language_that_was_chosen(client, path):
    answer = client.ask(f"{path}?ui=ar")
    assert (answer.status, answer.headers.get("Location")) == (303, path)
    client.cookie += "; " + answer.headers.get("Set-Cookie").partition(";")[0]
    answer = client.ask(path)
    assert (answer.status, '<html lang="ar"' in answer.text) == (404, True)


def test_changes_are_offered_only_where_there_are_some(client):
    client.desk.approved = Kept(ONE, (), version().files)
    assert f"{PAGE}changes" not in client.ask(PAGE).text
    client.desk.approved = Kept(OTHER, (), {"index.html": "0" * 64})
    assert f"{PAGE}changes" in client.ask(PAGE).text


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (pdf(BOX, BOX), pdf(BOX, LARGER), "Page 1: no difference"),
        (pdf(BOX, BOX, BOX), pdf(BOX, LARGER, BOX), "Pages 1, 3: no difference"),
    ],
)
def test_pages_without_a_difference_are_named_and_not_counted(client, before, now, said):
    client.desk.approved = Kept(before, ())
    client.desk.files["call.en.pdf"] = now
    assert said in client.ask(f"{PAGE}changes").text


def test_a_release_that_was_withdrawn_is_marked_beside_its_title(client, monkeypatch):
    there = Reviewed("call", (version(),), is_withdrawn=True)
    monkeypatch.setattr(client.desk, "board", lambda release="": Board({}, (there,)))
    for path in ("/", PAGE):
        assert '<span class="state state-withdrawn">Withdrawn</span>' in client.ask(path).text


def test_what_a_message_quotes_keeps_its_direction(client):
    """Two Arabic names beside each other in an English sentence would otherwise change places."""
    found = Finding(ERROR, "not one: ‘دروب’, ‘L’appel’", "take ‘دروب’", Place("a"), "call", "en")
    client.desk.versions = (version(findings=(found,)),)
    page = client.ask(PAGE, Accept_Language="ar").text
    assert '<p lang="en" dir="ltr">not one: ‘<span dir="rtl">دروب</span>’, ‘<span dir="ltr">L’appel</span>’</p>' in page
    assert '<span lang="en" dir="ltr">take ‘<span dir="rtl">دروب</span>’</span>' in page


def test_findings_are_marked_on_the_page_and_lead_to_their_source(client):
    client.desk.versions = (version(findings=(FOUND,)),)
    page = client.ask(PAGE).text
    assert '<rect class="box" x="18.0" y="138.0"' in page
    assert 'href="#found-en-1-1"' in page
    assert 'id="found-en-1-1"' in page
    assert "releases/call/source?file=releases%2Fcall%2Fbody.en.md&amp;line=2&amp;column=4#line" in page
    assert "a word &lt;b&gt;is&lt;/b&gt; missing" in page
