"""textbot: a self-hosted text-messaging service for a city."""
