"""Pages that are wrong, each in one known way, and pages that are right. The judge must tell them apart.

All are rendered for real by WeasyPrint with the newsroom's fonts. `text` is what the page must show, with isolates
(U+2066 left to right, U+2067 right to left, U+2069 end) where the builder owes a `<span dir>`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import arabic_reshaper
from bidi import get_display
from weasyprint import HTML

from pressctl.model.language import Direction
from pressctl.proof.fault import Expected, Kind

FOLDER = Path(__file__).parents[2] / "assets/fonts"
FONTS = tuple(sorted(FOLDER.glob("*/*.ttf")))
FAMILIES = {"amiri": "Amiri", "source-serif-4": "Source Serif 4", "source-sans-3": "Source Sans 3"}
BASIC = """
@page { size: A4; margin: 20mm }
body { font: 12.75pt/1.7 Amiri, "Source Serif 4"; margin: 0 }
[lang=en], [lang=fr] { font-family: "Source Serif 4", Amiri }
.narrow { width: 62mm }
"""


def _font_faces() -> Iterator[str]:
    for path in FONTS:
        weight = path.stem.split("_")[1][:3]
        style = "italic" if path.stem.endswith("Italic") else "normal"
        named = f'font-family: "{FAMILIES[path.parent.name]}"; font-weight: {weight}; font-style: {style}'
        yield f"@font-face {{ {named}; src: url({path.as_uri()}) }}"


def page(body: str, css: str = "") -> str:
    """A whole HTML page, with the newsroom's fonts."""
    styles = "\n".join((*_font_faces(), BASIC, css))
    return f"<!doctype html><html lang=ar><head><meta charset=utf-8><style>{styles}</style></head><body>{body}</body></html>"


def render(body: str, css: str = "") -> bytes:
    """A page as WeasyPrint prints it."""
    return bytes(HTML(string=page(body, css)).write_pdf())


@dataclass(frozen=True, slots=True)
class Defect:
    """A page with one fault: `text` is what it should show, `kind` what the judge must call it.

    `foreign` names a font file that the page is set in and that is not among those it may be set in.
    """

    name: str
    kind: Kind
    body: str
    text: str
    base: Direction = "rtl"
    css: str = ""
    foreign: str = ""

    @property
    def fonts(self) -> list[Path]:
        return [path for path in FONTS if not self.foreign or self.foreign not in path.stem]

    @property
    def expected(self) -> Expected:
        return Expected(self.text, self.base)


def _p(content: str, direction: str = "rtl", language: str = "ar", kind: str = "wide") -> str:
    return f"<p dir={direction} lang={language} class={kind}>{content}</p>"


LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
PHRASE = "قالت منظمة Mazaya Women Organization إن الوضع خطير."
PLAIN = "تطالب المنظمة بالكشف عن مصير المعتقلين."
LONG_NAME = "شارك في الندوة ممثلون عن Syria Justice and Accountability Centre (SJAC) وآخرون."
ADDRESS = "نشرت المنظمة التقرير كاملاً هنا https://www.example.org/en/reports/2020/idlib/?lang=ar&page=2 قبل يومين."
FOLDED = arabic_reshaper.ArabicReshaper({"delete_harakat": False}).reshape(PLAIN)

