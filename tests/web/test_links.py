"""A newsroom's links from its files to what is told: once for each page, remembered if they were there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pressctl.model.finding import Trouble
from pressctl.model.link import Verdict
from pressctl.pipeline import links
from pressctl.pipeline.links import LookedAt, Manner, look_at_links
from pressctl.pipeline.remembering import MEMORY
from tests.small import RELEASE, write
from tests.web.behaviours import ANSWERS, first, leads, page, says
from tests.web.newsroom import hurry, room
from tests.web.resolver import StandIn
from tests.web.server import Server, reply


@pytest.fixture
def server() -> Iterator[Server]:
    own = {
        "/flips": first([reply(200)], [reply(404)]),
        "/flickers": first([reply(200)], [reply(404)], [reply(200)]),
        "/own": says(reply(200, b"<h1 id=top>x</h1>" + b"<p>x</p>" * 20_000 + '<h2 id="المطالب">x</h2>'.encode())),
        "/name": leads(301, "/leila-zzwithheld"),
        "/leila-zzwithheld": page("x"),
    }
    with Server({**ANSWERS, **own}) as server:
        yield server


@pytest.fixture
def resolver(monkeypatch, server) -> StandIn:
    return hurry(monkeypatch, server)


def verdicts(looked_at: LookedAt) -> dict[str, str]:
    return {urlsplit(state.address).path.strip("/"): str(state.verdict) for state in looked_at.states}


def told(looked_at: LookedAt) -> list[tuple[str, str]]:
    return [(finding.rule.code, str(finding.place)) for finding in looked_at.findings]


def asked(server: Server) -> list[str]:
    return [request.path for request in server.requests]


def remembered(root: Path) -> set[str]:
    return {address.rpartition("/")[2] for address in json.loads((root / MEMORY).read_text())["links"]}


@pytest.mark.usefixtures("resolver")
def test_each_page_once_with_all_its_places(tmp_path, server):
    bodies = {
        "en": "Read [the report]({http}/status-404).\n\nAnd [its annex]({http}/status-404?utm_source=x#annex).\n",
        "fr": "Lire [le rapport]({http}/status-404).\n",
        "ar": "اقرأوا [التقرير]({http}/status-404#1).\n",
    }
    looked_at = look_at_links(room(tmp_path, server, bodies))
    assert asked(server) == ["/status-404"]
    (finding,) = [each for each in looked_at.findings if each.rule.code == "LNK001"]
    assert "answered 404, behind ‘التقرير’" in finding.message
    assert str(finding.place) == "releases/a/body.ar.md:1:18"
    assert [str(place) for place in finding.also] == [
        "releases/a/body.en.md:1:19",
        "releases/a/body.en.md:3:17",
        "releases/a/body.fr.md:1:19",
    ]


@pytest.mark.usefixtures("resolver")
def test_links_wherever_they_stand(tmp_path, server):
    root = room(tmp_path, server, {"en": "We call.\n"})
    address = server.http
    release = """\
contacts:
  - name: { en: Press office, fr: Service de presse, ar: المكتب الصحفي }
    email: press@example.org
