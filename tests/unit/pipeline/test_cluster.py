"""A scheduler and two workers on loopback: the same bytes as here, whatever dies on the way."""

from __future__ import annotations

import os
import signal
import time
import warnings

import dask
import psutil
import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from distributed import Client, LocalCluster

from pressctl.model.finding import Exit, Trouble
from pressctl.pipeline import cluster as away
from pressctl.pipeline.build import Order, build
from pressctl.pipeline.check import check
from pressctl.pipeline.cluster import cluster
from pressctl.pipeline.drawing import Failure, draw, drawn
from pressctl.pipeline.editions import Composer
from pressctl.pipeline.parcel import packed
from pressctl.pipeline.workers import local
from tests.command import pressctl
from tests.small import newsroom, sample, tree
from tests.unit.pipeline.test_workers import DIED, GREEDY, NOW, asleep, broken, crashing, good, greedy

FORMATS = ("html", "pdf")


@pytest.fixture(scope="module")
def running():
    """Workers that are given up after one death, so that a test need not kill four."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as running,
    ):
        yield running.scheduler_address


@pytest.fixture
def address(running):
    """The cluster, once those that the test before killed have been replaced."""
    while len([number for number in workers(running) if isinstance(number, int)]) < 2:
        time.sleep(0.05)
    return running


@pytest.fixture(scope="module")
def parcels(tmp_path_factory):
    checked = check(sample(tmp_path_factory.mktemp("sample")), only=["2017-01-12-un-call", "2017-01-euphrates-pain"])
    composer = Composer(checked, checked.newsroom, False, NOW)
    return [packed(e) for release in checked.newsroom.releases for e in composer.editions(release, ())]


def workers(address):
    with Client(address, set_as_default=False) as client:
        return list(client.run(os.getpid, on_error="return").values())


def test_the_same_bytes_though_a_worker_is_killed_half_way(address, parcels):
    with local(2, "#000000") as executor:
        here = [drawn(executor.submit(draw, parcel, FORMATS)) for parcel in parcels]
    with cluster(address) as executor:
        futures = [executor.submit(draw, parcel, FORMATS) for parcel in parcels]
        next(iter(futures)).result()
        os.kill(workers(address)[0], signal.SIGKILL)
        there = [drawn(future) for future in futures]
        sent = executor._sent
    assert there == here
    assert (
        len(sent) == len({digest for parcel in parcels for digest in parcel.aside}) < sum(len(p.aside) for p in parcels)
    )


def test_bad_calls_fail_alone_and_no_worker_with_them(address):
    before = workers(address)
    with cluster(address) as executor:
        bad = [executor.submit(call) for call in (crashing, greedy, broken)]
        fine = [executor.submit(good, n) for n in range(9)]
        told = [str(future.exception()) for future in bad]
        assert [future.result() for future in fine] == list(range(9))
    assert told == [DIED, GREEDY, "the page engine gave up: ZeroDivisionError: no such page"]
    assert workers(address) == before


def deadly():
    """Ends the worker of the cluster that its process is below."""
    psutil.Process().parent().parent().kill()


def test_one_that_ends_every_worker_fails_alone(address):
    with cluster(address) as executor:
        bad, fine = executor.submit(deadly), [executor.submit(good, n) for n in range(5)]
        assert "went away over it" in str(bad.exception())
        assert [future.result() for future in fine] == list(range(5))


def test_a_build_in_a_cluster_is_a_build(address, tmp_path):
    one, other = newsroom(tmp_path / "one", "a"), newsroom(tmp_path / "other", "a")
    build(one, Order(formats=FORMATS, now=NOW, jobs=2))
    build(other, Order(formats=FORMATS, now=NOW, cluster=address))
    assert tree(one / "dist") == tree(other / "dist")


def test_other_versions_are_refused(address, monkeypatch):
    monkeypatch.setattr(away, "engine", lambda: {"Python": "2.7"})
    with (
        pytest.raises(Trouble, match=r"would make other bytes: its Python is .*, and here it is 2\.7") as caught,
        cluster(address),
    ):
        pass
    assert caught.value.exit_code == Exit.CANNOT_FINISH


def test_a_worker_that_comes_later_is_compared_too(address, monkeypatch):
    with cluster(address) as executor:
        monkeypatch.setattr(away, "engine", lambda: {"Python": "2.7"})
        failure = executor.submit(good, 1).exception()
    assert isinstance(failure, Failure)
    assert "makes other bytes" in str(failure)


def test_when_all_workers_are_gone_nobody_waits_forever(monkeypatch):
    monkeypatch.setattr(away, "PATIENCE", 1)
    with (
        LocalCluster(n_workers=1, threads_per_worker=1, processes=True, dashboard_address=":0") as running,
        cluster(running.scheduler_address) as executor,
    ):
        future = executor.submit(asleep)
        running.scale(0)
        assert str(future.exception()) == "the cluster went away while it drew this page"


def test_no_workers(monkeypatch):
    monkeypatch.setattr(away, "WAIT", 1)
    with (
        LocalCluster(n_workers=0, dashboard_address=":0") as empty,
        pytest.raises(Trouble, match="has no workers"),
        cluster(empty.scheduler_address),
    ):
        pass


@pytest.mark.parametrize("nowhere", ["tcp://127.0.0.1:1", "carrier-pigeon://x:1", "tls://127.0.0.1:1", "127.0.0.1"])
def test_no_scheduler(nowhere, monkeypatch):
    monkeypatch.setattr(away, "WAIT", 1)
    with pytest.raises(Trouble, match="there is no scheduler at") as caught, cluster(nowhere):
        pass
    assert caught.value.exit_code == Exit.CANNOT_FINISH


def test_dask_is_an_extra(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(Trouble) as caught, cluster("tcp://127.0.0.1:1"):
        pass
    assert (caught.value.fix, caught.value.exit_code) == ("pip install 'pressctl[cluster]'", Exit.CANNOT_FINISH)


def test_jobs_are_the_cluster_s_affair(tmp_path):
    done = pressctl("build", "--cluster", "tcp://127.0.0.1:1", "--jobs", "2", cwd=newsroom(tmp_path, "a"))
    assert done.returncode == Exit.USAGE
    assert "--jobs is of no use with --cluster" in done.stderr
