"""The reviewers' pages are served, to this machine alone; the only door to uvicorn."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

import uvicorn

from ..model.finding import Trouble
from .guard import Guard
from .server import Site
from .shown import Desk
from .turns import Turns


def serve(desk: Desk, port: int, announce: Callable[[str, str], None]) -> None:
    """Serve the pages until an interruption; `announce` is told the address when it can be opened, and one
    that can be opened once, by the browser that is started with it.

    Raises Trouble where the port is taken; 0 is any that is free.
    """
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
            listening.listen()  # a browser that is quicker than we are waits
        except OSError as error:
            raise Trouble(f"port {port} cannot be used: {error.strerror}", "choose another with --port") from error
        guard, turns = Guard(listening.getsockname()[1]), Turns()
        config = uvicorn.Config(
            Site(desk, guard, turns).app(),
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            date_header=False,
            lifespan="off",
            ws="none",
            limit_concurrency=64,
            timeout_graceful_shutdown=1,
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            announce(guard.address, guard.address_once())
            turns.serve()
        finally:
            server.should_exit = server.force_exit = True
            thread.join(1)
