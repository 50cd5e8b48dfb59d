"""The textbot command."""
