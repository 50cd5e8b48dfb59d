"""What passes: Redis, a doorbell and a cache and never the record."""
