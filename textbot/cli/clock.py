"""`textbot clock`: the process that rings again what stayed behind."""

import logging

import click

from textbot.config import load_settings
from textbot.jobs.clock import run_clock
from textbot.runtime import open_runtime


@click.command()
def clock() -> None:
    """Ring deeds that are due until stopped (started by `textbot run`)."""
    settings = load_settings()
    logging.basicConfig(level=settings.textbot_log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    rt = open_runtime(settings)
    try:
        run_clock(rt)
    finally:
        rt.close()
