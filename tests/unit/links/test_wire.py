"""What the wire asks of the machine it runs on."""

from __future__ import annotations

import asyncio
import resource
import ssl

from pressctl.links.wire import FILES, Wire


def test_many_hosts_need_many_files():
    """Each host keeps a connection: with 256 or 1,024 files those of a large newsroom would seem to be mute."""

    async def open_and_close():
        async with Wire(1, ssl.create_default_context()):
            return resource.getrlimit(resource.RLIMIT_NOFILE)

    before = given, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(given, 256), most))
        assert asyncio.run(open_and_close()) == (min(FILES, most), most)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
