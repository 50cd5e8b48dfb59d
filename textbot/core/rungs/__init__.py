"""Rungs: what may take a text, tried in the order of `engine.LADDER`; each returns whether it did."""
