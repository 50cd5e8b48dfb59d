"""What makes a report one: its terms, what must not be one, who else owns it, and who to reach about it."""
