"""A second screen: what a trainee has beside them, on a tablet that has no code."""

from __future__ import annotations

import re

from room_played import PlayedRoom


def test_a_second_screen_shows_the_file_of_its_call_and_nothing_once_it_is_over(room: PlayedRoom) -> None:
    pages, tablet = room.desk(1), room.stranger("192.168.1.77")
    with pages.call("FR07", typed=True) as page:
        (address,) = set(re.findall(r"/beside/[A-Za-z0-9_-]+", pages.text(f"/line/{page.call.id}")))
        page.begin()
        shown = tablet.get(address)
        assert shown.status_code == 200
        assert "franchise" in shown.text
        for secret in (page.call.id, page.call.token, "Poste 1", "Quitter"):
            assert secret not in shown.text
        assert tablet.get(f"{address}/qr.svg").headers["content-type"] == "image/svg+xml"
        assert tablet.get(address[:-1]).status_code == 404
        page.do("stop")
        page.to_the_end()
    assert page.call.ended(60)
    assert tablet.get(address).status_code == 404
