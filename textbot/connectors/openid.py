"""The city's single sign-on: OpenID Connect with an authorization code, PKCE, state and nonce.

What the provider says of somebody counts only when it is signed with a key it publishes, was made for us, just now, and
for the very visit that asked.
"""

import hmac
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from textbot.connectors.connector import Away

SECONDS = 5
# What is not signed with a key pair is not taken: "none" proves nothing, and HS256 could be made with a public key.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
SCOPE = "openid email profile"
LEEWAY = 60
KEPT = 3600.0
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class NotProven(Exception):
    """The provider did not prove who somebody is. The text says in what, and is for the log alone."""


@dataclass(frozen=True)
class Begun:
    """A visit that went to the provider. All but the address comes back from the browser that began it."""

    address: str
    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    again: bool = False

    def kept(self) -> dict[str, Any]:
        """What the browser keeps."""
        return {**asdict(self), "address": ""}


class OpenId:
    """One provider. What it publishes is fetched when it is first needed, and again after an hour."""

    def __init__(self, issuer: str, client_id: str, client_secret: str) -> None:
        self._issuer = issuer
        self._client_id = client_id
        self._client_secret = client_secret
        self._lock = threading.Lock()
        self._published: dict[str, Any] = {}
        self._keys: KeySet | None = None
        self._fetched_at = float("-inf")

    def begin(self, come_back: str, *, again: bool = False) -> Begun:
        """Where to send the browser. come_back: our own address for the way back; again: the provider must ask anew
        who it is. Raises Away when the provider cannot be reached."""
        nonce, verifier = generate_token(32), generate_token(64)
        more = {"prompt": "login", "max_age": "0"} if again else {}
        address, state = self._session(come_back).create_authorization_url(
            self._metadata()["authorization_endpoint"], nonce=nonce, code_verifier=verifier, **more
        )
        return Begun(address, state, nonce, verifier, again)

    def finish(self, begun: Begun, come_back: str, answer: Mapping[str, str]) -> Mapping[str, Any]:
        """What the provider says of who came back with this answer: the claims of its token. Raises NotProven; Away
        when it cannot be reached."""
        if not hmac.compare_digest(begun.state.encode(), answer.get("state", "").encode()):
            raise NotProven("another state")
        if answer.get("iss", self._issuer) != self._issuer:
            raise NotProven("another issuer in the address")
        if not answer.get("code"):
            raise NotProven(f"no code: {answer.get('error', '')[:40]}")
        try:
            token = self._session(come_back).fetch_token(
                self._metadata()["token_endpoint"],
                grant_type="authorization_code",
                code=answer["code"],
                code_verifier=begun.verifier,
                timeout=SECONDS,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise Away(type(error).__name__) from None
        except (AuthlibBaseError, ValueError) as error:
            raise NotProven(f"the code was not taken: {type(error).__name__}") from None
        return self._claims(token, begun)

    def _claims(self, token: Mapping[str, Any], begun: Begun) -> Mapping[str, Any]:
        try:
            decoded = self._decode(str(token.get("id_token", "")))
            options = {"iss": {"essential": True, "value": self._issuer}, "nonce": {"essential": True}}
            said = {"nonce": begun.nonce, "client_id": self._client_id, "access_token": token.get("access_token")}
            if begun.again:
                said["max_age"] = "0"
            claims = CodeIDToken(decoded.claims, decoded.header, options, said)
            claims.validate(leeway=LEEWAY)
        except (JoseError, AuthlibBaseError, ValueError, TypeError, KeyError) as error:
            raise NotProven(f"{type(error).__name__}: {getattr(error, 'description', '') or error}"[:120]) from None
        audience = claims["aud"]
        if audience not in (self._client_id, [self._client_id]):
            raise NotProven("made for somebody else")
        return dict(claims)

    def _decode(self, token: str) -> Any:
        registry = JWSRegistry(algorithms=list(ALGORITHMS), strict_check_header=False)
        try:
            return jwt.decode(token, key=self._key_set(), registry=registry)
        except InvalidKeyIdError:  # the provider changed its keys
            return jwt.decode(token, key=self._key_set(anew=True), registry=registry)

    def _session(self, come_back: str) -> OAuth2Session:
        session = OAuth2Session(
            self._client_id,
            self._client_secret,
            scope=SCOPE,
            redirect_uri=come_back,
            code_challenge_method="S256",
        )
        session.trust_env = False
        return session

    def _metadata(self) -> Mapping[str, Any]:
        with self._lock:
            if time.monotonic() - self._fetched_at > KEPT:
                found = _get(f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
                if found.get("issuer") != self._issuer:
                    raise Away("the provider calls itself something else than OIDC_ISSUER")
                if any(not isinstance(found.get(name), str) for name in ENDPOINTS):
                    raise Away("the provider does not say where its endpoints are")
                self._published, self._keys, self._fetched_at = found, None, time.monotonic()
            return self._published

    def _key_set(self, *, anew: bool = False) -> KeySet:
        address = self._metadata()["jwks_uri"]
        with self._lock:
            if self._keys is None or anew:
                self._keys = KeySet.import_key_set(_get(address))  # type: ignore[arg-type]
            return self._keys


def _get(address: str) -> dict[str, Any]:
    """A JSON object from the provider. Raises Away."""
    with requests.Session() as session:
        session.trust_env = False
        try:
            answer = session.get(address, timeout=SECONDS, allow_redirects=False)
            answer.raise_for_status()
            found = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise Away(type(error).__name__) from None
    if answer.status_code != 200 or not isinstance(found, dict):
        raise Away("the provider answered something else")
    return found
