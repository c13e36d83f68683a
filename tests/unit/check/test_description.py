"""Words that describe and credit pictures, in three languages."""

from __future__ import annotations

import pytest

from pressctl.check.description import is_empty_phrase, is_file_name, names_nobody
from pressctl.load.languages import shipped_languages

LANGUAGES = tuple(shipped_languages().values())
NOTHING = (
    "image", "Image.", "A photo", "Photo of hills", "Picture of", "une photo", "Une image.", "Photo d’une femme", "صورة",
    "الصورة", "صُورة", "صورة لامرأة", "صورة عن إدلب", "رسم", "…", "-", "123", "TODO", "alt text", "Texte alternatif",
)  # fmt: skip
SOMETHING = (
    "Layers of blue-green hills recede into morning mist.", "Photo of a woman who holds up a key before a tent",
    "Image satellite du camp après l’incendie", "Photographie aérienne d’Idlib", "صورة جوية لإدلب بعد القصف",
    "صورة لامرأة ترفع مفتاحاً أمام خيمة", "طبقات من التلال", "Hills", "Imagery of the river", "Photographers at work",
)  # fmt: skip
NOBODY = ("", "©", "(c)", "© 2020", "Photo:", "photo by", "All rights reserved", "Crédit photo :", "D.R.", "Tous droits réservés",
          "تصوير:", "© جميع الحقوق محفوظة", "المصدر: الإنترنت", "Unknown", "-", "N/A", "2019–2020")  # fmt: skip
SOMEBODY = ("pressctl", "© pressctl", "Illustration: pressctl", "Photo: Agency", "رسم: pressctl", "تصوير: الوكالة", "© 2020 Kesh Malek",
            "Domaine public", "Press office")  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_a_description_that_says_nothing(text):
    assert is_empty_phrase(text, LANGUAGES)


@pytest.mark.parametrize("text", SOMETHING)
def test_a_description_that_says_something(text):
    assert not is_empty_phrase(text, LANGUAGES)
    assert not is_file_name(text, "media/hills.jpg")


@pytest.mark.parametrize(
    "text",
    ["IMG_2041", "IMG_2041.JPG", "DSC01234", "hills-at-dawn.jpg", "hills-at-dawn", "WhatsApp Image 2020-01-09 at 10.22.31",
     "Screenshot 2020-01-09 at 10.22.31", "20200109_102231", "82563402_1020_n", "photo1"],
)  # fmt: skip
def test_a_file_name(text):
    assert is_file_name(text, "media/hills-at-dawn.jpg")


@pytest.mark.parametrize("text", NOBODY)
def test_a_credit_that_names_nobody(text):
    assert names_nobody(text, LANGUAGES)


@pytest.mark.parametrize("text", SOMEBODY)
def test_a_credit_that_names_somebody(text):
    assert not names_nobody(text, LANGUAGES)
