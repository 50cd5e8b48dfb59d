"""Notices: written, let through, prepared, sent, stopped and corrected."""
