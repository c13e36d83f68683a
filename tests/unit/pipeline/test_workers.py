"""Calls that hang, crash or take all memory fail alone and are named; the others are done, and no process is left."""

from __future__ import annotations

import ctypes
import dataclasses
import datetime
import itertools
import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from pressctl.pipeline import workers
from pressctl.pipeline.check import check
from pressctl.pipeline.drawing import Failure, draw, drawn
from pressctl.pipeline.editions import Composer
from pressctl.pipeline.parcel import packed, unpacked
from pressctl.pipeline.workers import local
from tests.small import CHECKOUT, newsroom

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
BLACK = "#000000"
SLOW = "it takes more than 5 seconds to draw; shorten it, or split it"
DIED = "the page engine died while it drew this page"
GREEDY = "it takes too much memory to draw; shorten it, or split it"


def good(number):
    return number


def asleep():
    time.sleep(1000)


def deaf():
    """Hears no signal, and never comes back to Python."""
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    sum(itertools.repeat(0))


def stubborn():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        time.sleep(1)


def crashing():
    ctypes.string_at(0)


def leaving():
    sys.exit(9)


def greedy():
    return len(bytes(5 << 30))


def broken():
    raise ZeroDivisionError("no such page")


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(workers, "SECONDS", 5)


BAD = {
    asleep: SLOW,
    deaf: SLOW,
    stubborn: SLOW,
    crashing: DIED,
    greedy: GREEDY,
    leaving: "the page engine gave up: SystemExit: 9",
    broken: "the page engine gave up: ZeroDivisionError: no such page",
}


def test_of_a_hundred_the_bad_ones_fail(impatient):
    bad = dict(zip((10, 11, 40, 41, 60, 80, 99), BAD, strict=True))
    with local(2, BLACK) as executor:
        futures = [executor.submit(bad[n]) if n in bad else executor.submit(good, n) for n in range(100)]
        told = {n: future.exception() for n, future in enumerate(futures)}
    assert [n for n, failure in told.items() if not failure] == [n for n in range(100) if n not in bad]
    assert all(futures[n].result() == n for n in range(100) if n not in bad)
    assert {n: str(failure) for n, failure in told.items() if failure} == {n: BAD[call] for n, call in bad.items()}
    assert all(isinstance(failure, Failure) for failure in told.values() if failure)


def test_one_that_dies_between_two_calls_costs_nothing():
    with local(1, BLACK) as executor:
        worker = psutil.Process(executor.submit(os.getpid).result())
        worker.kill()
        assert executor.submit(good, 1).result() == 1


def test_a_nursery_that_dies_is_replaced():
    with local(1, BLACK) as executor:
        psutil.Process(executor.submit(os.getppid).result()).kill()
        assert [executor.submit(good, n).result() for n in range(3)] == [0, 1, 2]


def test_without_a_nursery_there_is_a_word(monkeypatch):
    monkeypatch.setattr("pressctl.pipeline.hiring.NURSE", "raise SystemExit(1)")
    with local(2, BLACK) as executor:
        futures = [executor.submit(good, n) for n in range(4)]
        told = {str(future.exception()) for future in futures}
    assert told == {"the page engine cannot be started; `pressctl doctor` says what is missing"}


def test_what_cannot_be_pickled_is_said():
    with local(1, BLACK) as executor:
        assert executor.submit(lambda: 1).exception()
        assert executor.submit(good, 2).result() == 2


def test_workers_are_warm_and_begin_in_order():
    with local(1, BLACK) as executor:
        assert executor.submit(loaded).result()
        begun = []
        futures = [executor.submit(good, n) for n in range(20)]
        for future in futures:
            future.add_done_callback(lambda done: begun.append(done.result()))
    assert begun == sorted(begun)


def loaded():
    return "weasyprint" in sys.modules


def test_shutting_down_waits_for_what_was_handed_in():
    executor = workers.Crew(2, BLACK)
    futures = [executor.submit(good, n) for n in range(5)]
    executor.shutdown()
    assert [future.result() for future in futures] == [0, 1, 2, 3, 4]


def test_an_end_in_the_middle_leaves_nothing():
    before = psutil.Process().children(recursive=True)  # of other tests
    with pytest.raises(KeyboardInterrupt), local(2, BLACK) as executor:
        number = executor.submit(os.getppid).result()
        for call in (deaf, stubborn, asleep):
            executor.submit(call)
        raise KeyboardInterrupt
    assert not psutil.pid_exists(number)
    assert not {*psutil.Process().children(recursive=True)} - {*before}


PARENT = """
import os, time
from pressctl.pipeline.workers import local
from tests.unit.pipeline.test_workers import deaf, stubborn
with local(2, "#000000") as executor:
    print(executor.submit(os.getppid).result(), flush=True)
    for call in (deaf, stubborn):
        executor.submit(call)
    time.sleep(1000)
"""


def test_a_parent_that_is_killed_leaves_nothing():
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, env=environment) as parent:
        nursery = psutil.Process(int(parent.stdout.readline()))
        while len(family := [nursery, *nursery.children()]) < 3:
            time.sleep(0.01)
        parent.kill()
        assert psutil.wait_procs(family, timeout=60)[1] == []


@pytest.fixture
def editions(tmp_path):
    checked = check(newsroom(tmp_path, "one"))
    [release], room = checked.newsroom.releases, checked.newsroom
    composer = Composer(checked, room, False, NOW)
    return [composer.edition(release, language) for language in room.languages.values()]


def test_each_edition_is_drawn_once(editions):
    with local(2, BLACK) as executor:
        made = [drawn(executor.submit(draw, packed(edition), ("html",)))[0] for edition in editions]
    assert sorted(output.path for each in made for output in each.outputs) == [
        "one/one.ar.html",
        "one/one.en.html",
        "one/one.fr.html",
    ]
    assert not any(each.complaints for each in made)


def test_an_exception_is_that_page_s(editions):
    """The page engine raises on inputs that nobody foresaw: that page fails, not the build."""
    wrong = dataclasses.replace(editions[0], language=None)
    with local(2, BLACK) as executor:
        made = [drawn(executor.submit(draw, packed(e), ("html",))) for e in (wrong, *editions[1:])]
    assert [bool(each.complaints) for each, _ in made] == [True, False, False]
    assert made[0][0].complaints[0].startswith("the page engine gave up: ")


def test_a_parcel_that_holds_something_else_is_refused():
    with pytest.raises(TypeError):
        unpacked(packed("an edition"))
