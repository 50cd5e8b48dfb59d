"""The web: Flask, a blueprint per page or endpoint."""

from importlib import import_module
from importlib.util import find_spec

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from textbot.config import Settings, load_settings
from textbot.runtime import Runtime, open_runtime

WEBHOOK_BYTES = 64 * 1024

# Modules of this package whose `bp` is registered. Twilio's webhooks prove themselves by signature, not a form token.
WEBHOOKS = ("sms", "voice")
PAGES = ("health",)
DEMO_PAGES = ("phone",)

csrf = CSRFProtect()


def create_app(settings: Settings | None = None, runtime: Runtime | None = None) -> Flask:
    """The app for these settings (the environment's when None). Its parts stand in `app.extensions["textbot"]`."""
    settings = settings or (runtime.settings if runtime else load_settings())
    app = Flask(__name__)
    app.config.update(SECRET_KEY=settings.secret_key, MAX_CONTENT_LENGTH=WEBHOOK_BYTES)
    app.extensions["textbot"] = runtime or open_runtime(settings)
    csrf.init_app(app)
    for name in (*WEBHOOKS, *PAGES, *(DEMO_PAGES if settings.demo else ())):
        _register(app, name)
    return app


def _register(app: Flask, name: str) -> None:
    if find_spec(f"textbot.web.{name}") is None:
        return
    blueprint = import_module(f"textbot.web.{name}").bp
    if name in WEBHOOKS:
        csrf.exempt(blueprint)
    app.register_blueprint(blueprint)
