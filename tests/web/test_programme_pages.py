"""The managers' page, and the page of what one agreed to."""

from __future__ import annotations

import re

from page_played import Pages
from room_played import PlayedRoom, call_held

from voicesim.catalogue import people
from voicesim.catalogue.paths import Level, Met, PathEntry, enter_path
from voicesim.programme.consent import agreed_by
from voicesim.sessions.registry import Registry
from voicesim.sessions.store_here import moment


def house(registry: Registry, team: str, size: int, finished: int) -> None:
    now = moment()
    for number in range(size):
        who = f"P-{team[0]}{number:07}"
        with registry.database.writing() as connection:
            people.enrol(connection, who, team, now)
        levels = [Level("ecoute", number % 3 == 0, number % 2 == 0)]
        enter_path(
            registry.database,
            PathEntry(who, now, now, 4, number < finished, 3, levels, [Met("FR03", 2, number % 2)]),
        )


def figures(text: str) -> list[str]:
    return re.findall(r'<td class="num"[^>]*>(\d+ / \d+)</td>', text)


def test_a_manager_is_told_of_everybody_and_of_each_team_that_may_be_told(room: PlayedRoom) -> None:
    house(room.house.registry, "north", 30, 12)
    house(room.house.registry, "small", 4, 3)
    trainer = room.trainer()
    shown = trainer.get("/programme").text
    assert "12 / 30" in figures(shown), "the four are in no sum"
    assert "north" in shown
    assert "small" not in shown
    assert "P-" not in shown, "nobody's pseudonym"
    assert "15 / 30" in figures(trainer.get("/programme?group=north").text)
    hidden = figures(trainer.get("/programme?group=small").text)
    assert hidden == figures(shown), "a team that may not be told is as one that is not there"


def test_a_desk_in_the_room_does_not_see_the_managers_page(room: PlayedRoom) -> None:
    assert room.desk(1).client.get("/programme").status_code == 403


def test_a_desk_of_ones_own_is_told_nothing_of_one_person(pages: Pages) -> None:
    pages.text("/path?calls=fr")
    shown = pages.text("/programme")
    assert figures(shown) == []
    assert "moins de cinq personnes" in shown.replace("\xa0", " ")


def test_what_one_agreed_to_is_given_and_withdrawn_and_the_command_line_says_the_same(pages: Pages) -> None:
    registry, person = pages.desk.owner()
    first = pages.text("/consent")
    assert first.count("Non accordé") == 1, "wordings are lent by nobody who did not say so"
    assert "Il n'y a pas de formateur ici" in first.replace("&#39;", "'")
    assert pages.client.post("/consent", data={"lends": "yes"}).status_code == 303
    assert pages.client.post("/consent", data={"takes_part": "no"}).status_code == 303
    agreed = agreed_by(registry, person, moment())
    assert (agreed.lends, agreed.takes_part) == (True, False)
    assert "Accordé le" in pages.text("/consent")
    pages.client.post("/consent", data={"lends": "no", "takes_part": "yes"})
    agreed = agreed_by(registry, person, moment())
    assert (agreed.lends, agreed.takes_part) == (False, True)
    pages.client.post("/consent", data={"lends": "perhaps"})
    assert agreed_by(registry, person, moment()) == agreed, "no answer changes nothing"
    assert "Agree" in pages.client.get("/language/en?back=/consent", follow_redirects=True).text


def test_who_is_in_a_team_is_asked_on_their_path_whether_they_are_measured(pages: Pages) -> None:
    registry, person = pages.desk.owner()
    question = "Participez-vous à ce qui est mesuré"
    assert question not in pages.text("/path?calls=fr"), "without a team nothing is measured"
    with registry.database.writing() as connection:
        people.enrol(connection, person, "north", moment())
    assert question in pages.text("/path?calls=fr")
    assert not agreed_by(registry, person, moment()).takes_part, "who has not answered is not measured"
    assert "Vous n'avez pas répondu" in pages.text("/consent").replace("&#39;", "'")
    answered = pages.client.post("/consent", data={"from": "path", "takes_part": "no"})
    assert answered.headers["location"] == "/path"
    assert question not in pages.text("/path?calls=fr")
    assert "Vous n'y participez pas" in pages.text("/consent").replace("&#39;", "'")


def test_a_call_shared_with_the_trainer_is_taken_back_on_the_same_page(room: PlayedRoom) -> None:
    desk = room.desk(1)
    assert "Vous ne partagez aucun appel" in desk.client.get("/consent").text
    with call_held(desk) as name:
        desk.client.post(f"/calls/{name}/share", data={"shared": "yes"})
        assert f'action="/calls/{name}/share"' in desk.client.get("/consent").text
        desk.client.post(f"/calls/{name}/share", data={"shared": "no"})
        assert room.house.session.seats[0].shared == ()
