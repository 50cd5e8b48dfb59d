"""Notices: what the city texts residents without being asked just now."""
