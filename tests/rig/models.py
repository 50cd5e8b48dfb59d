"""Trained matchers for tests: kept from run to run, so that the demo city is learned once."""

from textbot.config.rows import HOME

MODELS = HOME / ".pytest_cache" / "textbot-models"
"""TEXTBOT_MODELS of every test that does not bring its own."""
