"""A playbook and its places come into use."""
