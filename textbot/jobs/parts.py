"""The runtime of this worker process: jobs are plain functions, so it stands here once."""

from textbot.runtime import Runtime

_runtime: Runtime | None = None


def use(runtime: Runtime) -> None:
    """Hand the jobs of this process their parts."""
    global _runtime  # noqa: PLW0603 - RQ calls functions by name, with ids only
    _runtime = runtime


def runtime() -> Runtime:
    """The parts. Raises RuntimeError outside a worker."""
    if _runtime is None:
        raise RuntimeError("jobs run in `python worker.py QUEUE`")
    return _runtime
