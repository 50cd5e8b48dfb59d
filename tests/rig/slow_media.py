"""Answers that a hostile or broken media server gives: false lengths, endless bodies, slow drips."""

import time
from http.server import BaseHTTPRequestHandler


def says_length(length: int):
    def answer(wire: BaseHTTPRequestHandler) -> None:
        wire.send_response(200)
        wire.send_header("Content-Length", str(length))
        wire.end_headers()
        wire.wfile.write(b"x")

    return answer


def pours(wire: BaseHTTPRequestHandler) -> None:
    wire.send_response(200)
    wire.end_headers()
    for _ in range(1 << 10):
        wire.wfile.write(b"\xff" * (1 << 20))


def drips_headers(wire: BaseHTTPRequestHandler) -> None:
    wire.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while True:  # until the client has gone
        wire.wfile.write(b"x")
        wire.wfile.flush()
        time.sleep(0.03)


def drips_body(wire: BaseHTTPRequestHandler) -> None:
    wire.send_response(200)
    wire.end_headers()
    while True:  # until the client has gone
        wire.wfile.write(b"x")
        wire.wfile.flush()
        time.sleep(0.03)


def after(seconds: float, answer):
    def slowly(wire: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)
        answer(wire)

    return slowly
