"""The use-cases: a verb each, one transaction each."""
