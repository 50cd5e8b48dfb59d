"""Handing a mail to the city's mail server, SMTP_URL: smtp://user:password@host:587 or smtps://."""

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

SECONDS = 10
LOCAL = ("localhost", "127.0.0.1", "::1")


def hand_over(url: str, mail: EmailMessage, seconds: float = SECONDS) -> None:
    """Hand it over, encrypted where the server offers that. Raises OSError (smtplib's errors are such) when the server
    did not take it, or did not say so."""
    parts = urlsplit(url)
    door = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    with door(parts.hostname or "localhost", parts.port or 0, timeout=seconds) as smtp:
        smtp.ehlo_or_helo_if_needed()
        if parts.hostname not in LOCAL and parts.scheme == "smtp" and smtp.has_extn("starttls"):
            smtp.starttls(context=ssl.create_default_context())
        if parts.username:
            smtp.login(unquote(parts.username), unquote(parts.password or ""))
        smtp.send_message(mail)
