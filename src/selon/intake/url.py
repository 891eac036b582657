"""An address to the bytes behind it, for hostile addresses: no request leaves for a private network unless asked.

Each hop of a redirect is checked: its host is resolved, every address must be public, and the connection goes to the
address that was checked (a name that resolves otherwise a moment later changes nothing). Proxies of the environment
are not used, since they would resolve the name again.
"""

import ipaddress
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from selon.errors import InputError
from selon.intake.kinds import Kind
from selon.intake.limits import MAX_HTML, too_long

MAX_HOPS = 5
SECONDS = 15.0  # without an answer
SECONDS_IN_ALL = 60.0
HEADERS = {"User-Agent": "selon (reads news articles)", "Accept": "text/html, text/plain, application/x-ndjson, */*;q=0.1"}
KINDS: dict[str, Kind | None] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "text/markdown": "text",
    "application/x-ndjson": "jsonl", "application/jsonl": "jsonl", "application/json": "jsonl",
    "application/gzip": None, "application/x-gzip": None, "application/octet-stream": None, "": None,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave. `kind` is None where the server leaves it open; `url` is where redirects ended."""

    data: bytes
    kind: Kind | None
    charset: str | None
    url: str


def fetch(name: str, *, allow_private: bool = False) -> Fetched:
    """What stands behind the http(s) address `name`."""
    deadline = time.monotonic() + SECONDS_IN_ALL
    url = parsed(name, name)
    with httpx.Client(trust_env=False, timeout=SECONDS, headers=HEADERS) as client:
        for _ in range(MAX_HOPS + 1):
            with answer(client, url, name, allow_private) as response:
                if not response.has_redirect_location:
                    return taken(response, url, name, deadline)
                url = parsed(str(url.join(response.headers["location"])), name)
    raise InputError(name, f"it leads on more than {MAX_HOPS} times: give the address where it ends")


def parsed(address: str, name: str) -> httpx.URL:
    """The address, when it is one of the web."""
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL:
        raise InputError(name, f"{address} is not a web address: write it as https://…") from None
    if url.scheme not in ("http", "https") or not url.host:
        raise InputError(name, f"{address} is not a web address that is read: only http:// and https:// are")
    return url


@contextmanager
def answer(client: httpx.Client, url: httpx.URL, name: str, allow_private: bool) -> Iterator[httpx.Response]:
    """The server's answer, its body not yet read; a failure on the way is an InputError in plain words."""
    address = checked_address(url, name, allow_private)
    request = pinned(client, "GET", url, address)
    response = None
    try:
        response = client.send(request, stream=True, follow_redirects=False)
        yield response
    except httpx.TimeoutException:
        raise InputError(name, f"{url.host} does not answer within {SECONDS:.0f} seconds: try again later") from None
    except httpx.ConnectError as error:
        raise InputError(name, f"{url.host} {why_not_connected(error)}") from None
    except httpx.HTTPError as error:
        raise InputError(name, f"{url.host} breaks off ({type(error).__name__}): try again later") from None
    finally:
        if response is not None:
            response.close()


def pinned(
    client: httpx.Client, method: str, url: httpx.URL, address: str, *, headers: dict[str, str] | None = None, body: bytes = b""
) -> httpx.Request:
    """A request to the host of the url that goes to this address of it and to no other, whatever its name resolves to now."""
    host = url.netloc.decode("ascii").rpartition("@")[2]
    return client.build_request(
        method,
        url.copy_with(host=address),
        headers={**(headers or {}), "Host": host},
        content=body or None,
        extensions={"sni_hostname": url.raw_host.decode("ascii")},
    )


def checked_address(url: httpx.URL, name: str, allow_private: bool) -> str:
    """One address of the host, all of which are public (or `allow_private` says that they need not be)."""
    try:
        found = socket.getaddrinfo(url.raw_host.decode("ascii"), url.port or url.scheme, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        raise InputError(name, f"there is no host {url.host!r} (DNS): check the spelling and the connection") from None
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not allow_private and not is_public(address):
            reason = f"{url.host} is on a private network ({address}): it is only asked with --allow-private"
            raise InputError(name, reason)
    return min(addresses, key=lambda a: ":" in a)  # IPv4 first: many machines have no route for the other


def is_public(address: str) -> bool:
    """The address is on the open internet, and so is the one that it may carry inside."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if inner:
            return is_public(str(inner))
        if ip in ipaddress.ip_network("64:ff9b::/96"):  # NAT64
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def why_not_connected(error: httpx.ConnectError) -> str:
    """What the failed connection means for the user."""
    said = str(error).lower()
    if "refused" in said:
        return "refuses the connection: check the address, or try again later"
    if "certificate" in said or "ssl" in said:
        return f"has no valid certificate ({error}): open the page in a browser and save it"
    return "cannot be reached: check the connection, or try again later"


def taken(response: httpx.Response, url: httpx.URL, name: str, deadline: float) -> Fetched:
    """The body of a good answer, of a kind that is read, within the limits of size and time."""
    refuse_status(response, name)
    media = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media not in KINDS:
        raise InputError(name, f"it is {media}: give a page, a text or JSONL")
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > MAX_HTML:
            raise too_long(name, f"more than {MAX_HTML // 1_000_000} MB", MAX_HTML, "save it and read the part that you need")
        if time.monotonic() > deadline:
            raise InputError(name, f"it is not done after {SECONDS_IN_ALL:.0f} seconds: try again later")
    return Fetched(data=bytes(data), kind=KINDS[media], charset=response.charset_encoding, url=str(url))


def refuse_status(response: httpx.Response, name: str) -> None:
    """Nothing when the server gives the page; else its refusal in plain words."""
    code = response.status_code
    said = f"the server answers {code} {response.reason_phrase}".rstrip()
    if code in (401, 402, 403, 407, 451):
        raise InputError(name, f"{said}: it does not give this page to programs; save it in a browser and read the file")
    if code == 429 or code >= 500:
        raise InputError(name, f"{said}: try again later")
    if code >= 300:
        raise InputError(name, f"{said}: check the address")
