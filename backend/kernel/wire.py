"""JSON over HTTP to one configured partner. Addresses come from the settings, never from a user."""

from __future__ import annotations

import http.client
import json
from typing import Any
from urllib.parse import urlsplit

ANSWER_BYTES_MAX = 16 * 1024 * 1024


class Silence(Exception):
    """No answer in time, a 5xx, a broken connection or no JSON: nobody knows whether it acted."""


def post_json(base: str, path: str, data: dict[str, Any], *, seconds: float) -> dict[str, Any]:
    """One request on a connection of its own; redirects are not followed. Raises Silence."""
    parts = urlsplit(base)
    secure = parts.scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    line = kind(parts.hostname or "", parts.port, timeout=seconds)
    try:
        body = json.dumps(data, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json", "Connection": "close"}
        line.request("POST", f"{parts.path.rstrip('/')}{path}", body=body, headers=headers)
        answer = line.getresponse()
        text = answer.read(ANSWER_BYTES_MAX)
        if answer.status >= http.client.INTERNAL_SERVER_ERROR:
            raise Silence(f"{path}: {answer.status}")
        if answer.status != http.client.OK:
            raise RuntimeError(f"{path}: {answer.status} {text[:200]!r}")  # our own mistake
        found: dict[str, Any] = json.loads(text)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Silence(f"{path}: {error}") from error
    else:
        return found
    finally:
        line.close()
