"""Measurements: how fast textbot is, against what this machine can do at all."""
