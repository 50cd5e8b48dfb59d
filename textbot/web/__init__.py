"""The web: Flask, a blueprint per page or endpoint."""

from datetime import timedelta
from importlib import import_module

from flask import Flask, g
from flask_wtf.csrf import CSRFProtect

from textbot.config import Settings, load_settings
from textbot.runtime import Runtime, open_runtime, start_logging
from textbot.web.auth import guard, may_here
from textbot.web.errors import show_error
from textbot.web.form_session import FormSession
from textbot.web.headers import add_headers
from textbot.web.inbox.streams import end_with_process
from textbot.web.navigation import start_navigation
from textbot.web.static_files import start_static
from textbot.web.translations import start_languages

LARGEST_REQUEST = 64 * 1024  # /phone takes photos and sets a limit of its own

# Modules of this package whose `bp` is registered; those of the demo are not even loaded elsewhere. Twilio's webhooks
# prove themselves by signature, programs by their API key or a signature of their own, not by a form's token.
WEBHOOKS = ("twilio.sms", "twilio.voice")
PROGRAMS = ("programs.open311", "programs.connectors")
PAGES = (
    "health",
    "public.home",
    "staff.login",
    "staff.login_steps",
    "inbox.fresh",
    "staff.single_sign_on",
    "staff.me",
    "staff.staff",
    "staff.invite",
    "inbox.inbox",
    "inbox.search",
    "inbox.bulk",
    "thread.thread",
    "thread.deeds",
    "thread.requests",
    "thread.city_map",
    "thread.composer",
    "public.city",
    "public.docs",
    "public.request_page",
    "inbox.held",
    "inbox.filed",
    "inbox.hot_spots",
    "notices.storm",
    "notices.storm_sure",
    "notices.notices",
    "notices.write",
    "notices.notice",
    "notices.deeds",
    "notices.report",
    "notices.poll",
    "notices.lists",
    "notices.imports",
    "notices.schedules",
    "notices.newsletters",
    "staff.audit",
    "figures.figures",
    "inbox.live",
    "language",
    "inbox.keys",
)
DEMO_PAGES = ("simulator.phone",)

csrf = CSRFProtect()


def create_app(settings: Settings | None = None, runtime: Runtime | None = None) -> Flask:
    """The app for these settings (the environment's when None). Its parts stand in `app.extensions["textbot"]`."""
    settings = settings or (runtime.settings if runtime else load_settings())
    app = Flask(__name__, static_folder=None)
    app.session_interface = FormSession()
    app.config.update(_flask_config(settings))
    app.extensions["textbot"] = runtime or _started(settings)
    app.before_request(guard)
    csrf.init_app(app)
    app.after_request(add_headers)
    app.register_error_handler(Exception, show_error)
    start_languages(app)
    start_static(app)
    start_navigation(app)
    app.context_processor(lambda: {"demo": settings.demo, "member": g.get("member"), "may": may_here})
    for name in (*WEBHOOKS, *PROGRAMS, *PAGES, *(DEMO_PAGES if settings.demo else ())):
        _register(app, name)
    if runtime is None:
        end_with_process(app.extensions["textbot.streams"])
    return app


def _started(settings: Settings) -> Runtime:
    start_logging(settings)
    runtime = open_runtime(settings)
    runtime.shelf.warm()
    return runtime


def _flask_config(settings: Settings) -> dict[str, object]:
    secure = settings.public_url.startswith("https:")
    return {
        "SECRET_KEY": settings.secret_key,
        "MAX_CONTENT_LENGTH": LARGEST_REQUEST,
        # Flask's own cookie carries a form's token and what to say on the next page; who is signed in stands in SQL.
        "SESSION_COOKIE_NAME": "__Host-textbot-form" if secure else "textbot-form",
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": int(timedelta(hours=12).total_seconds()),
    }


def _register(app: Flask, name: str) -> None:
    blueprint = import_module(f"textbot.web.{name}").bp
    if name in (*WEBHOOKS, *PROGRAMS):
        csrf.exempt(blueprint)
    app.register_blueprint(blueprint)
