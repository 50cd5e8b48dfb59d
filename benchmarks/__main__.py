"""`make bench`: every benchmark, one after the other; the matcher's where its sets are at hand."""

from benchmarks.matcher.__main__ import BESIDE
from benchmarks.matcher.__main__ import main as matcher
from benchmarks.webhook import main as webhook

if __name__ == "__main__":
    webhook(standalone_mode=False)
    if BESIDE.is_dir():
        matcher([])
