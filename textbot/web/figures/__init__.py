"""How much was done, and the rows behind each number."""
