"""Where a published folder goes is understood before any work, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressctl.model.finding import Exit, Trouble
from pressctl.pipeline.targets import Folder, parsed
from pressctl.publish.rsync import Rsync


@pytest.mark.parametrize(
    ("where", "host", "path"),
    [
        ("rsync:press@server.example:/srv/site/", "press@server.example", "/srv/site"),
        ("rsync:server:www", "server", "www"),
        ("rsync:server:~/www", "server", "www"),
        ("rsync:[2001:db8::1]:/srv", "[2001:db8::1]", "/srv"),
        ("rsync:server:/with space/*", "server", "/with space/*"),
        ("rsync:server:-e", "server", "-e"),
        ("rsync:/srv/a:b", "", "/srv/a:b"),
        ("rsync:-e", "", "/newsroom/-e"),
        ("rsync:../site", "", "/site"),
    ],
)
def test_rsync(where, host, path, tmp_path):
    root = tmp_path / "newsroom"
    expected = path if path.startswith("/srv") or host else str(tmp_path) + path
    assert parsed(where, root) == Rsync(host, expected)


@pytest.mark.parametrize(
    "where",
    [
        "",
        " ",
        "a\nb",
        "a\0b",
        "ftp://example.org",
        "https://example.org/",
        "s3:bucket",
        "rsync:",
        "rsync:/",
        "rsync:server:",
        "rsync:server:/",
        "rsync:server:~",
        "rsync:server:~somebody/www",
        "rsync:server::module",
        "rsync:rsync://server/module",
        "rsync:-oProxyCommand=x:/srv",
        "rsync:me@-oProxyCommand=x:/srv",
        "rsync:a b:/srv",
        "rsync:server:/srv\n",
    ],
)
def test_refused(where, tmp_path):
    with pytest.raises(Trouble, match="is no place that pressctl publishes to") as refused:
        parsed(where, tmp_path)
    assert refused.value.exit_code is Exit.USAGE


def test_a_folder(tmp_path):
    for where, path in (("public", tmp_path / "public"), ("/srv/site", Path("/srv/site"))):
        assert parsed(where, tmp_path) == Folder(path)
