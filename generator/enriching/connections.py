"""Turns a question to a server into its answer: one at a time, unhurried, patient, suspicious.

Redirects aren't followed, no answer may be larger than `LARGEST_ANSWER` or take longer than a
minute, and what isn't what was asked for counts as no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, TypeVar

import requests
import urllib3

from generator.enriching.clocks import Clock

T = TypeVar("T")

LARGEST_ANSWER = 20_000_000
"""In bytes, unpacked."""
LONGEST_ANSWER = 60.0
"""In seconds, from the question to the last byte."""
WAITS = (5.0, 20.0, 80.0)
"""Seconds before a question is asked again, if the server names no other time."""
PATIENCE = 300.0
"""A server that asks for more seconds is left in peace for this run."""
FAILURES = 3
"""After so many questions without an answer, one after another, a server is left in peace."""
_CHUNK = 65_536


class NoAnswer(Exception):
    """Why a question has no answer: to be asked in another run."""


class GivenUp(Exception):
    """Why a server is asked nothing more in this run."""


class OutOfTime(Exception):
    """That the time for this run is over."""


class NotUnderstood(Exception):
    """Why an answer isn't one: the question is asked again."""


class Refused(Exception):
    """Why a server doesn't take a question: it would be no use to ask it again."""


@dataclass(frozen=True, slots=True)
class Server:
    """Whom to ask, and how."""

    name: str
    """As people know it."""
    address: str
    """Without a final slash."""
    pause: float
    """Seconds between two questions, as its rules demand."""
    accept: str
    headers: Mapping[str, str] = field(default_factory=dict)
    timeout: float = 30.0
    """Seconds in which it must say something."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    kind: str
    """Its content type, in small letters, without parameters."""
    body: bytes


class Connection:
    """The one connection to a server, for as long as `deadline` allows by the clock."""

    def __init__(self, server: Server, agent: str, clock: Clock, deadline: float) -> None:
        """`agent` names the program, and how to reach who runs it."""
        self._server, self._clock, self._deadline = server, clock, deadline
        self._session = requests.Session()
        self._session.mount("http", requests.adapters.HTTPAdapter(1, 1))
        said = {"User-Agent": agent, "Accept": server.accept, **server.headers}
        self._session.headers.clear()
        self._session.headers.update(said)
        self._not_before = self._begun = clock.now()
        self._failures = 0

    def __enter__(self) -> Connection:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session.close()

    def ask(
        self,
        path: str,
        question: Mapping[str, str],
        understand: Callable[[Answer], T],
        body: Any = None,
    ) -> T:
        """What `understand` makes of the answer; with a `body`, that is posted as JSON.

        `understand` raises NotUnderstood or Refused for what it can't use. Raises NoAnswer where
        the question is to be left, GivenUp where the server is, OutOfTime where the run is.
        """
        why, throttled = "", False
        for wait in (*WAITS, 0.0):
            self._pause()
            patience = 0.0
            try:
                response = self._send(path, question, body)
                patience = _retry_after(response.headers)
                throttled = response.status_code == 429
                understood = understand(self._read(response))
            except Refused as refused:
                raise self._failed(str(refused)) from refused
            except (requests.RequestException, urllib3.exceptions.HTTPError, NotUnderstood) as lost:
                why = _said(lost)
            else:
                self._failures = 0
                return understood
            if patience > PATIENCE:
                raise GivenUp(f"{why}; it asks for {patience:,.0f} seconds of patience")
            self._rest(max(wait, patience))
        raise GivenUp(f"{why}, time after time") if throttled else self._failed(why)

    def _failed(self, why: str) -> Exception:
        self._failures += 1
        return GivenUp(why) if self._failures >= FAILURES else NoAnswer(why)

    def _pause(self) -> None:
        """Waits until the next question may be asked."""
        now = self._clock.now()
        if max(now, self._not_before) >= self._deadline:
            raise OutOfTime
        if self._not_before > now:
            self._clock.wait(self._not_before - now)

    def _rest(self, seconds: float) -> None:
        """Lets the server have at least its pause, from now on."""
        self._not_before = self._clock.now() + max(seconds, self._server.pause)

    def _send(self, path: str, question: Mapping[str, str], body: Any) -> requests.Response:
        self._begun = self._clock.now()
        self._rest(0.0)
        return self._session.request(
            "GET" if body is None else "POST",
            self._server.address + path,
            params=dict(question),
            json=body,
            timeout=self._server.timeout,
            allow_redirects=False,
            stream=True,
        )

    def _read(self, response: requests.Response) -> Answer:
        """The whole answer, unless no server says such a thing to a question that it takes."""
        status, body = response.status_code, bytearray()
        with response:
            # What has come, not what is to come: a server may send a byte a minute.
            while chunk := response.raw.read1(_CHUNK, decode_content=True):
                body += chunk
                if len(body) > LARGEST_ANSWER:
                    raise NotUnderstood(f"more than {LARGEST_ANSWER:,} bytes")
                if self._clock.now() - self._begun > LONGEST_ANSWER:
                    raise NotUnderstood(f"not whole after {LONGEST_ANSWER:.0f} seconds")
        self._rest(0.0)
        if status in (401, 403):
            raise GivenUp(f"HTTP {status}: it doesn't let us ask")
        if status in (408, 429) or status >= 500 or status < 200:
            raise NotUnderstood(f"HTTP {status}")
        if 300 <= status < 400:
            raise NotUnderstood(f"HTTP {status}: it sends us elsewhere")
        kind = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
        return Answer(status, kind, bytes(body))


def _retry_after(headers: Mapping[str, str]) -> float:
    """The seconds that a server asks to wait, by RFC 9110, 10.2.3; 0 where it says nothing usable.

    A date counts from the server's own, so that nobody's clock has to be right.
    """
    said = headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        until = parsedate_to_datetime(said)
        return max(0.0, (until - parsedate_to_datetime(headers["Date"])).total_seconds())
    except (KeyError, TypeError, ValueError):
        return 0.0


def _said(failure: Exception) -> str:
    """A failure in a few words."""
    if isinstance(failure, NotUnderstood):
        return str(failure)
    if isinstance(failure, requests.Timeout | urllib3.exceptions.TimeoutError):
        return "no answer in time"
    if isinstance(failure, requests.ConnectionError | urllib3.exceptions.ProtocolError):
        return "no connection, or one that broke"
    return f"a broken answer ({type(failure).__name__})"
