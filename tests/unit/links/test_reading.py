"""What a page says of itself, in any encoding: that it is not there, for sale, or about something else."""

from __future__ import annotations

import pytest

from pressctl.links.reading import Front, front, is_captured, is_parked, says_gone
from pressctl.load.languages import shipped_languages

PHRASES = tuple(phrase for language in shipped_languages().values() for phrase in language.links.not_found)
HTML = {"content-type": "text/html"}


@pytest.mark.parametrize(
    "title",
    [
        "Page not found",
        "Page not found | Ministry of Justice",
        "Our newsroom – 404: Page Not Found",
        "404 Not Found",
        "Error 404 (Not Found)!!1",
        "Oops! That page can’t be found. – Our newsroom",
        "Sorry, this page isn't available",
        "The page you are looking for does not exist",
        "Page introuvable",
        "Erreur 404 | Notre rédaction",
        "La page demandée n’existe pas - Notre rédaction",
        "Désolé, cette page n'existe plus",
        "الصفحة غير موجودة",
        "الصفحة غير موجودة - غرفة الأخبار",
        "عذراً، الصفحة غير متوفرة",
        "خطأ 404",
        "لم يتم العثور على الصفحة | الموقع",
    ],
)
def test_pages_that_are_not_there(title):
    assert says_gone(Front(title=title), PHRASES)
    assert says_gone(Front("Our newsroom", title), PHRASES)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "404 Days in Detention",
        "Missing: what the families of the disappeared found",
        "Nothing found in the ruins of Ariha, say rescuers",
        "Bodies not found after the attack",
        "Idlib: 404 schools closed",
        "Why a page not found in the archive of the ministry matters",
        "Introuvables : les disparus de Syrie",
        "Une page se tourne",
        "L’article 404 du code pénal",
        "صفحة جديدة في تاريخ سوريا",
        "المفقودون: لم يعثر أحد عليهم",
        "الصفحة الأولى",
    ],
)
def test_pages_about_something_else(title):
    assert not says_gone(Front(title=title), PHRASES)


@pytest.mark.parametrize(
    ("title", "host"),
    [
        ("example.org is for sale", "example.org"),
        ("This domain name is for sale | Dealer", "example.org"),
        ("Buy this domain", "example.org"),
        ("Ce nom de domaine est à vendre", "example.org"),
        ("هذا النطاق للبيع", "example.org"),
        ("Welcome", "www.hugedomains.com"),
    ],
)
def test_names_for_sale(title, host):
    assert is_parked(Front(title=title), host)


@pytest.mark.parametrize("title", ["Public domain books", "Homes for sale in Idlib after the offensive", "بيوت للبيع"])
def test_other_sales(title):
    assert not is_parked(Front(title=title), "example.org")


@pytest.mark.parametrize(
    ("title", "expected", "is_it"),
    [
        ("SLOT GACOR | Situs Judi Online Terpercaya", "example.org the report", True),
        ("Online casino and poker bonus", "example.org", True),
        ("Casino en ligne 2020", "example.org", True),
        ("كازينو اون لاين", "example.org", True),
        ("Online casino laundered money, says prosecutor", "example.org The casino case", False),
        ("The casino that became a prison", "example.org", False),
        ("Slots for aid convoys", "example.org", False),
    ],
)
def test_hosts_that_were_taken_over(title, expected, is_it):
    assert is_captured(Front(title=title), expected) is is_it


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<title>نداء</title>".encode(), "text/html"),
        ("<title>نداء</title>".encode("utf-16"), "text/html"),
        ("<title>نداء</title>".encode("cp1256"), "text/html; charset=windows-1256"),
        (b"<meta charset='windows-1256'>" + "<title>نداء</title>".encode("cp1256"), "text/html"),
        (b'<meta http-equiv=content-type content="text/html; charset=iso-8859-6">' + "<title>نداء</title>".encode("iso-8859-6"), "text/html"),
        ("\ufeff<TITLE lang=ar>\n نداء\n</TITLE>".encode(), "text/html"),
        (b"<title>&#x646;&#x62f;&#x627;&#x621;</title>", "TEXT/HTML; charset=x-unheard-of"),
    ],
)  # fmt: skip
def test_encodings(body, kind):
    assert front(body, {"content-type": kind}).title == "نداء"


def test_places():
    page = "<title>t</title><h1 id=top>h</h1>" + "<p>x</p>" * 5000 + '<a name="a">x</a><p id="الطلبات">x'
    assert front(page.encode(), HTML, whole=True).places == {"top", "a", "الطلبات"}


@pytest.mark.parametrize(
    ("page", "title", "heading"),
    [
        ("<title>A</title><h1>B</h1>", "A", "B"),
        ("<TITLE lang='en'>A &amp; B</TITLE ><H1 class=x>C &lt; D</H1>", "A & B", "C < D"),
        ("<h1>First</h1><h1>Second</h1><title>A</title><title>B</title>", "A", "First"),
        ("<h1><a href='/'>The <b>whole</b></a>\n report</h1>", "", "The whole report"),
        ("<title>A <b> in it</title>", "A <b> in it", ""),
        ("<!-- <title>No</title> --><title>Yes</title>", "Yes", ""),
        ("<!--><title>Yes</title>", "Yes", ""),
        ("<script>x = '<title>No</title>'</script><title>Yes</title>", "Yes", ""),
        ("<style>/* <h1>No</h1> */</style><h1>Yes</h1>", "", "Yes"),
        ("<textarea><title>No</title></textarea><title>Yes</title>", "Yes", ""),
        ("<titles>No</titles><h10>No</h10><script-x><title>Yes</title>", "Yes", ""),
        ("<svg/><title/>Yes", "Yes", ""),
        ("<title>Page not fo", "Page not fo", ""),
        ("<h1>No end " + "of it " * 5000, "", "No end " + ("of it " * 5000)[: 2000 - 8].strip()),
        ("<title", "", ""),
        ("<script><title>No", "", ""),
        ("<p>Nothing", "", ""),
    ],
)
def test_titles_and_headings(page, title, heading):
    read = front(page.encode(), HTML)
    assert (read.title, read.heading) == (title, heading)


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe", b"<" * 60_000, b"<title>" * 9_000, b"<![CDATA[" * 6_000, b"<!--" * 15_000, b"<h1>" * 15_000, b"<h1>" + b"<" * 60_000,
             b"<script>" * 8_000, b"<title></title>" * 4_000, bytes(65_536)]
)  # fmt: skip
def test_nothing_breaks_it(body, whole):
    front(body, HTML, whole=whole)


def test_only_html_is_read():
    assert front(b"<title>x</title>", {"content-type": "application/pdf"}) == Front()
