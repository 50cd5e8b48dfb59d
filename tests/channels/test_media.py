import shutil
import ssl
import subprocess
import threading
from base64 import b64encode

import pytest

from tests.rig.media_server import MediaServer, gives, leads_to, media_server, says
from tests.rig.slow_media import after, drips_body, drips_headers, pours, says_length
from textbot.channels.media import Fetched, Limits, fetch
from textbot.channels.media_error import MediaAway, MediaError, MediaRefused
from textbot.channels.pinned import is_public

AUTH = ("AC00", "secret")
LOGIN = "Basic " + b64encode(b"AC00:secret").decode()
PHOTO = "/2010-04-01/Accounts/AC00/Messages/MM1/Media/ME1"
TWILIO = f"https://api.twilio.com{PHOTO}"
CDN = "https://mms.twiliocdn.com/AC00/photo"
PUBLIC = "93.184.216.34"


@pytest.fixture
def server():
    with media_server() as running:
        yield running


@pytest.fixture
def sentinel():
    """Something inside the city's network that must never be asked."""
    with media_server() as running:
        yield running
        assert running.asked == []


def get(server: MediaServer, path: str = PHOTO, **limits) -> Fetched:
    return fetch(server.url(path), auth=AUTH, base=server.base, limits=Limits(**limits))


def test_a_photo_is_fetched_with_the_login(server):
    server.answers[PHOTO] = gives(b"photo", "image/JPEG; charset=x")
    assert get(server) == Fetched(b"photo", "image/jpeg")
    assert server.asked == [(PHOTO, LOGIN)]


def test_the_login_never_reaches_the_second_hop(server):
    server.answers |= {PHOTO: leads_to(server.url("/cdn/1?sig=2")), "/cdn/1": gives(b"photo")}
    assert get(server).data == b"photo"
    assert server.asked == [(PHOTO, LOGIN), ("/cdn/1?sig=2", None)]


def test_a_relative_redirect_is_followed(server):
    server.answers |= {PHOTO: leads_to("/cdn/1"), "/cdn/1": gives(b"photo")}
    assert get(server).data == b"photo"


def test_twilios_own_address_goes_to_the_configured_base(server):
    server.answers[PHOTO] = gives(b"photo")
    assert fetch(TWILIO, auth=AUTH, base=server.base).data == b"photo"


@pytest.mark.parametrize(
    "url",
    [
        "http://api.twilio.com/x",
        "https://api.twilio.com:8443/x",
        "https://api.twilio.com.evil.example/x",
        "https://api.twilio.com@evil.example/x",
        "https://evil.example\\@api.twilio.com/x",
        "https://evil.example/x",
        "https://169.254.169.254/latest/meta-data/",
        "https://localhost/x",
        "https://[::1]/x",
        "https://2130706433/x",
        "https://0x7f.0.0.1/x",
        "https://127.1/x",
        "file:///etc/passwd",
        "ftp://api.twilio.com/x",
        "gopher://api.twilio.com/x",
        "//api.twilio.com/x",
        "https://api.twilio.com:99999/x",
        "https://[::1/x",
        "https://api.twilio.com/x\r\nHost: evil",
        "https://аpi.twilio.com/x",
        "",
    ],
)
def test_any_other_address_is_refused_before_a_name_is_looked_up(url):
    looked_up = []
    with pytest.raises(MediaRefused):
        fetch(url, auth=AUTH, base=None, limits=Limits(resolve=lambda *name: looked_up.append(name) or []))
    assert looked_up == []


@pytest.mark.parametrize(
    "inside",
    ["127.0.0.1", "10.0.0.5", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "::1", "fe80::1"]
    + ["fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1", "255.255.255.255", "fe80::1%2"],
)
def test_a_twilio_name_that_resolves_inside_is_refused(inside, sentinel):
    answers = [[inside], [PUBLIC, inside]]
    for answer in answers:
        with pytest.raises(MediaRefused, match="network"):
            fetch(TWILIO, auth=AUTH, base=None, limits=Limits(resolve=lambda *_name, answer=answer: answer))


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_addresses_of_the_open_internet_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/meta-data/",
        "https://169.254.169.254/",
        "http://localhost:{port}/",
        "http://127.0.0.1:{port}/",
        "http://[::1]:{port}/",
        "http://2130706433:{port}/",
        "https://mms.twiliocdn.com:8443/x",
        "http://mms.twiliocdn.com/x",
        "https://mms.twiliocdn.com.evil.example/x",
        "https://eviltwiliocdn.com/x",
        "https://s3-external-1.amazonaws.com/another-bucket/x",
        "https://s3-external-1.amazonaws.com/media.twiliocdn.com/../another-bucket/x",
        "https://s3-external-1.amazonaws.com/media.twiliocdn.com.evil/x",
        "//evil.example/x",
        "file:///etc/passwd",
        "https://user:pass@mms.twiliocdn.com/x",
    ],
)
def test_a_redirect_elsewhere_is_refused(location, server, sentinel):
    server.answers[PHOTO] = leads_to(location.format(port=sentinel.port))
    with pytest.raises(MediaRefused, match="not one of Twilio's"):
        get(server)


