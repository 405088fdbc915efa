"""A room of paper: browsers that came in by their codes, and a trainer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from page_played import Pages
from starlette.testclient import TestClient

from voicesim.web.desk import Desk
from voicesim.web.room.house import RoomHouse

PASSWORD = "quatre mots pris au hasard"


@dataclass
class PlayedRoom:
    """A room that is open."""

    house: RoomHouse
    app: object
    host: str
    stack: ExitStack

    @property
    def origin(self) -> str:
        return f"https://{self.host}"

    def stranger(self, address: str = "192.168.1.50") -> TestClient:
        """A browser that has not come in."""
        return TestClient(
            self.app,  # type: ignore[arg-type]
            base_url=self.origin,
            headers={"origin": self.origin},
            follow_redirects=False,
            client=(address, 5000),
        )

    def desk(self, number: int) -> Pages:
        """A browser at a desk."""
        client = self.stranger(f"192.168.1.{number + 100}")
        seat = self.house.session.seat(number)
        assert seat is not None
        answer = client.post("/enter", data={"code": seat.code})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        return Pages(client, self.at(number), self.host, "wss")

    def at(self, number: int) -> Desk:
        seat = self.house.session.seat(number)
        assert seat is not None
        return self.house.desk(seat)

    def trainer(self) -> TestClient:
        client = self.stranger("192.168.1.10")
        answer = client.post("/enter", data={"password": PASSWORD})
        assert (answer.status_code, answer.headers["location"]) == (303, "/board")
        return client

    def officer(self) -> TestClient:
        client = self.stranger("192.168.1.11")
        answer = client.post("/enter", data={"officer": "yes", "password": PASSWORD})
        assert (answer.status_code, answer.headers["location"]) == (303, "/reads")
        return client

    def examiner(self, name: str, password: str = PASSWORD) -> TestClient:
        """A browser of an examiner, who gets that password first."""
        person = self.house.registry.enrol(name, "", self.house.clock())[0].pseudonym
        assert self.house.examiners is not None
        self.house.examiners.give(person, password)
        client = self.stranger("192.168.1.20")
        answer = client.post("/enter", data={"examiner": name, "password": password})
        assert (answer.status_code, answer.headers["location"]) == (303, "/examine")
        return client


@contextmanager
def call_held(pages: Pages, said: str = "Bonjour, je vous écoute.", caller: str = "FR07") -> Iterator[str]:
    """A short call from the desk, typed; gives the name it is kept by."""
    with pages.call(caller, typed=True) as page:
        page.begin()
        page.until(lambda state: state["line"] == "ringing")
        page.do("pick_up")
        page.says(said)
        page.do("hang_up")
        yield page.to_the_end().split("/")[2]
