"""The installation a page belongs to: the parts this process was put together from."""

from flask import current_app

from textbot.runtime import Runtime


def installation() -> Runtime:
    """Its parts, as `create_app` was given them. Only within a request or an app context."""
    runtime: Runtime = current_app.extensions["textbot"]
    return runtime
