"""Thin RQ functions that take ids."""
