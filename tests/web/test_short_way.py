"""What a page sends reaches its call without a queue, in its order; what is odd goes the usual way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
import uvicorn
from test_closing_pages import Wire, nothing
from uvicorn.server import ServerState
from websockets.frames import Frame, Opcode
from websockets.protocol import State

from voicesim.web.frames_lane import MOST_UNSENT, Sockets
from voicesim.web.serving import settings_of_a_server


class Cable(Wire):
    """A network that remembers what it was given, and may be slow to send it."""

    def __init__(self) -> None:
        super().__init__()
        self.sent, self.unsent = b"", 0

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.sent += bytes(data)

    def is_closing(self) -> bool:
        return self.closed

    def pause_reading(self) -> None:
        """The usual way has one message wait."""

    def get_write_buffer_size(self) -> int:
        return self.unsent


def with_a_page(what: Callable[[Sockets, Cable], Any]) -> Any:
    async def connected() -> Any:
        config = uvicorn.Config(nothing, **settings_of_a_server())
        config.load()
        socket, cable = Sockets(config, ServerState(), {}), Cable()
        socket.connection_made(cable)
        socket.handshake_complete, socket.conn.state = True, State.OPEN
        socket.conn.parser = socket.conn.parse()
        next(socket.conn.parser)
        return what(socket, cable)

    return asyncio.run(connected())


def sent(*messages: tuple[Opcode, bytes, bool]) -> bytes:
    return b"".join(Frame(code, data, fin).serialize(mask=True) for code, data, fin in messages)


def test_frames_and_buttons_come_in_the_order_in_which_the_page_sent_them() -> None:
    def heard(socket: Sockets, cable: Cable) -> list[bytes | str]:
        taken: list[bytes | str] = []
        socket.take = lambda message: taken.append(message) is None
        page = [(Opcode.BINARY, b"1", True), (Opcode.TEXT, "é".encode(), True), (Opcode.BINARY, b"2", True)]
        socket.data_received(sent(*page))
        assert socket.queue.empty()
        return taken

    assert with_a_page(heard) == [b"1", "é", b"2"]


def test_a_message_in_pieces_and_one_that_is_refused_go_the_usual_way() -> None:
    def waiting(socket: Sockets, cable: Cable) -> list[bytes]:
        socket.take = lambda message: False
        socket.data_received(
            sent((Opcode.BINARY, b"no", True), (Opcode.BINARY, b"in ", False), (Opcode.CONT, b"two", True))
        )
        return [socket.queue.get_nowait()["bytes"] for _ in range(socket.queue.qsize())]  # type: ignore[typeddict-item]

    assert with_a_page(waiting) == [b"no", b"in two"]


def test_an_answer_is_written_at_once_and_a_page_that_takes_nothing_is_noticed() -> None:
    def written(socket: Sockets, cable: Cable) -> tuple[bytes, bool, bool]:
        first = socket.write(b"abc")
        cable.unsent = MOST_UNSENT + 1
        return cable.sent, first, socket.write("x")

    assert with_a_page(written) == (b"\x82\x03abc", True, False)


def taken_into(taken: list[bytes | str]) -> Callable[[bytes | str], bool]:
    def take(message: bytes | str) -> bool:
        taken.append(message)
        return True

    return take


FRAME_OF_SOUND = bytes(range(256)) * 2 + bytes(136)


@pytest.mark.parametrize("size", [1, 2, 4, 8, 9, 300, 655, 656, 657, 1312, 5000])
def test_however_the_network_cuts_what_a_page_sends_the_same_arrives(size: int) -> None:
    """A frame of sound that comes whole goes past the parser, which must never be in the midst of another."""

    def heard(socket: Sockets, cable: Cable) -> list[bytes | str]:
        taken: list[bytes | str] = []
        socket.take = taken_into(taken)
        page = sent(*[(Opcode.BINARY, FRAME_OF_SOUND, True)] * 3, (Opcode.TEXT, b"{}", True))
        page += sent(*[(Opcode.BINARY, FRAME_OF_SOUND, True)] * 2)
        for at in range(0, len(page), size):
            socket.data_received(page[at : at + size])
        return taken

    assert with_a_page(heard) == [FRAME_OF_SOUND] * 3 + ["{}"] + [FRAME_OF_SOUND] * 2


def test_a_whole_frame_of_sound_needs_no_parser_but_one_inside_a_message_in_pieces_does() -> None:
    def parsed(socket: Sockets, cable: Cable) -> list[int]:
        lengths: list[int] = []
        receive = socket.conn.receive_data

        def received(data: bytes | bytearray) -> None:
            lengths.append(len(data))
            receive(data)

        socket.conn.receive_data = received  # type: ignore[method-assign]
        socket.take = lambda message: True
        sound = sent((Opcode.BINARY, FRAME_OF_SOUND, True))
        for message in (sound, sound, sent((Opcode.BINARY, b"a beginning", False)), sound):
            socket.data_received(message)
        assert socket.close_sent, "no message begins inside another: RFC 6455, 5.4"
        return lengths

    assert with_a_page(parsed) == [656, 17, 656], (
        "the first, for who knows where the parser stood, and the last two"
    )


def test_an_answer_of_a_frames_length_has_the_head_that_a_browser_expects() -> None:
    def written(socket: Sockets, cable: Cable) -> list[bytes]:
        answers = [bytes(length) for length in (125, 126, 656, 4096)]
        heads = []
        for answer in answers:
            cable.sent = b""
            assert socket.write(answer)
            assert cable.sent == Frame(Opcode.BINARY, answer).serialize(mask=False)
            heads.append(cable.sent)
        socket.conn.state = State.CLOSING
        cable.sent = b""
        socket.write(bytes(656))
        assert cable.sent == b"", "a page that is going gets nothing more"
        return heads

    assert len(with_a_page(written)) == 4
