"""Twilio's errors and how a faulty connection looks from outside."""

import socket
import struct
from collections.abc import Callable, Iterable
from typing import Any

from flask import Response, jsonify

DROP_HEADER = "X-Double-Drop"
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class TwilioError(Exception):
    """An error the REST API answers: HTTP status, Twilio's code and text."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message

    def response(self) -> Response:
        """The JSON Twilio sends for it."""
        answer = jsonify(
            code=self.code,
            message=self.message,
            more_info=f"https://www.twilio.com/docs/errors/{self.code}",
            status=self.status,
        )
        answer.status_code = self.status
        if self.status == 401:
            answer.headers["WWW-Authenticate"] = 'Basic realm="Twilio API"'
        return answer


def not_found(path: str) -> TwilioError:
    """404 / 20404 for that resource."""
    return TwilioError(404, 20404, f"The requested resource {path} was not found")


def dropped() -> Response:
    """An answer that `Drops` turns into a closed connection."""
    return Response(headers={DROP_HEADER: "1"})


class Drops:
    """WSGI wrapper: an answer marked by `dropped` is never sent; the connection is reset instead."""

    def __init__(self, app: Wsgi) -> None:
        self._app = app

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            if any(name == DROP_HEADER for name, _ in headers):
                reset(environ["werkzeug.socket"])
                raise ConnectionResetError
            return start_response(status, headers, *rest)

        return self._app(environ, start)


def reset(connection: socket.socket) -> None:
    """Make the coming close send RST, so that the client sees a reset, and let the server come to it now."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.shutdown(socket.SHUT_RD)
