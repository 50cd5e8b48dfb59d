"""Service requests: made, moved, told of, passed on."""
