"""What the tests of this folder share."""

from tests.rig.line_fixtures import line, paper, quick

__all__ = ["line", "paper", "quick"]