DEFECTS = (
    Defect(
        "bold splits a Latin phrase",
        Kind.ORDER,
        _p(PHRASE.replace("Mazaya", "<b>Mazaya</b>")),
        PHRASE,
    ),
    Defect(
        "bold splits an Arabic phrase",
        Kind.ORDER,
        _p("The name <b>مزايا</b> النسائية was chosen.", "ltr", "en"),
        "The name مزايا النسائية was chosen.",
        "ltr",
    ),
    Defect(
        "link splits a Latin phrase",
        Kind.ORDER,
        _p("بيان من Human <a href='https://example.org'>Rights Watch</a> أمس"),
        "بيان من Human Rights Watch أمس",
    ),
    Defect("bdi without dir", Kind.ORDER, _p("لغة <bdi>C++</bdi> قديمة"), f"لغة {FSI}C++{PDI} قديمة"),
    Defect(
        "isolate characters over a line break",
        Kind.ORDER,
        _p(
            "كتبت المنظمة السورية المستقلة الكبيرة في حسابها \u2066#FreeThemAll, now! (all of them)\u2069 أمس",
            kind="narrow",
        ),
        "كتبت المنظمة السورية المستقلة الكبيرة في حسابها \u2066#FreeThemAll, now! (all of them)\u2069 أمس",
    ),
    Defect("shaped and turned round beforehand", Kind.ORDER, _p(get_display(FOLDED)), PLAIN),
    Defect("turned round beforehand, over two lines", Kind.ORDER, _p(get_display(LONG_NAME), kind="narrow"), LONG_NAME),
    Defect("shaped beforehand", Kind.PRESENTATION, _p(FOLDED), PLAIN),
    Defect("dir=auto", Kind.ORDER, _p("حرية! (LDSPS).", "auto"), "حرية! (LDSPS)."),
    Defect("letters kept apart by ZWNJ", Kind.UNJOINED, _p("طالبت المن\u200cظمة بالعدالة"), "طالبت المنظمة بالعدالة"),
    Defect("letters spaced", Kind.UNJOINED, _p(PLAIN), PLAIN, css="p { letter-spacing: 1pt }"),
    Defect("bold splits an Arabic word", Kind.UNJOINED, _p("قالت ال<b>منظمة</b> أمس"), "قالت المنظمة أمس"),
    Defect("isolated forms", Kind.UNJOINED, _p("قرار \u200cع\u200cا\u200cد\u200cل"), "قرار عادل"),
    Defect("hidden word", Kind.MISSING, _p(PLAIN.replace("المعتقلين", "<i hidden>المعتقلين</i>")), PLAIN),
    Defect("invisible word", Kind.MISSING, _p(PLAIN.replace("مصير", "<i style='visibility:hidden'>مصير</i>")), PLAIN),
    Defect("dropped letter", Kind.MISSING, _p(PLAIN.replace("المعتقلين", "المعتقلن")), PLAIN),
    Defect("another letter", Kind.MISSING, _p(PLAIN.replace("مصير", "نصير")), PLAIN),
    Defect(
        "text beyond the paper",
        Kind.MISSING,
        _p(PLAIN),
        PLAIN,
        css="p { position: relative; inset-inline-start: 190mm }",
    ),
    Defect(
        "wrong base direction",
        Kind.ORDER,
        _p("أطلقت (Dawlaty) حملة «أين هم؟».", "ltr"),
        "أطلقت (Dawlaty) حملة «أين هم؟».",
    ),
    Defect(
        "font that is not among ours",
        Kind.FONT,
        _p("The report of 2020", "ltr", "en"),
        "The report of 2020",
        base="ltr",
        css="p[lang] { font-family: 'Source Sans 3' }",
        foreign="SourceSans3",
    ),
    Defect("character that no font has", Kind.TOFU, _p("قرار \U000f1234 أخير"), "قرار \U000f1234 أخير"),
    Defect(
        "phone number without a span",
        Kind.ORDER,
        _p("للتواصل: +963 (11) 123-4567 صباحاً"),
        f"للتواصل: {LRI}+963 (11) 123-4567{PDI} صباحاً",
    ),
    Defect("years without a span", Kind.ORDER, _p("بين 2011-2024 فقط"), f"بين {LRI}2011-2024{PDI} فقط"),
    Defect(
        "hashtag without a span", Kind.ORDER, _p("حملة #StopViolence مستمرة"), f"حملة {LRI}#StopViolence{PDI} مستمرة"
    ),
    Defect("address over two lines", Kind.ORDER, _p(ADDRESS, kind="narrow"), ADDRESS),
    Defect("figures turned round", Kind.ORDER, _p("عدد المعتقلين 4321 شخصاً"), "عدد المعتقلين 1234 شخصاً"),
    Defect("brackets swapped", Kind.ORDER, _p("رابطة الدفاع )LDSPS( السورية"), "رابطة الدفاع (LDSPS) السورية"),
    Defect("bracket not turned", Kind.ORDER, _p("اختفاء (قسري( طويل"), "اختفاء (قسري) طويل"),
    Defect("guillemets swapped", Kind.ORDER, _p("قرار »أين هم« جديد"), "قرار «أين هم» جديد"),
    Defect("two words exchanged", Kind.ORDER, _p("حقوق الطفل والمرأة"), "حقوق والمرأة الطفل"),
)


@dataclass(frozen=True, slots=True)
class Right:
    """A page without fault, and the paragraphs on it."""

    name: str
    body: str
    expected: tuple[Expected, ...]
    css: str = ""


NAME = f"كتبت {LRI}Mazaya Women Organization{PDI} و{LRI}Human Rights Watch{PDI} إلى الحكومة."
LATIN = f"The group {RLI}النساء الآن (مزايا){PDI} met {RLI}رابطة عائلات قيصر{PDI} in 2020."
LINK = "https://www.example.org/en/reports/2020/01/idlib/?lang=ar"
SIDE = ".row { position: relative; padding-inline-start: 42mm } .side { position: absolute; inset-inline-start: 0; width: 36mm }"

