"""Posts the stand-in's webhooks, signed as Twilio signs them, one after another and never twice by itself."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import httpx

from app.channels.twilio_signature import SIGNATURE_HEADER, sign

Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Post:
    """One webhook to post; `before` is how many seconds to wait first, `done` what becomes true just before it.

    Without a URL nothing is posted, but `done` happens all the same.
    """

    url: str
    fields: Fields
    before: float = 0.0
    done: Callable[[], None] = lambda: None


class Courier:
    """A queue of webhooks and `lanes` tasks that empty it; posts of one message go in order, in one lane."""

    def __init__(self, secret: str, *, lanes: int = 4, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self.posted: list[tuple[str, int]] = []
        self._secret, self._lanes = secret, lanes
        self._queue: asyncio.Queue[Sequence[Post]] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []
        self._http = httpx.AsyncClient(transport=transport, timeout=15.0, trust_env=False)

    async def post(self, post: Post) -> tuple[int, str]:
        """Post one now: HTTP status and text of the answer, or (0, name of the error) when there was none."""
        await asyncio.sleep(post.before)
        post.done()
        if not post.url:
            return 204, ""
        signed = {SIGNATURE_HEADER: sign(post.url, post.fields, self._secret)}
        headers = signed | {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}
        try:
            answer = await self._http.post(post.url, content=urlencode(post.fields).encode(), headers=headers)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            self.posted.append((post.url, 0))
            return 0, type(error).__name__
        self.posted.append((post.url, answer.status_code))
        return answer.status_code, answer.text

    def later(self, posts: Sequence[Post]) -> None:
        """Post these in order, without waiting for them here."""
        while len(self._tasks) < self._lanes:
            self._tasks.append(asyncio.create_task(self._run()))
        self._queue.put_nowait(posts)

    async def settled(self) -> None:
        """Wait until nothing is left to post."""
        await self._queue.join()

    async def close(self) -> None:
        """Drop what is left and close."""
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await self._http.aclose()

    async def _run(self) -> None:
        while True:
            posts = await self._queue.get()
            try:
                for post in posts:
                    await self.post(post)
            finally:
                self._queue.task_done()
