"""Who may reach which page: one table, looked up before every request. A page that is not in it is refused."""

# public: anybody. twilio: the page checks Twilio's signature itself. staff: a signed-in member.
# demo: exists in demo mode only, which serves this machine alone. local: this machine, or a signed-in member.
PUBLIC, TWILIO, STAFF, DEMO, LOCAL = "public", "twilio", "staff", "demo", "local"

AUTH = {
    # A blueprint's name stands for all its pages; "blueprint.page" for one.
    "static": PUBLIC,
    "home": PUBLIC,
    "city": PUBLIC,
    "docs": PUBLIC,
    "health": PUBLIC,
    "health.metrics": LOCAL,
    "login": PUBLIC,
    "sms": TWILIO,
    "voice": TWILIO,
    "inbox": STAFF,
    "phone": DEMO,
}


def auth_of(endpoint: str) -> str | None:
    """What a page asks of its visitor; None when nobody has said, and then it serves nobody."""
    return AUTH.get(endpoint) or AUTH.get(endpoint.partition(".")[0])
