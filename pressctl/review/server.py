"""The reviewers' pages as addresses; the only door to Starlette.

Whatever is read or drawn is done by the main thread, one call after the other: it is the one that Ctrl-C interrupts.
"""

from __future__ import annotations

import mimetypes
import os
import sys
import traceback
from collections.abc import Callable
from functools import partial
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..model.finding import Trouble
from .deciding import decision, recorded, typed
from .guard import MOST, SAFE, Guard, headers
from .pages import Asked, Form, Pages
from .preferred import preferred
from .shown import Changed, Decision, Desk, Missing, Occupied
from .turns import Turns

YEAR = 365 * 24 * 3600  # seconds
LANGUAGE, REVIEWER = "pressctl-language", "pressctl-reviewer"  # cookies: what this browser remembers
LONGEST = 120  # characters of a name that is remembered


class Walls:
    """Around everything: who may ask is let in, what is answered says what a browser may do with it."""

    def __init__(self, app: ASGIApp, guard: Guard, refusal: str) -> None:
        self._app, self._guard, self._refusal = app, guard, refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        is_preview = request.url.path.startswith("/web/")

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = MutableHeaders(scope=message)
                is_pdf = there.get("content-type") == "application/pdf"  # no browser shows one within these walls
                for name, value in headers(is_preview).items():
                    if not (is_pdf and name == "Content-Security-Policy"):
                        there.setdefault(name, value)
            await send(message)

        refused = self._refused(request)
        await (refused or self._app)(scope, receive, dressed)

    def _refused(self, request: Request) -> Response | None:
        if not self._guard.is_addressed(request.headers.get("host", "")):
            return PlainTextResponse(self._guard.address.partition("/enter")[0], 421)
        is_entering = request.url.path == "/enter" and self._guard.is_token(request.query_params.get("token", ""))
        if is_entering or self._guard.is_known(request.cookies):
            return None
        return PlainTextResponse(self._refusal, 403)


