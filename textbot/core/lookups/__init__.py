"""Lookups: what an answer looks up by address, number or account, and telling what was found."""
