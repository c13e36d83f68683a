"""pressctl links as its users run it: exit codes, styles, Ctrl-C, and no network."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import COMMAND, environment, pressctl
from tests.small import newsroom, write
from tests.web.behaviours import ANSWERS
from tests.web.newsroom import room
from tests.web.server import Server


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(ANSWERS) as server:
        yield server


def test_sound_links(tmp_path, server):
    root = room(tmp_path, server, {"en": "[The one]({http}/status-200)\n"})
    done = pressctl("links", cwd=root)
    assert (done.returncode, done.stdout) == (0, "")
    assert "2 links: 1 ok, 1 not checked" in done.stderr
    assert (root / ".pressctl" / "links.json").is_file()


@pytest.mark.parametrize(
    ("name", "options", "code"),
    [
        ("status-404", (), 1),
        ("to-private", (), 1),
        ("status-403", (), 0),
        ("status-403", ("--strict",), 1),
        ("status-451", ("--strict",), 1),
        ("status-403", ("--strict", "--ignore", "LNK004"), 0),
        ("status-403", ("--fail-on", "warning"), 1),
        ("redirect-301", (), 0),
        ("redirect-301", ("--strict",), 0),
        ("soft-fr", ("--strict",), 0),
        ("status-404", ("--offline",), 0),
        ("status-404", ("--lang", "ar"), 0),
    ],
)
def test_what_fails(tmp_path, server, name, options, code):
    done = pressctl("links", *options, cwd=room(tmp_path, server, {"en": f"[The one]({{http}}/{name})\n"}))
    assert done.returncode == code, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--max-age", "soon"), "‘soon’ is no length of time for --max-age"),
        (("--max-age", "0d"), "‘0d’ is no length of time for --max-age"),
        (("--offline", "--fresh"), "--offline asks nobody, and --fresh does"),
        (("--offline", "--archive"), "--offline asks nobody, and --archive does"),
        (("no-such-release",), "no-such-release"),
        (("--lang", "de"), "the newsroom does not publish in ‘de’"),
    ],
)
def test_what_is_not_understood(tmp_path, server, options, words):
    done = pressctl("links", *options, cwd=room(tmp_path, server, {}))
    assert (done.returncode, words in done.stderr) == (2, True), done.stderr
    assert not (tmp_path / ".pressctl").exists()


def test_a_newsroom_that_cannot_be_read(tmp_path):
    assert pressctl("links", cwd=tmp_path).returncode == 2
    write(tmp_path, {"pressctl.yaml": "newsroom: [\n"})
    assert pressctl("links", cwd=tmp_path).returncode == 2


def test_as_json(tmp_path, server):
    body = "[The one]({http}/redirect-301), [the other]({http}/status-404), [once more]({http}/status-404)\n"
    done = pressctl("links", "--format", "json", cwd=room(tmp_path, server, {"en": body}))
    told = json.loads(done.stdout)
    assert [finding["code"] for finding in told["findings"]] == ["LNK002", "LNK001"]
    moved, gone = told["findings"]
    assert moved["details"] == [f"{server.http}/redirect-301 answered 301", f"{server.http}/status-200 answered 200"]
    assert gone["also"] == [{"path": "releases/a/body.en.md", "line": 1, "column": gone["also"][0]["column"]}]
    states = {state["url"]: state for state in told["links"]}
    state = states[f"{server.http}/redirect-301"]
    assert (state["verdict"], state["status"], state["target"]) == ("moved", 200, f"{server.http}/status-200")
    assert [hop["status"] for hop in state["chain"]] == [301, 200]
    assert state["alive"]
    assert state["places"][0]["text"] == "The one"
    assert len(states[f"{server.http}/status-404"]["places"]) == 2


@pytest.mark.parametrize("style", ["text", "github", "junit", "sarif"])
def test_every_style_has_the_way_and_all_places(tmp_path, server, style):
    bodies = {"en": "[The one]({http}/redirect-404)\n", "fr": "[Le premier]({http}/redirect-404)\n"}
    done = pressctl("links", "--format", style, cwd=room(tmp_path, server, bodies))
    assert done.returncode == 1
    assert f"{server.http}/status-404 answered 404" in done.stdout
    assert "body.en.md" in done.stdout
    assert "body.fr.md" in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes the network away from a process")
def test_without_a_network(tmp_path):
    body = "\n\n".join(f"[Report {n}](https://site-{n}.example.org/)" for n in range(50))
    root = newsroom(tmp_path, "a", more={"releases/a/body.en.md": body})
    cut_off = ("unshare", "--map-root-user", "--net", *COMMAND)
    try:
        done = pressctl("links", cwd=root, command=cut_off)
    except FileNotFoundError:
        pytest.skip("there is no unshare here")
    if "unshare" in done.stderr:
        pytest.skip("this machine does not let a process go without a network")
    assert (done.returncode, done.stdout) == (3, "")
    assert "there is no network" in done.stderr
    assert pressctl("links", "--offline", cwd=root, command=cut_off).returncode == 0


def test_ctrl_c_keeps_what_was_learnt(tmp_path, server):
    root = room(tmp_path, server, {"en": "[The one]({http}/status-200)\n", "fr": "[Le lent]({http}/hangs)\n"})
    running = subprocess.Popen(
        [*COMMAND, "links"], cwd=root, env=environment(), stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    _wait_until(lambda: any(request.path == "/hangs" for request in server.requests))
    time.sleep(0.3)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=20)
    assert running.returncode == 130, told
    assert "Traceback" not in told
    assert f"{server.http}/status-200" in (root / ".pressctl" / "links.json").read_text()


def _wait_until(is_so, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_folder_that_cannot_be_written(tmp_path, server):
    root = room(tmp_path, server, {"en": "[The one]({http}/status-200)\n"})
    write(root, {".pressctl": "no folder\n"})
    done = pressctl("links", cwd=root)
    assert (done.returncode, "LNK012" in done.stdout) == (0, True), done.stdout
    assert Path(root / ".pressctl").read_text() == "no folder\n"
