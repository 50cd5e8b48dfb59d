"""How well and how fast questions are matched: on public sets, beside published systems."""
