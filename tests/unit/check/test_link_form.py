"""Rules about the form of links: what is found, and above all what only looks like it."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from pressctl.check.hearsay import Hearsay, said_by
from pressctl.check.rule import Desk
from pressctl.check.rules.ended_exception import ended_exception
from pressctl.check.run import read_through
from pressctl.load import load
from pressctl.model.finding import Finding
from pressctl.model.newsroom import LinkAllowance, LinkSettings, Newsroom, PressOffice
from pressctl.model.node import Text
from pressctl.model.passage import Leaf, Mention, Passage, Transcript
from pressctl.model.picture import Album
from pressctl.model.place import Place
from pressctl.model.record import ReleaseDate
from tests.small import newsroom


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    there = load(newsroom(tmp_path_factory.mktemp("links"), "a")).newsroom
    assert there
    return there


def permitting(room: Newsroom, *hosts: str) -> Newsroom:
    links = room.settings.links.model_copy(update={"private_hosts": tuple(Text(host, "") for host in hosts)})
    return replace(room, settings=room.settings.model_copy(update={"links": links}))


def said(language: str, *links: str | tuple[str, str]) -> Transcript:
    """A text with these targets, or words and targets, one a line."""
    pairs = [link if isinstance(link, tuple) else (f"the report {n}", link) for n, link in enumerate(links)]
    mentions = [
        Mention(target, words, Place(f"a.{language}.md", n, 1), "body", Place(f"a.{language}.md", n, 9))
        for n, (words, target) in enumerate(pairs, start=1)
    ]
    return Transcript(None, language, (), mentions=tuple(mentions))


def found(room: Newsroom, rule: str, *texts: Transcript) -> list[Finding]:
    hearsay = Hearsay(said_by(room, texts, Album(None, ())))
    desk = Desk(room, transcripts={("a", text.language): text for text in texts}, hearsay=hearsay)
    return [finding for finding in read_through(texts, desk) if finding.rule.code == rule]


def told(room: Newsroom, rule: str, *links: str | tuple[str, str], language: str = "en") -> list[str]:
    return [finding.message for finding in found(room, rule, said(language, *links))]


WRONG = {
    "LNK026": [
        "http://192.168.0.5/report", "http://10.1.2.3:8080/", "https://127.0.0.1/", "http://localhost:8000/x", "http://intranet/x",
        "https://wiki.internal/", "https://nas.local/a", "http://[::1]/", "http://[fd00::1]/a", "http://169.254.169.254/latest",
        "http://[::ffff:10.0.0.1]/", "https://files.lan/", "http://127.1/", "http://100.64.1.1/",
    ],
    "LNK027": [
        "https://example.org/report.", "https://example.org/report)", "https://example.org/report,", "https://example.org/a»",
        "https://example.org/تقرير،", "https://example.org/تقرير؟", "https://en.wikipedia.org/wiki/Syria_(region",
        "https://example.org/a%", "https://example.org/100%-true", "https://example.org/%D8%B3%D9", "https://example.org/%D8%B3%D",
        "https://example.org/?q=[a", "https://example.org/a].", "https://example.org.", "https://example.org/a)b(",
    ],
    "LNK028": [
        "https://zoom.us/j/123?pwd=Wn2x", "https://example.org/?a=1&PASSWORD=x", "https://example.org/a#access_token=abc",
        "https://example.org/a;jsessionid=8A6B", "https://example.org/?PHPSESSID=r2t5uvjq435r4q7ib3vtdjq120",
        "https://example.org/?key=AIzaSyD9fJ3kLm2Qp7Xw1Vt", "https://example.org/?sid=9f86d081884c7d659a2feaa0c55ad015",
        "https://b.s3.example.org/a?X-Amz-Signature=fe5f80f77d5fa3be", "https://example.org/?api-key=q", "https://example.org/?auth%5Ftoken=q",
        "https://example.org/?session=eyJhbGciOiJIUzI1NiIsInR5cCI6", "https://example.org/?sig=Zk3%2FqP0x9Lw2Tt8%3D",
    ],
    "LNK029": [
        "https://аррӏе.com/", "https://xn--80ak6aa92e.com/", "https://ѕсоре.org/a", "https://pаypal.com/", "https://www.xn--pypal-4ve.com/",
        "https://gοοgle.com/", "https://νικ.com/", "https://example.аmnesty.org/", "https://سوريaا.com/", "https://ɡoogle.com/",
    ],
    "LNK030": ["https://مثال.إختبار/صفحة", "https://xn--mgbh0fb.xn--kgbechtv/", "https://münchen.example/", "https://xn--mnchen-3ya.example/"],
    "LNK032": [
        "mailto:press@gmial.com", "mailto:press@-example.org", "mailto:press@example.123", "mailto:a..b@example.org",
        "mailto:press@example.o", "mailto:press@example.con", "tel:0123456789", "tel:0033123456789", "tel:+3312345",
        "tel:+3312345678901234", "tel:+9991234567", "mailto:a@b@example.org", "MAILTO:Press@Hotmial.com",
    ],
    "LNK033": [
        ("www.amnesty.org", "https://evil.example/"), ("https://amnesty.org/ar", "https://amnesty.example/ar"),
        ("press@amnesty.org", "mailto:press@evil.example"), ("amnesty.org", "https://amnesty.org.evil.example/"),
        ("press@amnesty.org", "https://evil.example/"), ("amnesty.org/ar/report", "https://evil.example/amnesty.org"),
        ("«www.amnesty.org»", "https://notamnesty.org/"), ("www.مثال.إختبار", "https://evil.example/"),
    ],
    "LNK035": [
        ("here", "https://example.org/"), ("Click here!", "https://example.org/"), ("", "https://example.org/"), ("→", "https://example.org/"),
        ("Cliquez ici", "https://example.org/"), ("En savoir plus …", "https://example.org/"), ("هُنا", "https://example.org/"),
        ("إضغط هنا", "https://example.org/"), ("اقرأ المزيد", "https://example.org/"), ("ICI", "mailto:press@example.org"),
        ("Lire  l’article", "https://example.org/"),
    ],
}  # fmt: skip
RIGHT = {
    "LNK026": [
        "https://example.org/", "https://8.8.8.8/", "https://[2606:4700::1111]/", "https://localhost.example.org/", "https://lan.example.org",
        "https://internal-affairs.example.org/", "mailto:press@localhost", "tel:+33123456789", "#part", "https://مثال.إختبار/",
        "https://172.15.0.1/", "https://onion.org/",
    ],
    "LNK027": [
        "https://en.wikipedia.org/wiki/Syria_(region)", "https://en.wikipedia.org/wiki/U.S.", "https://example.org/a(b)c",
        "https://example.org/?a[]=1", "https://example.org/%D8%B3%D9%88%D8%B1%D9%8A%D8%A7", "https://example.org/100%25",
        "https://example.org/%D3%E6%D1%ED%C7", "https://example.org/%D3", "https://[2606:4700::1111]/a", "https://example.org/a/",
        "https://example.org/a%28b%29", "https://example.org/a%28b)", "https://example.org/سوريا/تقرير", "mailto:press@example.org",
        "https://example.org/a?x=1&y=;z", "https://example.org/wow!", "https://example.org/a-", "https://en.wikipedia.org/wiki/Washington,_D.C.",
    ],
    "LNK028": [
        "https://example.org/?key=value", "https://example.org/?session=43", "https://example.org/?session=58th-session", "https://example.org/?sid=1204",
        "https://example.org/?auth=false", "https://example.org/token/report", "https://example.org/?q=password", "https://example.org/?page=12",
        "https://example.org/?signature=Syrian+Network+for+Human+Rights", "https://example.org/?pwd=", "https://example.org/?compass=Wn2x",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://docs.un.org/A/HRC/46/54?key=human-rights-council-2021",
        "https://example.org/?tokens=5", "https://example.org/#session=third",
    ],
    "LNK029": [
        "https://مثال.إختبار/", "https://münchen.example/", "https://пример.рф/", "https://хор.рф/", "https://例え.jp/", "https://日本go.jp/",
        "https://한국.kr/", "https://ελλάδα.gr/", "https://xn--mgbh0fb.xn--kgbechtv/", "https://example.org/аррӏе", "https://россия.com/",
        "https://l-étoile.fr/", "https://sy-2020.org/", "https://سوريا.com/", "https://سوريا2020.com/",
    ],
    "LNK030": ["https://example.org/صفحة", "https://example.org/xn--mgbh0fb", "https://аррӏе.com/", "mailto:press@example.org"],
    "LNK032": [
        "mailto:press@example.org", "mailto:press@gmail.com", "mailto:a@yahoo.co.uk", "mailto:x@zzqq.example", "mailto:a.b+c@sub.example.org",
        "tel:112", "tel:3919", "tel:+33123456789", "tel:+963-11-2123456", "tel:+442079460958", "https://gmial.com/", "tel:+80012345678",
    ],
    "LNK033": [
        ("www.amnesty.org", "https://amnesty.org/en/"), ("http://amnesty.org/", "https://www.amnesty.org"), ("amnesty.org", "https://www.amnesty.org/ar/x"),
        ("amnesty.org", "https://blog.amnesty.org/"), ("press@amnesty.org", "mailto:Press@amnesty.org"), ("report.pdf", "https://example.org/x"),
        ("Amnesty International", "https://evil.example/"), ("amnesty.org/…", "https://amnesty.org/long"), ("Node.js", "https://example.org/"),
        ("www.مثال.إختبار", "https://xn--mgbh0fb.xn--kgbechtv/"), ("www.amnesty.org", "https://web.archive.org/web/2020/https://amnesty.org/"),
        ("@amnesty", "https://twitter.example/amnesty"), ("press@amnesty.org", "https://amnesty.org/contact"), ("12.30", "https://example.org/"),
        ("www.example.org and others", "https://evil.example/"), ("", "https://example.org/"),
    ],
    "LNK035": [
        ("the report of May 2020", "https://example.org/"), ("Click here to read our report", "https://example.org/"), ("1", "https://example.org/"),
        ("Le lien entre les deux rives", "https://example.org/"), ("هنا القاهرة", "https://example.org/"), ("المزيد من الشهداء", "https://example.org/"),
        ("Ici Beyrouth", "https://example.org/"), ("Here and Now", "https://example.org/"), ("https://example.org/", "https://example.org/"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize(("rule", "link"), [(rule, link) for rule, links in WRONG.items() for link in links])
def test_what_is_wrong_is_found(room, rule, link, language):
    assert len(told(room, rule, link, language=language)) == 1


@pytest.mark.parametrize(("rule", "link"), [(rule, link) for rule, links in RIGHT.items() for link in links])
def test_what_is_right_is_left_alone(room, rule, link):
    assert told(room, rule, link) == []


def test_a_typed_address_is_looked_at_as_well(room):
    text = "See http://192.168.0.5/x."
    passage = Passage("body", "paragraph", "en", text, (Leaf(0, Place("a.md", 1), "en"),))
    [finding] = found(room, "LNK026", Transcript(None, "en", (passage,)))
    assert str(finding.place) == "a.md:1:5"
    assert "http://192.168.0.5/x can only be reached from within a private network" in finding.message


@pytest.mark.parametrize("host", ["192.168.0.0/24", "192.168.0.5", "192.168.0.5:80", "intranet", "*.internal"])
def test_hosts_that_are_permitted(room, host):
    links = ("http://192.168.0.5/a", "http://intranet/", "http://wiki.internal/")
    assert len(told(permitting(room, host), "LNK026", *links)) == 2


@pytest.mark.parametrize(
    ("target", "right"),
    [
        ("https://example.org/a.).", "https://example.org/a"),
        ("https://example.org/a_(b)).", "https://example.org/a_(b)"),
        ("https://example.org/a_(b", "https://example.org/a_(b)"),
        ("https://example.org/50%-b", "https://example.org/50%25-b"),
    ],
)
def test_a_torn_link_gets_the_likely_address(room, target, right):
    [finding] = found(room, "LNK027", said("en", target))
    assert right in finding.fix.split("; ")[-1].replace(",", "").split()


def test_a_key_is_never_repeated(room):
    for target in WRONG["LNK028"]:
        [finding] = found(room, "LNK028", said("en", target))
        assert target.rpartition("=")[2] not in {*finding.message.split("=")[1:], *finding.fix.split()}
        assert target not in finding.message + finding.fix


def test_a_disguise_is_shown_in_both_forms(room):
    [message] = told(room, "LNK029", "https://xn--80ak6aa92e.com/")
    assert "‘аррӏе.com’ (‘xn--80ak6aa92e.com’)" in message
    assert "‘apple.com’" in message
    [mixed] = told(room, "LNK029", "https://pаypal.com/")
    assert "Cyrillic and Latin" in mixed


def test_a_foreign_host_is_shown_in_its_other_form(room):
    assert told(room, "LNK030", "https://xn--mgbh0fb.xn--kgbechtv/") == [
        "the host ‘xn--mgbh0fb.xn--kgbechtv’ reads ‘مثال.إختبار’"
    ]
    [message] = told(room, "LNK030", "https://مثال.إختبار/a", "https://مثال.إختبار/b")
    assert "xn--mgbh0fb.xn--kgbechtv" in message


@pytest.mark.parametrize(
    ("links", "right"),
    [
        (["http://example.net/a", "https://example.net/b"], ["write https://example.net/a"]),
        (["HTTP://Example.NET:80/a", "https://example.net/b"], ["write https://Example.NET/a"]),
        (["http://example.org/x"], ["write https://example.org/x"]),  # the newsroom's own site
        (["http://example.net/a"], []),
        (["http://sub.example.net/a", "https://example.net/b"], []),
        (["http://example.net:8080/a", "https://example.net/b"], []),
        (["https://example.net/a", "https://example.net/b"], []),
    ],
)
def test_insecure_links(room, links, right):
    assert [finding.fix for finding in found(room, "LNK031", said("fr", *links))] == right


def test_a_safe_link_in_another_text_counts(room):
    texts = (said("ar", "http://example.net/a"), said("en", "https://example.net/"))
    [finding] = found(room, "LNK031", *texts)
    assert (finding.language, "a.en.md:1:9" in finding.message) == ("ar", True)


def test_contacts_of_the_newsroom_are_looked_at_once(room):
    office = PressOffice.model_construct(
        email=Text("press@gmial.com", "p.yaml"), phone=Text("+33 1 23", "p.yaml"), name=None
    )
    identity = room.settings.newsroom.model_copy(update={"contact": office})
    other = replace(room, settings=room.settings.model_copy(update={"newsroom": identity}))
    findings = found(other, "LNK032", said("en"), said("fr"), said("ar"))
    assert [finding.place.path for finding in findings] == ["p.yaml"] * 2
    assert findings[0].fix == "write press@gmail.com"


@pytest.mark.parametrize(
    ("texts", "languages"),
    [
        ({"fr": ["https://example.org/newsroom/en/a"]}, ["fr"]),  # the newsroom's own
        ({"en": ["https://example.org/newsroom/en/a"]}, []),
        ({"fr": ["https://example.org/other/en/a"]}, []),
        ({"fr": ["https://a.example/en/b", "https://a.example/fr/b"]}, ["fr"]),
        ({"ar": ["https://en.a.example/b", "https://ar.a.example/b"]}, ["ar"]),
        ({"ar": ["https://a.example/b?lang=en", "https://a.example/b?lang=ar"]}, ["ar"]),
        ({"ar": ["https://a.example/en/b", "https://a.example/ar/c"]}, []),
        ({"ar": ["https://a.example/fr/b"], "en": ["https://a.example/en/b"]}, ["ar"]),  # a third language
        ({"ar": ["https://a.example/fr/b"], "en": ["https://a.example/fr/b"]}, []),
        ({"ar": ["https://a.example/en/b"], "en": ["https://a.example/en/b"]}, []),
        ({"fr": ["https://a.example/aren/b"], "en": ["https://a.example/b"]}, []),
        ({"fr": [("Text in English", "https://a.example/en/b"), "https://a.example/fr/b"]}, []),
        ({"fr": ["mailto:en@example.org", "#en"]}, []),
        ({"en": ["https://a.example/ar/en/b", "https://a.example/en/b"]}, []),  # says two languages
        ({"fr": ["https://a.example/en/b", "https://a.example/FR/b"]}, ["fr"]),
        ({"ar": ["https://a.example/en/b", "https://a.example/ar-sy/b"]}, ["ar"]),
    ],
)
def test_links_into_other_languages(room, texts, languages):
    findings = found(room, "LNK034", *(said(code, *links) for code, links in texts.items()))
    assert [finding.language for finding in findings] == languages


@pytest.mark.parametrize(
    ("links", "right"),
    [
        (["https://example.org/a-b", "https://example.org/a%2Db"], "write https://example.org/a-b in both places"),
        (["https://EXAMPLE.org/a", "https://example.org/a"], "write https://example.org/a in both places"),
        (["https://example.org", "https://example.org/"], "write https://example.org/ in both places"),
        (["https://example.org/?utm_source=x", "https://example.org/"], "write https://example.org/ in both places"),
        (["https://example.org/a", "https://example.org/a"], None),
        (["https://example.org/a", "https://example.org/a/"], None),
        (["https://example.org/a#b", "https://example.org/a#c"], None),
        (["http://example.org/a", "https://example.org/a"], None),
        (["mailto:Press@example.org", "mailto:press@example.org"], None),
    ],
)
def test_one_page_in_two_writings(room, links, right):
    findings = found(room, "LNK036", said("ar", *links))
    assert [finding.fix for finding in findings] == ([right] if right else [])
    assert all("a.ar.md:1:9" in finding.message and finding.place.line == 2 for finding in findings)


@pytest.mark.parametrize(
    ("until", "day", "is_over"),
    [
        ("2026-01-01", (2026, 1, 1), False), ("2026-01-01", (2026, 1, 2), True), ("2026-02", (2026, 2, 28), False),
        ("2026-02", (2026, 3, 1), True), ("2026", (2026, 12, 31), False), ("2026", (2027, 1, 1), True), (None, (2090, 1, 1), False),
    ],
)  # fmt: skip
def test_an_exception_that_is_over(room, until, day, is_over):
    last = ReleaseDate.of(Text(until, "pressctl.yaml")) if until else None
    item = LinkAllowance.model_construct(url=Text("https://a.example/", ""), because=Text("slow", ""), until=last)
    settings = room.settings.model_copy(update={"links": LinkSettings.model_construct(allow=(item,))})
    reports = list(ended_exception.look(settings, Desk(room, today=datetime.date(*day))))
    assert [report.place.path for report in reports] == ["pressctl.yaml"] * is_over
    assert all(f"‘https://a.example/’ is not asked until {until}, which is over" in r.message for r in reports)


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("max_age: soon", "‘soon’ is not a length of time"),
        ("max_age: 7", "‘7’ is not a length of time"),
        ("max_age: 0d", "‘0d’ is not a length of time"),
        ("timeout: 0", "there has to be at least one here"),
        ("per_host: 0", "there has to be at least one here"),
        ("per_host: many", "‘many’ is not a whole number"),
        ("max_age: 12h, timeout: 1, per_host: 1, retries: 0", None),
    ],
)
def test_settings_of_links(tmp_path, setting, words):
    root = newsroom(tmp_path, "a")
    settings = root / "pressctl.yaml"
    settings.write_text(settings.read_text() + f"links: {{ {setting} }}\n")
    assert [finding.message for finding in load(root).findings] == ([words] if words else [])
