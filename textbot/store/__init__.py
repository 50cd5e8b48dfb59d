"""What lasts: SQL tables and their queries, a module per noun."""
