"""What every answer tells the browser: run nothing foreign, show it in nobody's frame, guess no types."""

from flask import Response, request

from textbot.web.auth import TWILIO, auth_of, is_https

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
HSTS = "max-age=31536000"


def add_headers(response: Response) -> Response:
    """Set them where the page itself did not say otherwise. What Twilio gets is no page."""
    if request.endpoint and auth_of(request.endpoint) == TWILIO:
        return response
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    if is_https():
        response.headers.setdefault("Strict-Transport-Security", HSTS)
    return response
