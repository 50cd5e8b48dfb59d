"""A part that is made when it is first used."""

from collections.abc import Callable
from functools import cached_property
from typing import Any


class Later:
    """Stands for what `make` makes, which is made once, when something of it is first asked for."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        return getattr(self._made, name)

    @cached_property
    def _made(self) -> Any:
        return self._make()
