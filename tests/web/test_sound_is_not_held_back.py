"""The frames that answer a page's leave at once, though a network likes to gather what is small."""

from __future__ import annotations

import asyncio
import socket

from voicesim.web.serving import HERE, listening, port_of


def test_a_frame_does_not_wait_until_the_page_has_acknowledged_the_one_before() -> None:
    async def held_back() -> int:
        found: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def came(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            page: socket.socket = writer.get_extra_info("socket")
            found.set_result(page.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with listening(0) as opened:
            server = await asyncio.start_server(came, sock=opened)
            _, writer = await asyncio.open_connection(HERE, port_of(opened))
            sent_at_once = await found
            writer.close()
            server.close()
        return sent_at_once

    assert asyncio.run(held_back())
