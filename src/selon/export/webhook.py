"""News posted as JSON to an address: signed, tried again where that may help, to public addresses only.

    {"topics": [{"id", "name", "question", "filters", …, "more", "items": [{"id", "status", "why", "content", …}]}]}

One request has the news of all topics; an item is what `selon news --json` prints. `X-Selon-Signature` is `sha256=` and, in
hexadecimal, the HMAC-SHA256 (RFC 2104) under the secret of what `X-Selon-Timestamp` says (seconds since 1970), a full stop,
and the body, byte for byte. Whoever receives it computes the same, compares, and refuses a timestamp that is minutes old.
`X-Selon-Delivery` is one for the same body: news comes again where an answer was lost; the `id` of an item says which.
"""

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Sequence

import httpx

from selon.errors import DeliveryError, InputError
from selon.intake.url import checked_address, parsed, pinned
from selon.record.following import TopicNews

SECONDS = 5.0  # without an answer: the record is not written meanwhile
DELAYS = (1.0, 4.0)  # before the second and the third attempt
TRY_AGAIN = {429, *range(500, 600)}
HEADERS = {"User-Agent": "selon (posts news)", "Content-Type": "application/json"}


def body(news: Sequence[TopicNews]) -> bytes:
    """What is posted."""
    topics = [
        {**one.topic.as_dict(), "more": one.more, "items": [item.as_dict() for item in one.items]} for one in news if one.items
    ]
    return json.dumps({"topics": topics}, ensure_ascii=True).encode("ascii")


def signature(secret: bytes, timestamp: str, data: bytes) -> str:
    """The signature of a body that is sent at this time."""
    return "sha256=" + hmac.new(secret, timestamp.encode("ascii") + b"." + data, hashlib.sha256).hexdigest()


def post(
    address: str,
    data: bytes,
    *,
    secret: bytes | None,
    allow_private: bool = False,
    delays: Sequence[float] = DELAYS,
    sleep: Callable[[float], object] = time.sleep,
    clock: Callable[[], float] = time.time,
) -> None:
    """Post the body, or raise a DeliveryError. Without a secret it is not signed. There is one attempt more than delays."""
    failed = ""
    with httpx.Client(trust_env=False, timeout=SECONDS) as client:
        for delay in (0.0, *delays):
            if delay:
                sleep(delay)
            failed = _attempt(client, address, data, secret, f"{clock():.0f}", allow_private)
            if not failed:
                return
    raise DeliveryError(_plain(address), f"{failed}, {len(delays) + 1} times: try again later; the news is kept for then")


def _attempt(client: httpx.Client, address: str, data: bytes, secret: bytes | None, timestamp: str, allow_private: bool) -> str:
    """Why it failed where another attempt may help; empty where it was taken."""
    name = _plain(address)
    headers = {**HEADERS, "X-Selon-Timestamp": timestamp, "X-Selon-Delivery": hashlib.sha256(data).hexdigest()[:32]}
    if secret:
        headers["X-Selon-Signature"] = signature(secret, timestamp, data)
    try:
        url = parsed(address, name)
        target = checked_address(url, name, allow_private)
        with_body = pinned(client, "POST", url, target, headers=headers, body=data)
        response = client.send(with_body, stream=True, follow_redirects=False)
        response.close()  # what it says besides does not matter
    except InputError as error:
        raise DeliveryError(error.name, error.reason) from None
    except httpx.TimeoutException:
        return f"it does not answer within {SECONDS:.0f} seconds"
    except httpx.TransportError as error:
        return f"it cannot be reached ({error or type(error).__name__})"
    return _refusal(response, name)


def _refusal(response: httpx.Response, name: str) -> str:
    """Empty where the answer is that it was taken; an error where to try again does not help."""
    code = response.status_code
    said = f"the server answers {code} {response.reason_phrase}".rstrip()
    if response.is_success:
        return ""
    if code in TRY_AGAIN:
        return said
    if response.has_redirect_location:
        raise DeliveryError(name, f"{said}, and redirects are not followed: give the address where it ends")
    raise DeliveryError(name, f"{said}: check the address and the secret")


def _plain(address: str) -> str:
    """The address without what may be secret in it: a password, or a key among its parameters."""
    start, _, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{start}://{host.rpartition('@')[2]}{slash}{path.partition('?')[0]}" if rest else address
