"""How two names differ, if so little that they may be one: the only door to rapidfuzz."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

Words = tuple[str, ...]

SHORTEST = 5  # letters of a word in which a mistype can be told from another word: Iran is not Iraq
SHORTEST_ARABIC = 4  # most vowels are not written
CUT = 6  # letters of a word that may be another one cut off: Northe, Northern
ENOUGH = 3  # words in common, so that one word more may be an addition
ALONE = 6  # letters of a name of one word


def difference(one: Words, other: Words, bodies: Collection[str]) -> str | None:
    """What lies between two names, given as the words that tell them from others; None if they are not alike.

    `bodies` are words for kinds of organisations, which are often left out.
    """
    if [word for word in one if word.isdigit()] != [word for word in other if word.isdigit()]:
        return None
    if one == other:
        return "only small words differ"
    if "".join(one) == "".join(other):
        return "only the spaces differ"
    mine, others = Counter(one), Counter(other)
    left, right = sorted((mine - others).elements()), sorted((others - mine).elements())
    if not left and not right:
        return "only the order of the words differs"
    shared = sorted((mine & others).elements())
    if not left or not right:
        return _added(left + right, shared, bodies)
    return _mistyped(left, right, len(shared))


def _added(more: list[str], shared: list[str], bodies: Collection[str]) -> str | None:
    word = more[0]
    if len(more) != 1 or not shared:
        return None
    # a club’s foundation is another one than the club
    is_body = word in bodies and not any(other in bodies for other in shared)
    if is_body or (word not in bodies and len(shared) >= ENOUGH and len(word) > 2):
        return "one has a word more"
    return None


def _mistyped(left: list[str], right: list[str], shared: int) -> str | None:
    pairs = list(zip(left, right, strict=False))
    if len(left) != len(right) or len(pairs) > 2 or shared < len(pairs) - 1:
        return None
    if not shared and min(map(len, pairs[0])) < ALONE:
        return None
    if not all(_a_typo_apart(*pair) for pair in pairs):
        return None
    return "only letters within a word differ" if len(pairs) == 1 else "only letters within two words differ"


def _a_typo_apart(one: str, other: str) -> bool:
    """Whether one word may be the other mistyped: a letter too many, too few, wrong or exchanged; or cut off."""
    shorter, longer = sorted((one, other), key=len)
    enough = SHORTEST_ARABIC if "\u0600" <= one[0] <= "\u06ff" else SHORTEST
    if one[0] != other[0] or len(shorter) < enough or any(map(str.isdigit, one + other)):
        return False
    if len(shorter) >= CUT and longer.startswith(shorter) and len(longer) - len(shorter) <= 2:
        return True
    from rapidfuzz.distance import OSA  # noqa: PLC0415 — few words come as far as this, and it takes longer than they do

    return OSA.distance(one, other, score_cutoff=1) <= 1
