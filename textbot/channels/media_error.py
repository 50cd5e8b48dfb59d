"""Why a medium could not be fetched.

MediaError
├── MediaAway      not now (time-out, refused connection, 5xx): may be tried again
└── MediaRefused   never (an address we do not go to, too large, gone)
"""


class MediaError(Exception):
    """A medium that did not come. for_staff: why, in plain words without the address."""

    def __init__(self, for_staff: str) -> None:
        self.for_staff = for_staff
        super().__init__(f"{type(self).__name__}: {for_staff}")


class MediaAway(MediaError):
    """Could not be fetched now; try again later."""


class MediaRefused(MediaError):
    """Will never be fetched."""
