"""Notices: written, allowed, prepared, sent, stopped and corrected."""
