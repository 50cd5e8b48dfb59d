"""A stateful stand-in for Twilio, run as its own process: `python -m textbot.local.double`.

It keeps what it accepts in its own SQLite file before it answers, so that after a crash it can
testify to what was sent and received. It speaks Twilio's 2010-04-01 REST API, delivers texts to the
webhook as Twilio does, and has a control API under /double/ for the phone simulator and for tests.
"""
