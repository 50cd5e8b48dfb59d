"""A small OpenID provider: a real server with a real key, that signs what a test tells it to."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT, SECRET = "textbot", "a-client-secret"
ALICE = {"sub": "alice-1", "email": "alice@riverbend.example", "email_verified": True, "name": "Alice"}


@dataclass
class Provider:
    """The server. claims: said of whoever comes; lies: claims that stand in place of true ones; signs: how the token
    is signed (RS256, none, HS256, stranger); codes: what was asked for each code that is out."""

    address: str = ""
    claims: dict[str, Any] = field(default_factory=lambda: dict(ALICE))
    lies: dict[str, Any] = field(default_factory=dict)
    signs: str = "RS256"
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "first"}))
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def authorize(self, asked: dict[str, str]) -> str:
        """Let whoever comes through: the address that sends them back."""
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, form: dict[str, str], authorization: str) -> dict[str, str] | None:
        """What a code is exchanged for, once; None when something does not fit."""
        asked = self.codes.pop(form.get("code", ""), None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        fits = asked and asked["code_challenge"] == challenge.decode().rstrip("=")
        if not asked or not fits or authorization != f"Basic {basic}" or form["redirect_uri"] != asked["redirect_uri"]:
            return None
        now = int(time.time())
        said = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
        told = {name: value for name, value in (said | self.claims | self.lies).items() if value is not None}
        return {"access_token": "opaque", "token_type": "Bearer", "id_token": self._signed(told)}

    def keys(self) -> dict[str, Any]:
        """The public half."""
        return {"keys": [self.key.as_dict(private=False)]}

    def metadata(self) -> dict[str, Any]:
        """Where is what."""
        places = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "jwks"}
        return {"issuer": self.address, **{name: f"{self.address}/{path}" for name, path in places.items()}}

    def _signed(self, claims: dict[str, Any]) -> str:
        if self.signs == "none":
            parts = ({"alg": "none", "kid": "first"}, claims)
            return ".".join(base64.urlsafe_b64encode(json.dumps(p).encode()).decode().rstrip("=") for p in parts) + "."
        if self.signs == "HS256":  # with the public key as if it were a shared secret
            key = OctKey.import_key(self.key.as_pem(private=False))
            return jwt.encode({"alg": "HS256", "kid": "first"}, claims, key)
        if self.signs == "stranger":
            return jwt.encode({"alg": "RS256", "kid": "first"}, claims, RSAKey.generate_key(2048))
        return jwt.encode({"alg": self.signs, "kid": str(self.key.kid)}, claims, self.key)


@contextmanager
def provider() -> Iterator[Provider]:
    """One that runs on this machine."""
    made = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(made))
    made.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(made: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", made.authorize(_flat(parts.query)))
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            pages = {"/.well-known/openid-configuration": made.metadata, "/jwks": made.keys}
            self._json(200, pages[parts.path]()) if parts.path in pages else self._json(404, {})

        def do_POST(self) -> None:
            form = _flat(self.rfile.read(int(self.headers["Content-Length"])).decode())
            told = made.token(form, self.headers.get("Authorization", ""))
            self._json(200, told) if told else self._json(400, {"error": "invalid_grant"})

        def _json(self, status: int, told: dict[str, Any]) -> None:
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Tests are quiet."""

    return Handler


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}
