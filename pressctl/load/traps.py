"""What a writer meant where YAML gives up, in words that say what to type instead.

In: where the reader stood and what it complained of. Out: a `Trap`, with the place, the sentence, and a patch that
puts harmless characters in the way of the fault, one for one, so that the rest of the file can be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .hashtags import HASHTAG, cut_off
from .words import in_quotes, shown
from .wreck import Trap, Wreck

NAME = re.compile(r"^([ ]*(?:-[ ]+)*)([^\s:#\"'{}\[\],]+)(:?)")
SIGNS = re.compile(r"[][{},:#&*!|>'\"%@`?-]")
OPENINGS = {"[": "]", "{": "}"}


def diagnose(wreck: Wreck) -> Trap:
    """The first explanation that fits."""
    return next(trap for explain in EXPLANATIONS if (trap := explain(wreck)))


def _tab(wreck: Wreck) -> Trap | None:
    if wreck.sign != "\t":
        return None
    if wreck.before(wreck.index).strip():
        return Trap(
            wreck.index, "a tab stands here where a space is needed", "type a space instead", {wreck.index: " "}
        )
    found = list(re.finditer(r"^[ ]*(\t[ \t]*)(?=\S)", wreck.text, re.MULTILINE))
    lines = ", ".join(str(wreck.number(m.start())) for m in found[:5]) + (", …" if len(found) > 5 else "")
    where = f"at the beginning of line{'s' if len(found) > 1 else ''} {lines}"
    patch = {index: " " for m in found for index in range(*m.span(1))}
    return Trap(wreck.index, "a tab indents this line", f"use spaces instead of tabs {where}", patch, lossy=True)


def _escape(wreck: Wreck) -> Trap | None:
    beyond = not wreck.context and ("chr()" in wreck.problem or "int too large" in wreck.problem)
    if not beyond and ("double-quoted" not in wreck.context or "escape" not in wreck.problem):
        return None
    index = wreck.text.rfind("\\", 0, wreck.index + 1)
    written = wreck.text[index : index + 2].strip()
    fix = r"type it twice, \\, or put the value in single quotes '…'"
    return Trap(index, f"a backslash in double quotes begins a code, and ‘{shown(written)}’ is none", fix, {index: "/"})


def _open_quote(wreck: Wreck) -> Trap | None:
    """A quotation mark that is never closed, or only by the one that opens the next value."""
    start, end, style = wreck.last
    if "quoted scalar" in wreck.context:
        index = wreck.began
    elif style in ("'", '"') and style and wreck.directly_after_last() and wreck.number(start) < wreck.number(end):
        index = start
    else:
        return None
    sign = wreck.text[index]
    message = f"the quotation mark {sign} that is opened here is not closed"
    return Trap(index, message, f"type {sign} at the end of the value too", {index: "x"})


def _after_quote(wreck: Wreck) -> Trap | None:
    """Text after a closing quotation mark."""
    start, end, style = wreck.last
    if style not in ("'", '"') or not style or not wreck.directly_after_last() or not wreck.sign.strip(":,]} \n\0"):
        return None
    if "flow" in wreck.context and wreck.sign in ("'", '"'):
        return None
    whole = wreck.written(start)
    if style == "'":
        bare = whole.removeprefix(style).removesuffix(style)
        fix = f"an apostrophe inside single quotes is typed twice; or use double quotes: {in_quotes(bare)}"
    else:
        fix = f"put the whole value in quotes: {in_quotes(whole)}"
    patch = {start: "x", end - 1: "x"}
    return Trap(wreck.index, "the value goes on after its closing quotation mark", fix, patch)


def _hashtag(wreck: Wreck) -> Trap | None:
    """A list that a hashtag cuts off before its bracket."""
    if "flow" not in wreck.context:
        return None
    began = wreck.began if wreck.text[wreck.began : wreck.began + 1] in OPENINGS else _last_opening(wreck)
    found = HASHTAG.search(wreck.text, began, max(wreck.index, len(wreck.text.rstrip())))
    if not found:
        return None
    finding = cut_off(wreck.original, "", found.group(), found.start())
    message = f"{finding.message}, together with the rest of the line"
    return Trap(found.start(), message, finding.fix, {found.start(): "x"}, rule=finding.rule)


def _colon(wreck: Wreck) -> Trap | None:
    """A colon and a space inside a value without quotes."""
    if wreck.sign != ":" or ("mapping values" not in wreck.problem and "got ':'" not in wreck.problem):
        return None
    before = wreck.before(wreck.index)
    name = NAME.match(before)
    if "mapping values" in wreck.problem and name and name.end() == len(before) and not name.group(3):
        return _stray_line(wreck, name)
    if (
        "flow" in wreck.context
        and name
        and name.end() == len(before)
        and wreck.number(wreck.began) < wreck.number(wreck.index)
    ):
        return _open_bracket(wreck)
    begin = wreck.last[0] if wreck.number(wreck.last[0]) == wreck.number(wreck.index) else wreck.index
    whole = wreck.written(begin) if begin < wreck.index else f"{before.strip()}: …"
    if "flow" in wreck.context:
        whole = re.split(r"[,}\]]", whole)[0].strip()
    fix = f"put the value in quotes: {in_quotes(whole)}"
    return Trap(wreck.index, "a colon and a space stand inside a value that is not in quotes", fix, {wreck.index: "x"})


def _stray_line(wreck: Wreck, name: re.Match[str]) -> Trap:
    """A field that is read as part of the value above it: set too far in, or the line above lacks a space."""
    above = wreck.text.rfind("\n", 0, wreck.index)
    while above > 0 and not wreck.before(above).strip():
        above = wreck.text.rfind("\n", 0, above)
    start = above - len(wreck.before(above))
    glued = re.match(r"[ ]*(?:-[ ]+)*([\w-]+):(?=[^\s:/])", wreck.text[start:above] if above > 0 else "")
    if glued:
        return _glued(wreck, start + glued.end(), glued.group(1))
    message = f"‘{shown(name.group(2))}’ is set further in than the field it would belong to"
    index = wreck.index - len(name.group(2))
    fix = "begin it right under the first letter of the field above, or put the text above it in quotes"
    return Trap(index, message, fix, {index: "#"}, lossy=True)


def _glued(wreck: Wreck, index: int, name: str) -> Trap:
    rest = wreck.written(index)
    fix = f"type ‘{shown(name)}: {shown(rest, 30)}’"
    return Trap(index, f"a space is missing after ‘{shown(name)}:’", fix, {index: " "})


def _no_colon(wreck: Wreck) -> Trap | None:
    """A line that is neither a field nor part of the value above."""
    if "could not find expected ':'" not in wreck.problem:
        return None
    start = wreck.began - len(wreck.before(wreck.began))
    line = wreck.text[start:].split("\n", 1)[0]
    glued = re.match(r"[ ]*(?:-[ ]+)*([\w-]+):(?=[^\s:/])", line)
    if glued:
        return _glued(wreck, start + glued.end(), glued.group(1))
    item = re.match(r"[ ]*-(?=[^\s-])", line)
    if item:
        return Trap(
            wreck.began, "a space is missing after the hyphen", "type ‘- ’ before each item", {start + item.end(): " "}
        )
    fix = "if it belongs to the value above, set it two spaces in; if it is a field, type a colon after its name"
    message = f"‘{shown(line, 40)}’ is neither a field nor part of the value above it"
    return Trap(wreck.began, message, fix, {wreck.began: "#"}, lossy=True)


def _list_as_value(wreck: Wreck) -> Trap | None:
    """A text that begins with a bracket and goes on behind it."""
    start, end, sign = wreck.last
    if (
        sign not in OPENINGS
        or not sign
        or not wreck.directly_after_last()
        or wreck.number(end) != wreck.number(wreck.index)
    ):
        return None
    if not wreck.sign.strip("]}, \n\0"):
        return None
    patch = {index: "x" for index in range(start, end) if SIGNS.match(wreck.text[index])}
    whole = wreck.written(start)
    if "flow" in wreck.context:
        whole = whole[: end - start] + re.split(r"[,}\]]", whole[end - start :])[0].rstrip()
    return Trap(start, *_quoted(sign, whole), patch)


def _quoted(sign: str, whole: str) -> tuple[str, str]:
    return f"a value that begins with {sign} has to be in quotes", f"type {in_quotes(whole)}"


def _begins_with(wreck: Wreck, index: int, sign: str) -> tuple[str, str]:
    """The sentence for a value that begins with a sign of YAML's own."""
    whole = wreck.written(index)
    if "flow" in wreck.context:
        whole = re.split(r"[,}\]]", whole)[0].strip()
    return _quoted(sign, whole)


