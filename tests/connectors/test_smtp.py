"""Handing over a mail: no password and no mail to whoever only stands in the mail server's place."""

import shutil
import smtplib
import socketserver
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

import pytest

from textbot.connectors.smtp import hand_over

# This machine by a name that is not taken for it.
ELSEWHERE = "127.0.0.2"
ANSWERS = {b"EHLO": b"250-here\r\n250 AUTH PLAIN LOGIN", b"AUTH": b"235 in", b"DATA": b"354 go", b"QUIT": b"221 bye"}


class _Desk(socketserver.StreamRequestHandler):
    """Takes everything and offers no encryption."""

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        told = False
        for line in self.rfile:
            self.server.heard.append(line)  # type: ignore[attr-defined]
            begins = not told and line[:4].upper() == b"DATA"
            told = begins or (told and line != b".\r\n")
            if begins or not told:
                self.wfile.write(ANSWERS.get(line[:4].upper(), b"250 fine") + b"\r\n")


@contextmanager
def desk(host: str, tls: ssl.SSLContext | None = None) -> Iterator[tuple[str, list[bytes]]]:
    with socketserver.ThreadingTCPServer((host, 0), _Desk) as server:
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        server.daemon_threads = True
        heard: list[bytes] = []
        server.heard = heard  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"{host}:{server.server_address[1]}", heard
        server.shutdown()


def letter() -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Pothole", "a@city.example", "b@city.example"
    mail.set_content(".")
    return mail


def test_no_password_goes_over_the_net_in_plain() -> None:
    with desk(ELSEWHERE) as (where, heard), pytest.raises(smtplib.SMTPNotSupportedError):
        hand_over(f"smtp://bot:s3cret@{where}", letter(), 2)
    assert not [line for line in heard if line.upper().startswith((b"AUTH", b"MAIL"))]


def test_a_server_of_the_house_takes_mail_without_a_password() -> None:
    with desk(ELSEWHERE) as (where, heard):
        hand_over(f"smtp://{where}", letter(), 2)
    assert any(line.startswith(b"Subject: Pothole") for line in heard)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to make a certificate with")
def test_who_shows_a_certificate_of_their_own_making_gets_nothing(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    name = ["-subj", "/CN=mail", "-addext", f"subjectAltName=IP:{ELSEWHERE}"]
    subprocess.run([*make, "-keyout", key, "-out", certificate, *name], check=True, capture_output=True)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)
    with desk(ELSEWHERE, tls) as (where, heard), pytest.raises(ssl.SSLCertVerificationError):
        hand_over(f"smtps://bot:s3cret@{where}", letter(), 2)
    assert b"s3cret" not in b"".join(heard)