def test_a_name_that_changes_its_address_between_check_and_connection_gains_nothing(sentinel):
    """DNS rebinding: the name is looked up once and the connection goes to the address that was checked."""
    looked_up = []

    def rebinding(host: str, _port: int) -> list[str]:
        looked_up.append(host)
        return ["192.0.2.1"] if len(looked_up) > 1 else ["127.0.0.1"]

    with pytest.raises(MediaRefused):
        fetch(TWILIO, auth=AUTH, base=None, limits=Limits(resolve=rebinding))
    assert looked_up == ["api.twilio.com"]


def test_the_store_must_be_public_even_when_the_base_is_on_this_machine(server, sentinel):
    server.answers[PHOTO] = leads_to(CDN)
    with pytest.raises(MediaRefused, match="network"):
        get(server, resolve=lambda *_name: ["127.0.0.1"])


def test_two_redirects_are_the_most(server):
    server.answers |= {PHOTO: leads_to("/a"), "/a": leads_to("/b"), "/b": gives(b"photo")}
    assert get(server).data == b"photo"
    server.answers |= {"/b": leads_to("/c"), "/c": gives(b"photo")}
    with pytest.raises(MediaRefused, match="one place to the next"):
        get(server)


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, MediaRefused),
        (401, MediaAway),
        (403, MediaAway),
        (404, MediaRefused),
        (410, MediaRefused),
        (429, MediaAway),
        (500, MediaAway),
        (503, MediaAway),
        (206, MediaRefused),
        (304, MediaRefused),
        (302, MediaRefused),
    ],
)
def test_a_status_says_whether_to_try_again(status, error, server):
    server.answers[PHOTO] = says(status)
    with pytest.raises(error):
        get(server)


def test_a_gigabyte_is_refused_by_its_announced_size(server):
    server.answers[PHOTO] = says_length(1 << 30)
    with pytest.raises(MediaRefused, match="5 MB"):
        get(server)


def test_a_gigabyte_that_does_not_say_so_is_cut_off(server):
    server.answers[PHOTO] = pours
    with pytest.raises(MediaRefused, match="5 MB"):
        get(server)


@pytest.mark.parametrize("length", [3, 5], ids=["exactly the most", "one too many"])
def test_the_size_limit_is_exact(length, server):
    server.answers[PHOTO] = gives(b"x" * length)
    if length == 3:
        assert get(server, size=3).data == b"xxx"
        return
    with pytest.raises(MediaRefused):
        get(server, size=4)


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_slow_drip_ends_in_time(part, server):
    server.answers[PHOTO] = drips_headers if part == "headers" else drips_body
    with pytest.raises(MediaAway, match="in time"):  # the drip itself never ends
        get(server, seconds=0.4)


def test_a_slow_lookup_ends_in_time():
    found = threading.Event()
    with pytest.raises(MediaAway, match="in time"):
        fetch(TWILIO, auth=AUTH, base=None, limits=Limits(seconds=0.2, resolve=lambda *_name: found.wait() and []))
    found.set()


def test_the_time_is_for_all_hops_together(server):
    server.answers |= {PHOTO: after(0.25, leads_to("/a")), "/a": after(0.25, leads_to("/b")), "/b": gives(b"photo")}
    with pytest.raises(MediaAway, match="in time"):
        get(server, seconds=0.4)


def test_a_photo_that_breaks_off_may_be_tried_again(server):
    server.answers[PHOTO] = says_length(100)
    with pytest.raises(MediaAway, match="broke off"):
        get(server)


@pytest.mark.parametrize("garbage", [b"", b"\0\0\0", b"HTTP/1.1 banana\r\n\r\n", b"SSH-2.0-x\r\n"])
def test_garbage_for_an_answer_may_be_tried_again(garbage, server):
    server.answers[PHOTO] = lambda wire: wire.wfile.write(garbage)
    with pytest.raises(MediaAway):
        get(server)


def test_a_closed_port_may_be_tried_again(server):
    with media_server() as gone:
        address = gone.base
    with pytest.raises(MediaAway, match="reached"):
        fetch(f"{address}{PHOTO}", auth=AUTH, base=address)


def test_an_unknown_name_may_be_tried_again():
    def unknown(*_name: object) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(MediaAway, match="found"):
        fetch(TWILIO, auth=AUTH, base=None, limits=Limits(resolve=unknown))


def test_an_error_never_holds_the_address(server):
    server.answers[PHOTO] = leads_to("https://evil.example/token")
    with pytest.raises(MediaError) as caught:
        get(server)
    assert "evil" not in f"{caught.value!r} {caught.value} {caught.value.for_staff}"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to make a certificate with")
def test_a_certificate_must_be_good_for_the_name(tmp_path):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        + ["-keyout", key, "-out", certificate, "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True,
        capture_output=True,
    )
    context.load_cert_chain(certificate, key)
    trusting = ssl.create_default_context(cafile=str(certificate))
    with media_server(context) as server:
        server.answers[PHOTO] = gives(b"photo")
        named, numbered = f"https://localhost:{server.port}", f"https://127.0.0.1:{server.port}"
        good = fetch(named + PHOTO, auth=AUTH, base=named, limits=Limits(tls=trusting))
        assert good.data == b"photo"
        for base, limits in ((named, Limits()), (numbered, Limits(tls=trusting))):
            with pytest.raises(MediaAway, match="secure"):
                fetch(base + PHOTO, auth=AUTH, base=base, limits=limits)
