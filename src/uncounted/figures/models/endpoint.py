"""Speaks to any OpenAI-compatible chat endpoint on this machine; to no other machine, ever."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import json
import socket
import threading
from dataclasses import dataclass
from urllib.parse import urlsplit

from uncounted.errors import OutsideWorld, SettingsRefused

_LONGEST_ANSWER = 1 << 20


class Deadline:
    """Ends a connection when its time is over: a time limit on a socket begins anew with every byte.

    Parameters
    ----------
    connection
        What to end.
    seconds
        After how long.
    """

    def __init__(self, connection: http.client.HTTPConnection, seconds: float) -> None:
        self._connection = connection
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._socket: socket.socket | None = None
        self.is_over = False

    def start(self) -> None:
        """Connect, and let the time run."""
        self._timer.start()
        self._connection.connect()
        # the connection forgets its socket once the answer begins
        self._socket = self._connection.sock

    def stop(self) -> None:
        """Stop the time."""
        self._timer.cancel()

    def _end(self) -> None:
        self.is_over = True
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


@dataclass(frozen=True)
class Endpoint:
    """A chat model served on this machine.

    Parameters
    ----------
    url
        Address of the API, such as ``http://127.0.0.1:8080/v1``.
    model
        Name of the model, as the server knows it.
    timeout
        Seconds to wait for the whole of one answer, however slowly it comes.

    Raises
    ------
    SettingsRefused
        When the address is not one of this machine.
    """

    url: str
    model: str
    timeout: float = 120.0

    def __post_init__(self) -> None:
        """Refuse an address that is not of this machine before anything is sent."""
        self._address()

    @property
    def name(self) -> str:
        """The name under which answers are recorded."""
        return self.model

    def ask(self, prompt: str) -> str:
        """Send one prompt and give the words of the answer.

        Raises
        ------
        OutsideWorld
            When the endpoint does not answer, or not in the form of the chat API.
        """
        host, port, path = self._address()
        body = {
            "model": self.model,
            "messages": [{"role": "user", "content": prompt}],
            "temperature": 0,
            "seed": 1,
            "stream": False,
        }
        connection = http.client.HTTPConnection(host, port, timeout=self.timeout)
        deadline = Deadline(connection, self.timeout)
        try:
            deadline.start()
            connection.request(
                "POST",
                f"{path}/chat/completions",
                json.dumps(body).encode(),
                {"Content-Type": "application/json"},
            )
            response = connection.getresponse()
            content = response.read(_LONGEST_ANSWER + 1)
            if deadline.is_over:
                raise self._silent(f"it has not answered in full within {self.timeout:g} seconds")
            if response.status != http.client.OK or len(content) > _LONGEST_ANSWER:
                raise self._silent(f"the answer has status {response.status} and {len(content)} bytes")
            words = json.loads(content)["choices"][0]["message"]["content"]
        except (OSError, http.client.HTTPException) as error:
            raise self._silent("it does not answer" + (" in time" if deadline.is_over else "")) from error
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise self._silent("its answer is no chat completion") from error
        finally:
            deadline.stop()
            connection.close()
        return words if isinstance(words, str) else ""

    def _address(self) -> tuple[str, int, str]:
        try:
            parts = urlsplit(self.url)
            host, port = parts.hostname or "", parts.port or 80
        except ValueError:
            parts, host, port = urlsplit(""), "", 0
        # the name is not looked up: what it leads to could be another machine
        host = "127.0.0.1" if host == "localhost" else host
        try:
            is_here = ipaddress.ip_address(host).is_loopback
        except ValueError:
            is_here = False
        if parts.scheme != "http" or not is_here:
            raise SettingsRefused(
                "an address that is not of this machine",
                where="model back end",
                expected="http://127.0.0.1:PORT/… or http://localhost:PORT/…",
                advice="serve the model on this machine; documents never leave it",
            )
        return host, port, parts.path.rstrip("/")

    def _silent(self, found: str) -> OutsideWorld:
        return OutsideWorld(
            found,
            where="model back end",
            expected="an OpenAI-compatible chat endpoint",
            advice="start the model server, or read without it",
        )
