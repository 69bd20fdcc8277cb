"""Requests as a stranger may make them, and the headers that every answer has."""

import http.client
import socket
from urllib.parse import urlsplit

EXPECTED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def asked(address: str, path: str = "/", method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def upgraded(address: str, *lines: str) -> bytes:
    """What the server says at first to one who asks for its socket."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port), timeout=30) as raw:
        request = ["GET /_stcore/stream HTTP/1.1", "Upgrade: websocket", "Connection: Upgrade", *lines]
        request += ["Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "", ""]
        raw.sendall("\r\n".join(request).encode())
        return raw.recv(100)
