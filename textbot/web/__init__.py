"""The Flask application: a blueprint per page or endpoint."""
