"""The queue entry: `python worker.py QUEUE` works through one queue."""

import sys

from textbot.jobs.worker import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
