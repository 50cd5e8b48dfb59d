"""A resident's text, from the webhook to all that follows from it."""