signatories: { organisations: [one] }
boilerplate: [us]
"""
    more = {
        "releases/a/release.yaml": RELEASE + release,
        "releases/boilerplate.yaml": f'- {{ id: us, text: {{ en: "[Our work]({address}/us)", fr: Nous., ar: نحن. }} }}\n',
        "releases/organisations.yaml": f'- {{ id: one, name: {{ en: One, fr: Un, ar: واحد }}, url: "{address}/one" }}\n'
        f'- {{ id: two, name: {{ en: Two, fr: Deux, ar: اثنان }}, url: "{address}/two" }}\n',
        "releases/a/body.fr.md": f"Voir {address}/typed.\n\n> [Une citation]({address}/quoted)\n\n"
        f"Note.[^1]\n\n[^1]: [Source]({address}/note)\n",
    }
    write(root, more)
    everything = {"us", "one", "two", "typed", "quoted", "note"}
    found = set(verdicts(look_at_links(root)))
    assert everything <= found
    assert set(verdicts(look_at_links(root, ["a"]))) >= everything - {"two"}
    assert "two" not in verdicts(look_at_links(root, ["a"]))
    assert not {"typed", "note"} & set(verdicts(look_at_links(root, languages=["ar"])))


@pytest.mark.usefixtures("resolver")
def test_good_answers_are_remembered_and_bad_ones_not(tmp_path, server):
    names = ("status-200", "redirect-301", "status-404", "status-403", "soft-ar", "to-private")
    root = room(tmp_path, server, {"en": "\n\n".join(f"[The {name}]({{http}}/{name})" for name in names)})
    before = look_at_links(root)
    assert remembered(root) == {"status-200", "redirect-301"}, before
    server.requests.clear()
    after = look_at_links(root)
    assert set(asked(server)) == {"/status-404", "/status-403", "/soft-ar", "/to-private"}
    assert (verdicts(before), told(before)) == (verdicts(after), told(after))
    server.requests.clear()
    look_at_links(root, manner=Manner(fresh=True))
    assert {f"/{name}" for name in names} <= set(asked(server))


@pytest.mark.usefixtures("resolver")
def test_offline_nobody_is_asked(tmp_path, server):
    root = room(tmp_path, server, {"en": "[The one]({http}/status-200), [the other]({http}/status-404)\n"})
    assert set(verdicts(look_at_links(root, manner=Manner(offline=True))).values()) == {"not checked"}
    look_at_links(root)
    server.requests.clear()
    found = verdicts(look_at_links(root, manner=Manner(offline=True)))
    assert (found["status-200"], found["status-404"]) == ("ok", "not checked")
    assert asked(server) == []


@pytest.mark.usefixtures("resolver")
def test_what_was_alive_gets_a_second_look(tmp_path, server):
    root = room(tmp_path, server, {"en": "[The one]({http}/flickers), [the other]({http}/flips)\n"})
    assert verdicts(look_at_links(root))["flickers"] == "ok"
    found = look_at_links(root, manner=Manner(fresh=True))
    assert (verdicts(found)["flickers"], verdicts(found)["flips"]) == ("ok", "gone")
    (finding,) = found.findings
    assert any(detail.startswith("last seen there on ") for detail in finding.details)
    assert remembered(root) == {"flickers", "flips"}


@pytest.mark.parametrize("text", ["{", "", '{"schema_version": 1, "links": {"x": 5}}', "\ud800"])
@pytest.mark.usefixtures("resolver")
def test_a_damaged_memory_is_a_warning(tmp_path, server, text):
    root = room(tmp_path, server, {"en": "[The one]({http}/status-200)\n"})
    write(root, {MEMORY: text.encode("utf-8", "surrogatepass")})
    found = look_at_links(root)
    assert [(code, place.partition(":")[0]) for code, place in told(found)] == [("LNK012", MEMORY)]
    assert look_at_links(root).findings == ()


@pytest.mark.usefixtures("resolver")
def test_a_memory_that_leads_out_is_left_alone(tmp_path, server):
    root = room(tmp_path / "room", server, {"en": "[The one]({http}/status-200)\n"})
    other = write(tmp_path, {"other.json": "mine"}) / "other.json"
    (root / ".pressctl").mkdir()
    (root / MEMORY).symlink_to(other)
    assert {code for code, _ in told(look_at_links(root))} == {"LNK012"}
    assert other.read_text() == "mine"


def test_without_a_network_nothing_is_broken(tmp_path, server, resolver, monkeypatch):
    root = room(tmp_path, server, {"en": "[The one](https://unknown.example.net/), [other](https://u.example.net/)\n"})
    assert [state.verdict for state in look_at_links(root).states if "net" in state.address] == [Verdict.GONE] * 2
    known = resolver.__class__.__call__
    monkeypatch.setattr(
        "pressctl.links.names._look_up_once", lambda host: known(resolver, host.replace("a.root-servers", "unknown"))
    )
    with pytest.raises(Trouble, match="no network"):
        look_at_links(root)
    write(root, {"releases/a/body.fr.md": f"[Le rapport]({server.http}/status-200)\n"})
    found = look_at_links(root)
    assert [state.verdict for state in found.states if "example.net" in state.address] == [Verdict.UNSURE] * 2


@pytest.mark.usefixtures("resolver")
def test_what_was_learnt_before_an_interruption_is_kept(tmp_path, server, monkeypatch):
    root = room(tmp_path, server, {"en": "[The one]({http}/status-200), [the other]({http}/never)\n"})

    def interrupted(_hosts: str, done: int, _all: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        look_at_links(root, progress=interrupted)
    assert remembered(root) == {"status-200"}


@pytest.mark.usefixtures("resolver")
def test_own_pages(tmp_path, server):
    """Places in them have to be there; releases that are not online yet are no fault."""
    body = (
        "[The whole]({http}/own#top), [the demands]({http}/own#المطالب), [the annex]({http}/own#annex), "
        "[the appeal]({http}/en/a/), [the report]({http}/en/b/), [elsewhere]({https}/own#annex)\n"
    )
    found = look_at_links(room(tmp_path, server, {"en": body}, home="{http}/"))
    rules = {code: place for code, place in told(found) if code != "LNK031"}
    assert set(rules) == {"LNK001", "LNK004", "LNK010"}
    by_rule = {finding.rule.code: finding.message for finding in found.findings}
    assert "/own#annex has no place ‘annex’ in it" in by_rule["LNK010"]
    assert "/en/b/" in by_rule["LNK001"]
    assert "/en/a/ is the address of a release that is not online" in by_rule["LNK004"]


@pytest.mark.usefixtures("resolver")
def test_what_is_excepted_is_not_asked(tmp_path, server):
    more = ', allow: [{ url: "*/status-404", because: it sleeps }, { url: "*/status-410", because: x, until: 2020-01 }]'
    root = room(tmp_path, server, {"en": "[The one]({http}/status-404), [the other]({http}/status-410)\n"})
    settings = (root / "pressctl.yaml").read_text()
    start = settings.index(", allow:")
    write(root, {"pressctl.yaml": settings[:start] + more + " }\n"})
    found = look_at_links(root)
    assert "/status-404" not in asked(server)
    assert {code for code, _ in told(found)} >= {"LNK001", "LNK011"}
    assert [state.because for state in found.states if state.address.endswith("404")] == ["it sleeps"]


@pytest.mark.usefixtures("resolver")
def test_what_a_release_allows(tmp_path, server):
    root = room(tmp_path, server, {"en": "[The one]({http}/status-404)\n", "fr": "[Le premier]({http}/status-410)\n"})
    write(root, {"releases/a/release.yaml": RELEASE + "allow: [{ rule: gone-link, at: body.en.md, because: kept }]\n"})
    found = look_at_links(root)
    assert told(found) == [("LNK001", "releases/a/body.fr.md:1:14")]
    assert [finding.because for finding in found.allowed] == ["kept"]


@pytest.mark.usefixtures("resolver")
def test_forms_are_told_once_and_not_asked(tmp_path, server):
    root = room(tmp_path, server, {"en": "[The one](http://10.0.0.1/x), [the other](http://10.0.0.1/x)\n"})
    found = look_at_links(root)
    assert [code for code, _ in told(found)] == ["LNK026", "LNK026"]
    assert [state.verdict for state in found.states if "10.0.0.1" in state.address] == [Verdict.REFUSED]


@pytest.mark.usefixtures("resolver")
def test_copies_in_an_archive(tmp_path, server, monkeypatch):
    copy = "https://web.archive.org/web/20200109/https://example.net/x"
    answer = json.dumps({"archived_snapshots": {"closest": {"url": copy}}}).encode()
    server._answers["/wayback"] = says(reply(200, answer, content_type="application/json"))
    monkeypatch.setattr(links, "ARCHIVE", f"{server.http}/wayback")
    root = room(tmp_path, server, {"en": "[The one]({http}/status-404), [the other]({http}/status-200)\n"})
    assert "/wayback" not in str(asked(server))
    look_at_links(root)
    assert "/wayback" not in str(asked(server))
    (finding,) = look_at_links(root, manner=Manner(archive=True)).findings
    assert copy in finding.fix
    assert [path.partition("=")[2] for path in asked(server) if path.startswith("/wayback")] == [
        f"http%3A%2F%2F127.0.0.1%3A{server.port}%2Fstatus-404"
    ]


@pytest.mark.usefixtures("resolver")
def test_an_archive_in_trouble_is_left_alone(tmp_path, server, monkeypatch):
    """Each page that is gone would have to wait for it."""
    server._answers["/wayback"] = says(reply(503))
    monkeypatch.setattr(links, "ARCHIVE", f"{server.http}/wayback")
    root = room(tmp_path, server, {"en": "\n\n".join(f"[Page {n}]({{http}}/status-404?{n})" for n in range(9))})
    found = look_at_links(root, manner=Manner(archive=True)).findings
    assert [finding.rule.code for finding in found] == ["LNK001"] * 9
    assert len([path for path in asked(server) if path.startswith("/wayback")]) == 3


@pytest.mark.parametrize("path", ["le%C3%AFla%20zzwithheld", "leila-zzwithheld", "zz?who=Leila+Zzwithheld", "name"])
@pytest.mark.usefixtures("resolver")
def test_a_withheld_name_is_neither_asked_for_nor_told_nor_kept(tmp_path, server, path):
    """Not even if a host leads to it."""
    root = room(tmp_path, server, {"en": f"[The file]({{http}}/{path}), [more]({{http}}/status-200)\n"})
    people = "signatories: { individuals: { total: 2, listed: people.csv } }\n"
    listed = "name,role,place,consent\nLeïla Zzwithheld,,,withheld\nAmal Public,,,public\n"
    write(root, {"releases/a/release.yaml": RELEASE + people, "releases/a/people.csv": listed})
    found = look_at_links(root)
    assert path == "name" or not any("zzwithheld" in each.casefold() for each in asked(server))
    written = (root / MEMORY).read_text() if (root / MEMORY).exists() else ""
    assert "zzwithheld" not in (written + repr(found)).casefold()
    assert path == "name" or {code for code, _ in told(found)} == {"PRV001"}
