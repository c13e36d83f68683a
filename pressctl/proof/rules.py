"""What can be wrong with a rendered page, one rule a kind of fault."""

from __future__ import annotations

from collections.abc import Mapping

from pressctl.model.finding import Rule, Severity

from .fault import Kind


def _rule(code: str, name: str, text: str, severity: Severity = Severity.ERROR) -> Rule:
    return Rule.from_text(code, name, severity, text)


BY_KIND: Mapping[Kind, Rule] = {
    Kind.MISSING: _rule(
        "PRF001",
        "missing-text",
        """
        A text of the source is not on the page, or not all of it.

        Why: whoever made the page believes that it says what was written. A paragraph, a signatory or a note that
        got lost on the way is seen by readers only, and by those who look for mistakes.
        """,
    ),
    Kind.ORDER: _rule(
        "PRF002",
        "wrong-order",
        """
        A line shows its letters or words in another order than Unicode asks for.

        Why: names, figures and addresses that change places between Arabic and Latin text say something else. The
        order is worked out anew from the text (UAX #9) and compared with what is drawn.
        """,
    ),
    Kind.UNJOINED: _rule(
        "PRF003",
        "unjoined-letters",
        """
        Arabic letters stand apart, or in forms that do not fit their neighbours.

        Why: a word whose letters do not join cannot be read, and shows that the text went through a program that
        does not know Arabic.
        """,
    ),
    Kind.MARK: _rule(
        "PRF004",
        "misplaced-mark",
        """
        A vowel mark is missing, or is not on its letter.

        Why: a mark on the wrong letter gives another word or another sentence, and in names and quotations nobody
        can guess what was meant.
        """,
    ),
    Kind.PRESENTATION: _rule(
        "PRF005",
        "ready-made-letters",
        """
        The text of the page consists of ready-made letter shapes instead of letters.

        Why: somebody shaped the text before it was set. It looks right at best, and cannot be found, copied or read
        aloud.
        """,
    ),
    Kind.TOFU: _rule(
        "PRF006",
        "missing-shape",
        """
        A box stands where a letter should be.

        Why: the font has no shape for a character, and the page engine drew an empty box.
        """,
    ),
    Kind.FONT: _rule(
        "PRF007",
        "strange-font",
        """
        A page is set in a font that is not among the newsroom’s.

        Why: the page engine takes any font of the machine where it lacks one. The page then looks different on each
        machine, and letters may be missing.
        """,
    ),
    Kind.HIDDEN: _rule(
        "PRF008",
        "hidden-text",
        """
        A text is painted over, has the colour of what is behind it, or leaves no ink.

        Why: what readers cannot see has not been said; and what was to be blacked out can still be copied.
        """,
    ),
    Kind.CUT: _rule(
        "PRF009",
        "cut-text",
        """
        A text reaches over the edge of the page or of its box.

        Why: the end of a line that is not on the paper may be the word that matters: not, or no longer.
        """,
    ),
    Kind.OVERLAP: _rule(
        "PRF010",
        "overlapping-text",
        """
        Two texts are printed over each other.

        Why: neither can be read.
        """,
    ),
    Kind.STRANDED: _rule(
        "PRF011",
        "stranded-heading",
        """
        A heading stands at the foot of a page, and its text begins on the next.

        Why: readers see a heading with nothing under it.
        """,
        Severity.WARNING,
    ),
    Kind.LINK: _rule(
        "PRF012",
        "wrong-link",
        """
        A link of the text is not on the page, or leads elsewhere.

        Why: readers click on what they see, and have to come to what the source names.
        """,
    ),
    Kind.OUTLINE: _rule(
        "PRF013",
        "wrong-outline",
        """
        The outline of a PDF lacks a heading, or leads to another place.

        Why: people with a screen reader, and everybody in a long report, find their way by it.
        """,
    ),
    Kind.PAGE_NUMBER: _rule(
        "PRF014",
        "wrong-page-number",
        """
        The contents or a reference name a page on which the thing does not stand.

        Why: on paper the number is the only way to get there.
        """,
    ),
    Kind.TEXT_LAYER: _rule(
        "PRF015",
        "unfound-word",
        """
        A word that is on the page cannot be found or copied.

        Why: search engines, journalists who copy a quotation, and screen readers get what the file says, not what
        it shows.
        """,
    ),
    Kind.TAGS: _rule(
        "PRF016",
        "untagged-content",
        """
        The structure that assistive software reads is missing or wrong.

        Why: headings, lists, tables and languages that are only seen do not exist for people who listen.
        """,
    ),
    Kind.UNREADABLE: _rule(
        "PRF017",
        "unreadable-pdf",
        """
        A file is no PDF, or is damaged.

        Why: nobody can open it.
        """,
    ),
}

RULES = tuple(BY_KIND.values())