RIGHT = (
    Right(
        "bold and link inside spans",
        _p(
            "كتبت <span dir=ltr><b>Mazaya</b> Women <a href='https://example.org'>Organization</a></span> و"
            "<span dir=ltr>Human <b>Rights Watch</b></span> إلى الحكومة.",
        ),
        (Expected(NAME, "rtl"),),
    ),
    Right(
        "Arabic inside English, over several lines",
        _p(
            "The group <span dir=rtl lang=ar>النساء <b>الآن</b> (مزايا)</span> met "
            "<span dir=rtl lang=ar><b>رابطة</b> عائلات قيصر</span> in 2020.",
            "ltr",
            "en",
            "narrow",
        ),
        (Expected(LATIN, "ltr"),),
    ),
    Right(
        "address at the end of a line",
        _p(f"نشرت المنظمة التقرير كاملاً هنا <span dir=ltr>{LINK}</span> قبل يومين.", kind="narrow"),
        (Expected(f"نشرت المنظمة التقرير كاملاً هنا {LRI}{LINK}{PDI} قبل يومين.", "rtl"),),
        ".narrow { width: 78mm; overflow-wrap: anywhere }",
    ),
    Right(
        "brackets and quotes",
        _p("قال «مركز (التوثيق)» إن <span dir=ltr>(LDSPS)</span> [رابطة] حرة؛ “نعم”!"),
        (Expected(f"قال «مركز (التوثيق)» إن {LRI}(LDSPS){PDI} [رابطة] حرة؛ “نعم”!", "rtl"),),
    ),
    Right(
        "numbers",
        _p(
            "في <span dir=ltr>2011–2024</span> بلغت <span dir=ltr>45.7%</span> و٣٬٠٠٠ و<span dir=ltr>$1,250.50</span>؛ "
            "هاتف <span dir=ltr>+963 (11) 123-4567</span>، المادة 12.",
        ),
        (
            Expected(
                f"في {LRI}2011–2024{PDI} بلغت {LRI}45.7%{PDI} و٣٬٠٠٠ و{LRI}$1,250.50{PDI}؛ "
                f"هاتف {LRI}+963 (11) 123-4567{PDI}، المادة 12.",
                "rtl",
            ),
        ),
    ),
    Right(
        "vowel marks, lam-alef and kashida",
        _p("مُحَمَّدٌ شُهَدَاءُ الأحكامِ لا للإعـــدام، لأنّ الخبراءَ لكنْ ﷺ"),
        (Expected("مُحَمَّدٌ شُهَدَاءُ الأحكامِ لا للإعـــدام، لأنّ الخبراءَ لكنْ ﷺ", "rtl"),),
    ),
    Right(
        "hyphens at line ends and ligatures",
        _p(
            "Les organisations syriennes dénoncent officiellement l’emprisonnement systématique d’innombrables "
            "journalistes difficilement identifiables.",
            "ltr",
            "fr",
            "narrow",
        ),
        (
            Expected(
                "Les organisations syriennes dénoncent officiellement l’emprisonnement systématique d’innombrables "
                "journalistes difficilement identifiables.",
                "ltr",
            ),
        ),
        "p { hyphens: auto } .narrow { width: 38mm }",
    ),
    Right(
        "a note's call, a superscript, a list and capitals",
        "<h2 dir=ltr lang=en style='text-transform: uppercase'>Press release</h2>"
        "<ol dir=rtl><li>العدالة أولاً<li>المادة <span dir=ltr>H<sub>2</sub>O</span> سامة</ol>"
        "<p dir=rtl>قالت المنظمة<sup class=call>7</sup> إنها ترفض القرار.</p>",
        (
            Expected("Press release", "ltr"),
            Expected("العدالة أولاً", "rtl"),
            Expected(f"المادة {LRI}H2O{PDI} سامة", "rtl"),
            Expected("قالت المنظمة إنها ترفض القرار.", "rtl"),
        ),
        "sub, sup { font-size: .6em } ol { list-style-position: inside }",
    ),
    Right(
        "side column, table and leader",
        "<div class=row dir=rtl><div class=side><h3>بيان صحفي</h3></div>"
        "<p>تطالب المنظمة بالكشف عن مصير المعتقلين في سجون النظام، وتدعو إلى محاسبة المسؤولين.</p></div>"
        "<table dir=rtl><tr><td>12<td>21<td>حلب<td>إدلب<tr><td>102<td>201<td>حمص<td>حماة</table>"
        "<ul dir=rtl class=toc><li>مقدمة</ul>",
        tuple(
            Expected(text, "rtl")
            for text in (
                "بيان صحفي",
                "تطالب المنظمة بالكشف عن مصير المعتقلين في سجون النظام، وتدعو إلى محاسبة المسؤولين.",
                *["12", "21", "حلب", "إدلب", "102", "201", "حمص", "حماة", "مقدمة"],
            )
        ),
        SIDE + "td { padding: 0 2pt } .toc { width: 80mm } .toc li::after { content: leader('.') ' 14' }",
    ),
)
