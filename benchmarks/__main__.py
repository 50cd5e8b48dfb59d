"""`make bench`: every benchmark, one after the other."""

from benchmarks.webhook import main

if __name__ == "__main__":
    main()
