"""Handing a mail to the city's mail server, SMTP_URL: smtp://user:password@host:587 or smtps://."""

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

SECONDS = 10
LOCAL = ("localhost", "127.0.0.1", "::1")


def hand_over(url: str, mail: EmailMessage, seconds: float = SECONDS) -> None:
    """Hand it over, encrypted where the server offers that, and only to whom its certificate names. A password goes
    unencrypted to this machine alone. Raises OSError (smtplib's errors are such) when the server did not take it, or
    did not say so."""
    parts = urlsplit(url)
    host, port, local = parts.hostname or "localhost", parts.port or 0, parts.hostname in LOCAL
    with _opened(parts.scheme, host, port, seconds) as smtp:
        smtp.ehlo_or_helo_if_needed()
        if not local and parts.scheme == "smtp" and smtp.has_extn("starttls"):
            smtp.starttls(context=ssl.create_default_context())
        if parts.username:
            if not local and not isinstance(smtp.sock, ssl.SSLSocket):
                raise smtplib.SMTPNotSupportedError("no password without encryption")
            smtp.login(unquote(parts.username), unquote(parts.password or ""))
        smtp.send_message(mail)


def _opened(scheme: str, host: str, port: int, seconds: float) -> smtplib.SMTP:
    if scheme == "smtps":  # without a context of ours smtplib looks at no certificate
        return smtplib.SMTP_SSL(host, port, timeout=seconds, context=ssl.create_default_context())
    return smtplib.SMTP(host, port, timeout=seconds)
