"""Numbers of pages: the engine draws pages again of which nothing has changed.

It does so where a page is the first to have its running head. Where a text says the number of another page, as the
contents do, it does not know of which page (the address stands in an attribute), takes the number for that of the
text’s own page, and so draws it again once more when the total of pages is known, which no such text says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from types import ModuleType
from typing import Any

TOTAL = "pages"


class _Running(dict[int, list[Any]]):
    """The running elements of a name, by page. A page that has none is not told apart from one not yet looked at."""

    def __missing__(self, page: int) -> list[Any]:
        self[page] = []
        return self[page]

    def get(self, page: int, default: Any = ()) -> Any:
        """Those of a page: none at all, rather than nothing, which the engine takes for a change of the page."""
        return super().get(page, default)


def without_alarm(context: Any) -> Any:
    """A page is not drawn again for having a running head: heads are laid out when all pages are."""
    original = context.__init__

    def __init__(self: Any, *rest: Any, **more: Any) -> None:  # noqa: N807 — it replaces one of that name
        original(self, *rest, **more)
        self.running_elements = defaultdict(_Running)

    return __init__


def remembering_name(targets: ModuleType) -> Any:
    """The name of a target, also where it stands in an attribute: it was looked up the moment before."""
    original = targets.anchor_name_from_token
    last: list[str | None] = [None]

    def anchor_name_from_token(token: Any) -> str | None:
        if token[0] != "attr()":
            last[0] = original(token)
        return last[0]

    return anchor_name_from_token


def ask_once(item: Any) -> Any:
    """A text that names a page waits for the number of that page, and not for that of its own as well."""
    original = item.__init__

    def __init__(self: Any, parse_again: Any, missing: list[str], of_targets: Mapping[str, list[str]]) -> None:  # noqa: N807
        is_mistaken = any(missing is wanted for wanted in of_targets.values())
        original(self, parse_again, [] if is_mistaken else missing, of_targets)

    return __init__


def only_new_numbers(collector: Any) -> Any:
    """Who names a page is told when its number is another, and not when only the total is."""
    original = collector.cache_target_page_counters

    def cache_target_page_counters(self: Any, anchor: str, numbers: Mapping[str, Any], page: int, pages: Any) -> None:
        target = self.target_lookup_items.get(anchor)
        known = target.cached_page_counter_values if target else {}
        if known and _but_total(known) == _but_total(numbers) and not _total_is_wanted(self, anchor):
            target.page_maker_index = page
            return
        original(self, anchor, numbers, page, pages)

    return cache_target_page_counters


def told_before(page: ModuleType) -> Any:
    """Texts on the pages to come learn the numbers that they name before those are laid out, and not after."""
    original = page.remake_page

    def remake_page(index: int, context: Any, *rest: Any) -> Any:
        for item in context.target_collector.counter_lookup_items.values():
            if item.pending and not item.missing_counters:
                item.pending = False
                item.parse_again(item.cached_page_counter_values)
        return original(index, context, *rest)

    return remake_page


def _but_total(numbers: Mapping[str, Any]) -> dict[str, Any]:
    return {name: number for name, number in numbers.items() if name != TOTAL}


def _total_is_wanted(collector: Any, anchor: str) -> bool:
    items = collector.counter_lookup_items.values()
    return any(TOTAL in item.missing_target_counters.get(anchor, ()) for item in items)
