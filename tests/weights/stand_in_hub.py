"""A stand-in of the hub on this machine's loopback, with the faults a real network has."""

from __future__ import annotations

import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

SOURCE = "makers/tiny-voice"
COMMIT = "c0ffee" * 6 + "c0ff"
WEIGHTS = bytes(range(256)) * 8000  # 2 MB, so that 40 % is in the middle of a file
CONFIG = b'{"sample_rate": 16000}'


class StandIn(ThreadingHTTPServer):
    """Answers the addresses of the hub that voicesim uses, from `files`."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.files: dict[str, bytes] = {"voice.onnx": WEIGHTS, "voice.onnx.json": CONFIG, "README.md": b"#"}
        self.source, self.commit = SOURCE, COMMIT
        self.drops: list[int] = []
        """For each coming download: after how many bytes the connection is cut."""
        self.stalls_after: int | None = None
        """Send so many bytes of a large file, then nothing more until `release` is set."""
        self.stalled, self.release = threading.Event(), threading.Event()
        self.can_resume = True
        self.flipped = False
        """Send the weights with one byte changed."""
        self.status = 200
        self.asked: list[tuple[str, str | None]] = []
        """Path and Range of every request for a file."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answers(BaseHTTPRequestHandler):
    server: StandIn

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if self.server.status != 200:
            self.send_error(self.server.status)
        elif path.startswith(f"/api/models/{self.server.source}/revision/"):
            self._json({"sha": self.server.commit})
        elif path.startswith(f"/api/models/{self.server.source}/tree/{self.server.commit}"):
            self._json([_entry(name, body) for name, body in self.server.files.items()])
        elif path.startswith(prefix := f"/{self.server.source}/resolve/{self.server.commit}/"):
            self._file(path.removeprefix(prefix))
        else:
            self.send_error(404)

    def _json(self, body: Any) -> None:
        text = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def _file(self, name: str) -> None:
        asked = self.headers.get("Range")
        self.server.asked.append((name, asked))
        body = self.server.files[name]
        if self.server.flipped:
            body = body[:100] + bytes([body[100] ^ 1]) + body[101:] if len(body) > 100 else body
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and self.server.can_resume else 0
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        cut = self.server.drops.pop(0) if self.server.drops and _is_large(body) else None
        if self.server.stalls_after is not None and _is_large(body):
            self._stall(body[start : start + self.server.stalls_after])
            return
        self.wfile.write(body[start:] if cut is None else body[start : start + cut])
        self.close_connection = True

    def _stall(self, part: bytes) -> None:
        self.wfile.write(part)
        self.wfile.flush()
        self.server.stalled.set()
        self.server.release.wait(60)
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        pass


def _entry(name: str, body: bytes) -> dict[str, Any]:
    oid = hashlib.sha1(b"blob %d\0" % len(body) + body).hexdigest()
    entry: dict[str, Any] = {"type": "file", "path": name, "size": len(body), "oid": oid}
    if _is_large(body):
        entry["lfs"] = {"oid": hashlib.sha256(body).hexdigest(), "size": len(body)}
    return entry


def _is_large(body: bytes) -> bool:
    """Large files are stored apart, with their sha256; small ones are git's own."""
    return len(body) > 1000
