"""`python -m textbot.cli`: the textbot command without its script."""

from textbot.cli import main

if __name__ == "__main__":
    main(prog_name="textbot")
