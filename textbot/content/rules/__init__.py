"""What the proof-reader looks for, a module per theme; each rule is a small function that yields Problems."""
