"""The pure heart: no input or output, no clock, no environment, no randomness."""
