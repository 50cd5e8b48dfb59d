"""textbot: a self-hosted text-messaging service for a city."""

import gc

# A playbook and its models are millions of objects that live as long as the process. Looking through them for garbage
# as often as usual takes a third of the time in which a process starts.
gc.set_threshold(100_000, 50, 100)
