"""The lists of the Action Center: queues, search, many at once, news."""
