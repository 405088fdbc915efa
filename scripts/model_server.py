"""A small OpenAI-compatible server: what rooms share in a bench, and what tests let be slow, wrong or gone.

    python -m scripts.model_server [--address 127.0.0.1] [--port 8000] [--seconds 0.3]   stubs
    python -m scripts.model_server --real                                                engines that are here

It answers `/v1/audio/transcriptions` and `/v1/audio/speech`. Stubs hear the same line always and speak a tone
for each word, after `--seconds`. With `--real` it is faster-whisper and the clearest voice of this machine, a
job at a time. It is no product: without limits, without a key, without a queue.
"""

from __future__ import annotations

import argparse
import io
import json
import time
import wave
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

import numpy as np

from voicesim.audio.frames import SAMPLE_RATE, Sound
from voicesim.audio.wav_bytes import in_wav
from voicesim.text.words import Language
from voicesim.voice.scripted import ToneVoice
from voicesim.voice.speech import NEUTRAL, Voice

LINE = "Je comprends, c'est pénible. Pouvez-vous me dire où cela s'est passé ?"


@dataclass(frozen=True)
class Sent:
    """An answer as it goes out."""

    body: bytes
    kind: str = "application/json"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Hears = Callable[[Sound, Mapping[str, str]], Sent]
"""From the sound of a turn and the fields of the form."""
Speaks = Callable[[Mapping[str, Any]], Sent]
"""From the body of a question for speech."""


def says(line: str, seconds: float, language: str = "fr", **more: Any) -> dict[str, Any]:
    """The answer of a server that gives each word its time and probability, evenly over so many seconds."""
    each = seconds / max(len(line.split()), 1)
    timed = [
        {"word": f" {word}", "start": n * each, "end": (n + 1) * each, "probability": 0.95}
        for n, word in enumerate(line.split())
    ]
    segment = {
        "id": 0,
        "start": 0.0,
        "end": seconds,
        "text": line,
        "avg_logprob": -0.1,
        "no_speech_prob": 0.01,
        "compression_ratio": 1.1,
    }
    return {
        "text": line,
        "language": language,
        "duration": seconds,
        "segments": [segment],
        "words": timed,
        **more,
    }


def in_json(answer: object) -> Sent:
    """An answer in JSON."""
    return Sent(json.dumps(answer).encode())


def stub_hears(seconds: float, line: str = LINE) -> Hears:
    """The same line for every sound, after a while."""

    def hear(sound: Sound, fields: Mapping[str, str]) -> Sent:
        time.sleep(seconds)
        return in_json(says(line, len(sound) / SAMPLE_RATE, fields.get("language", "fr")))

    return hear


def speaking(voice: Callable[[str], Voice], seconds: float = 0.0) -> Speaks:
    """What a voice says, after a while; `voice` is asked for by the name in the question."""

    def speak(body: Mapping[str, Any]) -> Sent:
        time.sleep(seconds)
        spoken = [one.sound for one in voice(body["voice"]).synthesize(body["input"], NEUTRAL)]
        return Sent(in_wav(np.concatenate(spoken)), "audio/wav")

    return speak


class ModelServer:
    """The server, on a thread, while the block lasts. What it hears and says may be changed meanwhile."""

    def __init__(self, hears: Hears, speaks: Speaks, *, address: str = "127.0.0.1", port: int = 0) -> None:
        self.hears, self.speaks = hears, speaks
        self.asked: list[Mapping[str, Any]] = []
        """The fields of each question."""
        self.keys: list[str | None] = []
        self._server = ThreadingHTTPServer((address, port), _handler(self))
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def url(self) -> str:
        """For the settings."""
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}/v1"

    def wait(self) -> None:
        """Until the process is ended."""
        self._thread.join()

    def __enter__(self) -> ModelServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(server: ModelServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.keys.append(self.headers.get("Authorization"))
            if self.path.endswith("/audio/transcriptions"):
                fields, sound = form_of(self.headers["Content-Type"], body)
                server.asked.append(fields)
                sent = server.hears(sound, fields)
            elif self.path.endswith("/audio/speech"):
                question = json.loads(body)
                server.asked.append(question)
                sent = server.speaks(question)
            else:
                sent = Sent(b"{}", status=404)
            self._send(sent)

        def _send(self, sent: Sent) -> None:
            try:
                self.send_response(sent.status)
                self.send_header("Content-Type", sent.kind)
                for name, value in sent.headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in sent.headers:
                    self.send_header("Content-Length", str(len(sent.body)))
                self.end_headers()
                self.wfile.write(sent.body)
            except OSError:
                return  # nobody waits for it any more

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


def form_of(kind: str, body: bytes) -> tuple[dict[str, str], Sound]:
    """The fields of a form, and the sound of its file."""
    message = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    fields, sound = dict[str, str](), np.zeros(0, np.int16)
    for part in message.get_payload():
        name = str(part.get_param("name", header="content-disposition"))  # type: ignore[union-attr]
        content = part.get_payload(decode=True)  # type: ignore[union-attr]
        assert isinstance(content, bytes)
        if name == "file":
            with wave.open(io.BytesIO(content)) as file:
                sound = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.int16)
        else:
            fields[name] = content.decode()
    return fields, sound


def real_hears() -> Hears:
    """faster-whisper's own answer, in the form in which servers around it give it."""
    from voicesim.listening.whisper_folder import open_model
    from voicesim.weights.shelf import Shelf

    model, alone = (
        open_model(Shelf().take("whisper-base", purpose="recogniser"), "cpu", "int8", 0, 1, None),
        Lock(),
    )

    def hear(sound: Sound, fields: Mapping[str, str]) -> Sent:
        with alone:
            segments, about = model.transcribe(
                sound.astype(np.float32) / 32768,
                language=fields.get("language"),
                temperature=0.0,
                beam_size=1,
                word_timestamps=True,
            )
            found = list(segments)
        words = [
            {"word": one.word, "start": one.start, "end": one.end, "probability": one.probability}
            for segment in found
            for one in segment.words or ()
        ]
        kept = ("id", "start", "end", "text", "avg_logprob", "no_speech_prob", "compression_ratio")
        return in_json(
            {
                "text": "".join(segment.text for segment in found).strip(),
                "language": about.language,
                "duration": about.duration,
                "segments": [{name: getattr(segment, name) for name in kept} for segment in found],
                "words": words,
            }
        )

    return hear


ROBOTS = {"fr-woman": "FR02", "fr-man": "FR01", "en-woman": "EN01", "en-man": "EN01"}
"""Robot trainees of that language and sex."""


def real_speaks() -> Speaks:
    """The clearest voice of this machine for whoever is asked for: "fr-woman"."""
    from voicesim.line.trainee_script import script_of
    from voicesim.sessions.voices import trainee_voice

    voices, alone = dict[str, Voice](), Lock()

    def voice(name: str) -> Voice:
        with alone:
            if name not in voices:
                language: Language = "fr" if name.startswith("fr") else "en"
                voices[name], _ = trainee_voice(script_of(ROBOTS[name], "good"), language)
            return voices[name]

    return speaking(voice)


def main() -> None:
    """Serve until the process is ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--seconds", type=float, default=0.3)
    parser.add_argument("--real", action="store_true")
    asked = parser.parse_args()
    tones = ToneVoice()
    hears = real_hears() if asked.real else stub_hears(asked.seconds)
    speaks = real_speaks() if asked.real else speaking(lambda name: tones, asked.seconds / 2)
    with ModelServer(hears, speaks, address=asked.address, port=asked.port) as server:
        print(server.url, flush=True)
        server.wait()


if __name__ == "__main__":
    main()