def _first_sign(wreck: Wreck) -> Trap | None:
    """A value that begins with @, `, %, *, &, !, |, > or a comma."""
    if "block scalar" in wreck.context:
        return _block(wreck)
    if any(word in wreck.context for word in ("an alias", "an anchor", "a tag")):
        index = wreck.began
    elif (
        "cannot start any token" in wreck.problem or "undefined tag" in wreck.problem or "node content" in wreck.problem
    ):
        index = wreck.index
    else:
        return None
    sign = wreck.text[index : index + 1]
    if not sign.strip():
        return None
    return Trap(index, *_begins_with(wreck, index, sign), {index: "x"})


def _block(wreck: Wreck) -> Trap:
    sign = wreck.text[wreck.began]
    fix = (
        f"put the value in quotes: {in_quotes(wreck.written(wreck.began))}; or begin it on the next line, two spaces in"
    )
    return Trap(wreck.began, f"after {sign} the text begins on the next line", fix, {wreck.began: "x"})


def _reference(wreck: Wreck) -> Trap | None:
    """`*see below*`: what looks like a reference, and text after it."""
    index = wreck.text.rfind("*", 0, wreck.index)
    between = wreck.text[index + 1 : wreck.index]
    if (
        index < 0
        or not re.fullmatch(r"[\w-]+ *", between)
        or wreck.before(index).rstrip()[-1:] not in ("", ":", "-", ",", "[", "{")
    ):
        return None
    return Trap(index, *_begins_with(wreck, index, "*"), {index: "x"})


