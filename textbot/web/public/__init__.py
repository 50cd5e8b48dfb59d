"""The city's pages for everybody."""
