"""Notices in the Action Center: written, looked over, sent, watched, stopped, corrected, kept."""
