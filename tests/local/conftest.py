"""What the tests of this folder share."""

from tests.rig.double_fixtures import double, double_process, receiver

__all__ = ["double", "double_process", "receiver"]
