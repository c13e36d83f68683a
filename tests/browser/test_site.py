"""The newsroom's site in a browser: valid, readable by everybody, and searched without a server."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from pressctl.model.folding import folded
from tests.browser.axe import Look, judge, started
from tests.browser.nu import messages
from tests.browser.served import served
from tests.site import stand

# one page of each sort, and each sort in one language at least
PAGES = (
    "newsroom/", "newsroom/404.html", "newsroom/ar/", "newsroom/en/", "newsroom/fr/", "newsroom/ar/by_kind/statement/",
    "newsroom/fr/by_year/2020/", "newsroom/ar/hostile/", "newsroom/en/corrected/", "newsroom/fr/withdrawn/",
)  # fmt: skip
BROKEN_RULES = "document.addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective))"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return stand(tmp_path_factory.mktemp("site")).parent


@pytest.fixture(scope="module")
def browser():
    with started() as running:
        yield running


@pytest.fixture(scope="module")
def address(root):
    with served(root) as where:
        yield where


@pytest.fixture
def shown(browser):
    """A page that fails the test if anything is refused, missing or goes wrong in it."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.add_init_script(BROKEN_RULES)
    page, wrong = context.new_page(), []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


@pytest.mark.parametrize("look", [Look(390), Look(1280, "dark")], ids=["phone", "desktop in the dark"])
def test_axe_finds_no_violation(browser, root, look):
    with judge(browser, root) as ready:
        assert [str(violation) for violation in ready.violations(PAGES, look)] == []


def test_nu_has_nothing_to_say(root):
    files = sorted((root / "newsroom").rglob("*.html"))
    sheets = sorted((root / "newsroom" / "assets").glob("*.css"))
    assert (len(files), len(sheets)) == (26, 1)
    assert [str(message) for message in messages([*files, *sheets])] == []


@pytest.mark.parametrize("page", ["newsroom/en/hostile/", "newsroom/ar/withdrawn/", "newsroom/fr/", "newsroom/"])
def test_the_policy_refuses_nothing_that_a_page_needs(shown, address, page):
    shown.goto(address + page)
    shown.evaluate("document.fonts.ready.then(() => true)")
    for data in shown.locator("script[type='application/ld+json']").all():
        assert shown.evaluate("(text) => JSON.parse(text)['@context']", data.text_content()) == "https://schema.org"


def found(shown):
    """The releases that are shown, in their order."""
    return [item.get_attribute("data-release") for item in shown.locator(".releases > li:not([hidden])").all()]


def search(shown, words, said):
    """The releases that are found for these words, once it was said how many."""
    field, status = shown.get_by_role("searchbox"), shown.get_by_role("status")
    field.fill("")
    expect(status).to_have_text("")
    field.fill(words)
    expect(status).to_have_text(said)
    return found(shown)


SEARCHES = {
    "en": [
        ("raqq", ["hostile"], "1 release found"),
        ("CALL", ["withdrawn", "corrected"], "2 releases found"),
        ("call numb", ["corrected"], "1 release found"),
        ("nowhere", [], "No releases found"),
        ("halfofsyria", ["hostile"], "1 release found"),
    ],
    "fr": [
        ("oeuvre", ["hostile"], "1 publication trouvée"),
        ("assiegee", ["hostile"], "1 publication trouvée"),
        ("appel", ["withdrawn", "corrected", "hostile"], "3 publications trouvées"),
        ("introuvable", [], "Aucune publication trouvée"),
    ],
    "ar": [
        ("الامم", ["hostile"], "عُثر على إصدار واحد"),
        ("نظام", ["hostile"], "عُثر على إصدار واحد"),
        ("محاصرة", ["hostile"], "عُثر على إصدار واحد"),
        ("بالنداء", ["withdrawn", "corrected", "hostile"], "عُثر على 3 إصدارات"),
        ("٢٠٢٠", ["withdrawn", "corrected"], "عُثر على إصدارين"),
        ("غائب", [], "لم يُعثر على أي إصدار"),
    ],
}


@pytest.mark.parametrize("language", SEARCHES)
def test_searching(shown, address, language):
    shown.goto(f"{address}newsroom/{language}/")
    everything = found(shown)
    assert len(everything) == 3
    for words, releases, said in SEARCHES[language]:
        assert search(shown, words, said) == releases, words
    assert search(shown, "", "") == everything


def test_a_title_counts_more_than_a_text(shown, address):
    shown.goto(f"{address}newsroom/en/")
    assert found(shown) == ["withdrawn", "corrected", "hostile"]
    assert search(shown, "one", "2 releases found") == ["hostile", "corrected"]


def test_the_keyboard_leads_from_the_field_to_what_was_found(shown, address):
    shown.goto(f"{address}newsroom/en/")
    search(shown, "raqqa", "1 release found")
    shown.keyboard.press("Enter")
    assert shown.evaluate("document.activeElement.getAttribute('href')") == "hostile/"


def test_without_scripts_the_list_stays_and_nobody_is_offered_a_search(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}newsroom/en/")
    assert page.get_by_role("searchbox").count() == 0
    assert page.locator(".releases > li").count() == 3
    context.close()


FOLDING = (
    "L’Œuvre d’Émile", "Straße ŁÓDŹ Ærø", "إدلب أ إ آ ٱ ؤ ئ", "المتّحدة مستشفى", "كـــلمة‌ واحدة", "٢٠٢٠ ۲۰۲۰ 2020", "ﻻ ﷲ", "#HalfOfSyria",
    "یک کتاب", "qu’aujourd’hui l'été", "Σίσυφος", "don't “quote” <b>", "a_b-c.d", "ﬁn", "Ｆｕｌｌ", "naïve façade", "ΐ", "½ kg", "e\u0301",
)  # fmt: skip


def test_the_browser_folds_as_everybody_else_does(root, browser, address):
    """The script's own function, taken out of it."""
    [script] = (root / "newsroom" / "assets").glob("search.*.js")
    body = script.read_text(encoding="utf-8").split('"use strict";')[1].split("const box =")[0]
    fold = "const fold" + script.read_text(encoding="utf-8").split("const fold")[1].split("// the beginnings")[0]
    context = browser.new_context()
    page = context.new_page()
    letters = [
        chr(code) for start, end in ((0x20, 0x250), (0x386, 0x460), (0x621, 0x6FF)) for code in range(start, end)
    ]
    texts = [*FOLDING, *(f"a{letter}b" for letter in letters if letter.isprintable())]
    made = page.evaluate(f"(texts) => {{ {body} {fold} return texts.map(fold); }}", texts)
    context.close()
    different = [(text, ours, folded(text)) for text, ours in zip(texts, made, strict=True) if ours != folded(text)]
    assert different == []
