"""What a contact says of the topics it may join: to join, to leave, only one, quiet, other hours."""
