"""Calls at the end of a piece of CPython's stack of frames: the system is not asked for another piece at each of them."""

from __future__ import annotations

import resource
import sys

import pytest

from pressctl.pipeline.headroom import with_headroom

CALLS = 2_000


def leaf():
    return None


def fringe(depth):
    """Many calls, each from the same depth."""
    if depth:
        return fringe(depth - 1)
    for _ in range(CALLS):
        leaf()
    return None


def faults(depth):
    """How often the system had to give memory, at the depth where that is most."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    fringe(depth)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def most():
    return max(map(faults, range(400)))


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="nobody has looked whether later versions still do it")
def test_it_is_still_needed():
    assert most() >= CALLS


def test_with_room_nothing_is_asked_for():
    assert with_headroom(most)() < CALLS // 4


def test_it_is_the_same_call():
    assert with_headroom(divmod)(7, 2) == (3, 1)