def _item_in_line(wreck: Wreck) -> Trap | None:
    if "entries are not allowed" not in wreck.problem and "keys are not allowed" not in wreck.problem:
        return None
    return Trap(wreck.index, *_begins_with(wreck, wreck.index, wreck.sign), {wreck.index: "x"})


def _open_bracket(wreck: Wreck) -> Trap | None:
    """A list or fields in brackets that never close, or lack a comma."""
    if "flow" not in wreck.context:
        return None
    began = wreck.began
    if wreck.text[began : began + 1] not in OPENINGS:
        began = _last_opening(wreck)
    sign = wreck.text[began : began + 1]
    closing = OPENINGS.get(sign, "]")
    if wreck.number(began) < wreck.number(wreck.index) or not wreck.sign.strip("\n\0"):
        message = f"the {sign} that is opened here is not closed"
        return Trap(began, message, f"type {closing} where it ends", {began: "x"}, lossy=True)
    fix = f"type a comma between two values, {closing} after the last, and quotes around a value with signs in it"
    patch = {wreck.index: "x" if SIGNS.match(wreck.sign) else ","}
    return Trap(wreck.index, f"a comma or {closing} is missing before this", fix, patch, lossy=True)


def _last_opening(wreck: Wreck) -> int:
    return max(wreck.text.rfind(sign, 0, wreck.began) for sign in OPENINGS)


def _directive(wreck: Wreck) -> Trap | None:
    """A line that begins with %, in the very first column."""
    inside = "directive" in wreck.context or "document start" in wreck.problem or "YAML document" in wreck.problem
    found = re.search(r"^%", wreck.text, re.MULTILINE) if inside else None
    if not found:
        return None
    return Trap(found.start(), *_begins_with(wreck, found.start(), "%"), {found.start(): "#"}, lossy=True)


def _indentation(wreck: Wreck) -> Trap | None:
    if "expected <block end>" not in wreck.problem and "document start" not in wreck.problem:
        return None
    if wreck.sign == ":":
        return Trap(
            wreck.index, "a field’s name is missing before the colon", "write the name", {wreck.index: "#"}, lossy=True
        )
    start = wreck.index - len(wreck.before(wreck.index))
    fix = "begin it exactly under the line above that it belongs with, using spaces"
    message = "this line begins further left or right than the lines it could belong to"
    return Trap(wreck.index, message, fix, _comment(wreck, start), lossy=True)


def _anything(wreck: Wreck) -> Trap:
    """What nothing above explains: put the line out of use and go on."""
    start = wreck.index - len(wreck.before(wreck.index))
    fix = "put a value with signs such as : # [ { @ * & in double quotes, and see that the lines are set in evenly"
    return Trap(wreck.index, "this line cannot be read", fix, _comment(wreck, start), lossy=True)


def _comment(wreck: Wreck, start: int) -> dict[int, str]:
    """The patch that puts the line which begins at `start` out of use."""
    line = wreck.text[start:].split("\n", 1)[0]
    index = start + len(line) - len(line.lstrip())
    return {index: "#"} if line.strip() and not line.lstrip().startswith("#") else {}


EXPLANATIONS: tuple[Callable[[Wreck], Trap | None], ...] = (
    *(_tab, _escape, _open_quote, _after_quote, _hashtag, _colon, _no_colon, _reference, _list_as_value),
    *(_directive, _first_sign, _item_in_line, _open_bracket, _indentation, _anything),
)