class Site:
    """The addresses of the pages."""

    def __init__(self, desk: Desk, guard: Guard, turns: Turns) -> None:
        self._desk, self._guard, self._turns = desk, guard, turns
        self._pages = Pages(desk, guard.form)

    def app(self) -> Starlette:
        """All routes, behind the walls."""
        release = "/releases/{release}"
        routes = [
            Route("/enter", self._enter),
            Route("/", self._releases),
            Route("/state", self._state),
            Route(f"{release}/", self._texts),
            Route(f"{release}/source", self._source),
            *(Route(f"{release}/{part}", partial(self._part, part)) for part in ("findings", "signatories", "links")),
            Route(f"{release}/{{code}}/", self._version, methods=["GET"]),
            Route(f"{release}/{{code}}/", self._decide, methods=["POST"]),
            Route(f"{release}/{{code}}/changes", self._changes),
            Route("/files/{release}/{code}/{digest}/page-{number:int}-{scale:int}.png", self._picture),
            Route("/files/{release}/{code}/{digest}/{kind}-{number:int}.png", self._compared),
            Route("/web/{digest}/{path:path}", self._web),
            Route("/{name:path}", self._asset),
        ]
        refusal = "".join(f"{one.word('forbidden')}\n" for one in self._desk.interfaces.values())
        return Starlette(routes=routes, middleware=[Middleware(Walls, guard=self._guard, refusal=refusal)])

    async def _enter(self, _: Request) -> Response:
        """Exchange the secret of the address for one in a cookie, so that the address is in no history."""
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._guard.cookie, self._guard.session, httponly=True, samesite="strict")
        return answer

    # ── pages ────────────────────────────────────────────────────────────────

    async def _releases(self, request: Request) -> Response:
        return await self._page(request, self._pages.releases)

    async def _texts(self, request: Request) -> Response:
        name = request.path_params["release"]
        return await self._page(request, lambda asked: self._pages.texts(asked, name))

    async def _part(self, part: str, request: Request) -> Response:
        name = request.path_params["release"]
        return await self._page(request, lambda asked: self._pages.part(asked, name, part))

    async def _changes(self, request: Request) -> Response:
        there = request.path_params
        return await self._page(request, lambda asked: self._pages.changes(asked, there["release"], there["code"]))

    async def _source(self, request: Request) -> Response:
        query = request.query_params
        line, column = (_number(query.get(key, "")) for key in ("line", "column"))
        name, file = request.path_params["release"], query.get("file", "")
        return await self._page(request, lambda asked: self._pages.source(asked, name, file, line, column))

    async def _version(self, request: Request) -> Response:
        there = request.path_params
        said = request.query_params.get("done", "")
        form = Form(
            await self._reviewer(request), said=f"done-{said}" if said in ("approved", "returned", "own") else ""
        )
        return await self._page(
            request, lambda asked: self._pages.version(asked, there["release"], there["code"], form)
        )

    async def _reviewer(self, request: Request) -> str:
        """Who used this browser last, or else who works on this machine."""
        kept = unquote(request.cookies.get(REVIEWER, ""))[:LONGEST]
        return kept or await run_in_threadpool(self._desk.reviewer)

    async def _state(self, _: Request) -> Response:
        """The state of the files, asked for by every page that is open: nothing is read for it."""
        try:
            return JSONResponse({"state": await run_in_threadpool(self._desk.state)})
        except OSError:
            return JSONResponse({"state": ""}, 503)

    # ── decisions ────────────────────────────────────────────────────────────

    async def _decide(self, request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return await self._said(request, 413, "trouble", "refused")
        form, there = typed(body), request.path_params
        origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
        if not self._guard.is_from_here(origin, site, form.get("form", "")):
            return await self._said(request, 403, "trouble", "forbidden")
        return await self._answered(request, decision(there["release"], there["code"], form))

    async def _answered(self, request: Request, one: Decision) -> Response:
        """The page again: with what was recorded, or with what was typed and why nothing was."""
        key, detail = "", ""
        try:
            key = await self._turns.do(lambda: recorded(self._desk, one))
        except Changed:
            key = "refused-changed"
        except Occupied:
            key = "busy"
        except Missing:
            return await self._said(request, 404, "trouble", "not-found")
        except Trouble as trouble:
            key, detail = "refused", f"{trouble.message}; {trouble.fix}"
        if key.startswith("done-"):
            answer: Response = RedirectResponse(f"{request.url.path}?done={key.removeprefix('done-')}", 303)
            answer.set_cookie(
                REVIEWER, quote(one.reviewer[:LONGEST]), YEAR, path="/releases/", httponly=True, samesite="strict"
            )
            return answer
        form = Form(one.reviewer, one.note, key, detail)
        return await self._page(request, lambda asked: self._pages.version(asked, one.release, one.language, form), 409)

    # ── files ────────────────────────────────────────────────────────────────

    async def _picture(self, request: Request) -> Response:
        there = request.path_params
        scale = min(2, max(1, there["scale"]))
        return await self._bytes(
            "image/png",
            lambda: self._pages.picture(there["release"], there["code"], there["digest"], there["number"], scale),
        )

    async def _compared(self, request: Request) -> Response:
        there = request.path_params
        if there["kind"] not in ("before", "now", "changed"):
            return Response(status_code=404)
        return await self._bytes(
            "image/png",
            lambda: self._pages.compared(
                there["release"], there["code"], there["digest"], there["kind"], there["number"]
            ),
        )

    async def _web(self, request: Request) -> Response:
        """A final file as readers will get it, and beside it what all pages share."""
        digest, path = request.path_params["digest"], request.path_params["path"]
        _, is_shared, shared = path.rpartition("assets/")
        parts = path.split("/")
        if is_shared:
            return await self._bytes(_kind(shared), lambda: self._desk.page_assets[shared])
        if len(parts) != 3:
            return Response(status_code=404)
        code, name, file = parts
        return await self._bytes(_kind(file), lambda: self._pages.file(name, code, digest, file))

    async def _asset(self, request: Request) -> Response:
        name = request.path_params["name"]
        content = self._desk.assets.get(name)
        if content is None:
            return self._chosen(request) or await self._said(request, 404, "trouble", "not-found")
        return Response(content, media_type=_kind(name))

    async def _bytes(self, kind: str, make: Callable[[], bytes]) -> Response:
        try:
            return Response(await self._turns.do(make), media_type=kind)
        except (Missing, KeyError):
            return Response(status_code=404)
        except (Trouble, Occupied):
            return Response(status_code=503)
        except Exception as error:  # noqa: BLE001 — a defect of one picture must not end the others
            _tell(error)
            return Response(status_code=500)

    # ── what all pages go through ────────────────────────────────────────────

    async def _page(self, request: Request, make: Callable[[Asked], str], status: int = 200) -> Response:
        if chosen := self._chosen(request):
            return chosen
        asked = self._asked(request)
        try:
            return HTMLResponse(await self._turns.do(lambda: make(asked)), status)
        except Missing:
            return await self._said(request, 404, "trouble", "not-found")
        except Occupied:
            return await self._said(request, 503, "trouble", "busy")
        except Trouble as trouble:
            return await self._said(request, 503, "trouble", "unread", trouble)
        except Exception as error:  # noqa: BLE001 — a defect of one page must not end the others
            _tell(error)
            return await self._said(request, 500, "trouble", "defect")

    def _chosen(self, request: Request) -> Response | None:
        """The same address again, once this browser has kept the language that was asked for; none if none was."""
        ui = request.query_params.get("ui", "")
        if ui not in self._desk.interfaces or request.method not in SAFE:
            return None
        rest = "&".join(f"{quote(k)}={quote(v)}" for k, v in request.query_params.multi_items() if k != "ui")
        answer = RedirectResponse(f"{request.url.path}{'?' if rest else ''}{rest}", 303)
        answer.set_cookie(LANGUAGE, ui, YEAR, samesite="strict", httponly=True)
        return answer

    async def _said(
        self, request: Request, status: int, title: str, message: str, trouble: Trouble | None = None
    ) -> Response:
        return HTMLResponse(self._pages.message(self._asked(request), title, message, trouble), status)

    def _asked(self, request: Request) -> Asked:
        known = self._desk.interfaces
        code = request.cookies.get(LANGUAGE, "")
        if code not in known:
            code = preferred(request.headers.get("accept-language", ""), tuple(known))
        query = () if request.method not in SAFE else tuple(request.query_params.multi_items())
        return Asked(known[code], tuple((k, v) for k, v in query if k not in ("done", "token")))


async def _body(request: Request) -> bytes | None:
    """What a form sends; none if it is far more than a form can hold."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST:
            return None
    return body


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 0


def _kind(name: str) -> str:
    kind = "font/woff2" if name.endswith(".woff2") else mimetypes.guess_type(name)[0]
    return kind or "application/octet-stream"


def _tell(error: Exception) -> None:
    """A line for whoever started the server; in the browser stands only that something is wrong."""
    if os.environ.get("PRESSCTL_DEBUG"):
        traceback.print_exception(error)
    sys.stderr.write(f"pressctl: this is a defect of pressctl itself: {type(error).__name__}: {error}\n")
