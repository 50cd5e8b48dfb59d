"""Settings: one row each (name, default, help), read from the environment once.

`load_settings()` is the only reader of the environment; everything else is handed a `Settings`.
"""

from textbot.config.load import ConfigError, load_settings, setting_names
from textbot.config.readers import is_loopback
from textbot.config.rows import HOME, SETTINGS, Row
from textbot.config.settings import Settings

__all__ = ["HOME", "SETTINGS", "ConfigError", "Row", "Settings", "is_loopback", "load_settings", "setting_names"]
