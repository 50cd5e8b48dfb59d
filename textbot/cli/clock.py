"""`textbot clock`: the process that rings again what stayed behind."""

import click

from textbot.config import load_settings
from textbot.jobs.clock import run_clock
from textbot.runtime import open_runtime, start_logging


@click.command()
def clock() -> None:
    """Ring deeds that are due until stopped (started by `textbot run`)."""
    settings = load_settings()
    start_logging(settings)
    rt = open_runtime(settings)
    try:
        run_clock(rt)
    finally:
        rt.close()
