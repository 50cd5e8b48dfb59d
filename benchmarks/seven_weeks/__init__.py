"""Seven weeks of a small city's text line, made up but the same each time: 1,295 engagements, 312 questions answered by
the assistant, 253 messages and requests responded. `python -m benchmarks.seven_weeks` plays them."""
