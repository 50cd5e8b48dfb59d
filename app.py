"""The web entry: a WSGI server imports `app` from here."""

from textbot.web import create_app

app = create_app()
