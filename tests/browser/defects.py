"""A page without a fault, and faults to put into it: each says what has to be found."""

from __future__ import annotations

from dataclasses import dataclass

from tests.browser.axe import TOO_WIDE

SOUND = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page without a fault</title>
<style>
body { color: #222; background: #fff; overflow-wrap: break-word; }
.box { width: 100px; height: 60px; overflow: auto; }
.small a { display: inline-block; width: 12px; height: 12px; }
</style>
</head>
<body>
<header><p>The letterhead of this page, which says who speaks</p></header>
<main>
<h1>A headline that is long enough to be taken for English</h1>
<p id="first">A paragraph of the text that leads <a href="#second">to the next one</a>.</p>
<p id="second">Another paragraph with <b>some <i>words</i></b> that stand out from the others.</p>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" alt="A dot">
<h2>A heading under the headline</h2>
<ul><li>An item of a list</li></ul>
</main>
</body>
</html>
"""


@dataclass(frozen=True)
class Defect:
    """A text of the sound page and what takes its place. `axe` is the rule, `nu` a part of the message."""

    sound: str
    broken: str
    axe: str | None = None
    nu: str | None = None

    def page(self) -> str:
        assert SOUND.count(self.sound) == 1, self.sound
        return SOUND.replace(self.sound, self.broken)


PIXELS = '<p class="small"><a href="#first">a</a><a href="#second">b</a></p>'
DEFECTS = {
    "a picture without a description": Defect(' alt="A dot"', "", "image-alt", "element must have an “alt” attribute"),
    "pale words": Defect("color: #222", "color: #aaa", "color-contrast"),
    "pale words in Arabic": Defect(
        "<ul>", '<p lang="ar" dir="rtl" style="color: #aaa">كلمات شاحبة تقف هنا</p><ul>', "color-contrast"
    ),
    "no language": Defect(' lang="en"', "", "html-has-lang", "Consider adding a “lang” attribute"),
    "an id twice": Defect('id="second"', 'id="first"', None, "Duplicate ID “first”"),
    "bad nesting": Defect("</i></b>", "</b></i>", None, "violates nesting rules"),
    "a paragraph in a list": Defect("<ul>", "<ul><p>Not an item</p>", "list", "not allowed as child of element “ul”"),
    "no title": Defect("<title>A page without a fault</title>", "", "document-title", "missing a required instance of"),
    "a link without a name": Defect(">to the next one<", "><", "link-name"),
    "words outside the landmarks": Defect("<header>", "<p>Lost words</p><header>", "region"),
    "a heading too deep": Defect("<h2>A heading under the headline</h2>", "<h4>A heading</h4>", "heading-order"),
    "a box that no key scrolls": Defect(
        "<ul>", f'<p class="box">{"many words " * 40}</p><ul>', "scrollable-region-focusable"
    ),
    "links too small for a finger": Defect("<ul>", f"{PIXELS}<ul>", "target-size"),
    "a property that does not exist": Defect("#fff;", "#fff; colour: #222;", None, "Property “colour” doesn't exist"),
    "a line wider than a phone": Defect("<ul>", '<div style="width: 500px">A line</div><ul>', TOO_WIDE),
}
