"""Alphabetical lists: in each language's own order, articles and particles aside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pressctl.convert.order import Order
from pressctl.load.languages import vocabulary

ORGANISATIONS = {
    "an article does not count": (["Dawlaty", "The Day After", "Éclair", "Écluse", "Hurras"], "en"),
    "nor does one with an apostrophe": (["L’Abri", "Amis", "Les Bâtisseurs", "La Cité", "École", "Élan", "Zone"], "fr"),
    "quotation marks do not count": (["Raqqa", "“Shaml” Coalition", "Syria"], "en"),
    "accents decide last": (["Cote", "Coté", "Côte", "Coteau"], "fr"),
    "nor does the Arabic one": (["أمل", "البيت", "تجمع", "الرابطة", "سوريون", "المنتدى", "هيئة", "يوم"], "ar"),
    "hamza and vowel marks do not count": (["آفاق", "إلهام", "اِمتداد", "أمل"], "ar"),
    "letters with a stroke": (["Łódź", "Oslo", "Østre", "Zürich"], "en"),
}
PEOPLE = {
    "particles do not count, articles of a surname do": (["d’Arc", "de Beauvoir", "Élysée", "La Tour", "Martin"], "fr"),
    "the Arabic article": (["أبو بكر", "الحلبي", "زينب"], "ar"),
}


def shuffled(names: list[str]) -> list[str]:
    return [*names[1::2], *names[::2]]


@pytest.mark.parametrize(("names", "language"), ORGANISATIONS.values(), ids=ORGANISATIONS)
def test_organisations(names: list[str], language: str) -> None:
    order = Order(language, vocabulary())
    assert sorted(shuffled(names), key=lambda name: order.of_organisation(name, language)) == names


@pytest.mark.parametrize(("names", "language"), PEOPLE.values(), ids=PEOPLE)
def test_people(names: list[str], language: str) -> None:
    assert sorted(shuffled(names), key=Order(language, vocabulary()).of_person) == names


def test_the_article_is_that_of_the_names_own_language() -> None:
    order = Order("en", vocabulary())
    assert order.of_organisation("La Cité", "fr") < order.of_organisation("Damascus", "en")
    assert order.of_organisation("La Cité", "en") > order.of_organisation("Damascus", "en")


def test_letters_that_end_an_alphabet() -> None:
    swedish = replace(vocabulary(), last={"sv": ("å", "ä", "ö")})
    names = ["Alseeraj", "Malmö", "Zebra", "Ålands", "Ängel", "Öppna"]
    assert sorted(shuffled(names), key=lambda name: Order("sv", swedish).of_organisation(name, "sv")) == names
    assert min(names, key=lambda name: Order("en", swedish).of_organisation(name, "sv")) == "Ålands"
