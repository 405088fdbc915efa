"""`voicesim room`: a room on a closed network, with a browser and a headset at each desk."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.room.opening import Opened
    from voicesim.web.room.where import Where

PASSWORD = "VOICESIM_ROOM_PASSWORD"
"""Where a script that sets a room up leaves the trainer's password."""

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="A training room on a closed network: desks need a browser and a headset, nothing else.",
)


@app.command()
def init(
    name: Annotated[str, typer.Option("--name", help="What people call the room.")] = "Salle de formation",
    host: Annotated[
        str, typer.Option("--host", help="The server's name in the address line.")
    ] = "salle.local",
    address: Annotated[
        list[str] | None,
        typer.Option("--address", help="An address of the server besides those it finds itself."),
    ] = None,
    desks: Annotated[int, typer.Option("--desks", min=1, max=60, help="How many desks there are.")] = 12,
    calls: Annotated[
        int, typer.Option("--calls", min=0, max=60, help="Calls at once, no more; 0: one a desk.")
    ] = 0,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port of the pages.")] = 8443,
    trust_port: Annotated[
        int,
        typer.Option(
            "--trust-port", min=0, max=65535, help="Port of the page that hands out the certificate."
        ),
    ] = 8480,
    announce: Annotated[
        bool, typer.Option("--announce", help="Say the name on the local network (mDNS) while it is open.")
    ] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Set a room up: its certificate authority, its desks, the trainer's password (asked)."""
    from pydantic import ValidationError

    from voicesim.errors import ConfigurationError
    from voicesim.messages.refusals import refusal
    from voicesim.room.parts import require_parts

    require_parts()
    from voicesim.room.authority import fingerprint
    from voicesim.room.definition import Room
    from voicesim.room.opening import set_up
    from voicesim.room.passwords import hashed
    from voicesim.sessions.store_here import moment
    from voicesim.settings.sources import read_settings

    out = Output(json, plain)
    kept = hashed(_password(Message("the trainer's password"), Message("Password for the trainer: ")))
    try:
        room = Room(
            name=name,
            host=host,
            addresses=tuple(address or ()),
            desks=desks,
            calls=calls or desks,
            port=port,
            trust_port=trust_port,
            announced=announce,
            password=kept,
        )
    except ValidationError as error:
        what, mend = refusal(error.errors()[0]).parted()
        where = "--" + str(error.errors()[0]["loc"][0]).removesuffix("es")
        raise ConfigurationError("room.setting", what=what, where=where, mend=mend) from error
    folder = set_up(read_settings().settings, room, moment())
    root = folder.kept("root")
    assert root is not None, "it was made just now"
    out.line(Message("{room} is set up: {desks} desks.", room=room.name, desks=room.desks))
    out.line(Message("Certificate for the desks: {path}", path=folder.files("root")[0]))
    out.line(Message("Its fingerprint (SHA-256): {print}", print=fingerprint(root)))
    out.say(Message("Next: voicesim room open"))
    out.result(
        {
            "room": room.name,
            "host": room.host,
            "certificate": str(folder.files("root")[0]),
            "fingerprint": fingerprint(root),
        }
    )


@app.command()
def examiner(
    who: Annotated[str, typer.Argument(metavar="WHO", help="Name or pseudonym, as in the catalogue.")],
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Let somebody come into the room to examine, with a password of their own (asked)."""
    from voicesim.room.parts import require_parts

    require_parts()
    from voicesim.room.definition import folder_here, read_room
    from voicesim.room.examiners import Examiners
    from voicesim.sessions.store_here import registry_here
    from voicesim.settings.sources import read_settings

    settings = read_settings().settings
    folder = folder_here(settings)
    read_room(folder)
    person = registry_here(settings).find(who)
    Examiners(folder).give(
        person, _password(Message("the examiner's password"), Message("Password for the examiner: "))
    )
    out = Output(json, plain)
    out.line(Message("{who} may come in to examine.", who=who))
    out.result({"person": person})


@app.command()
def officer(json: Json = False, plain: Plain = False) -> None:
    """Let the data protection officer come into the room, with a password of their own (asked)."""
    from voicesim.room.parts import require_parts

    require_parts()
    from voicesim.room.definition import folder_here, read_room, write_room
    from voicesim.room.passwords import hashed
    from voicesim.settings.sources import read_settings

    folder = folder_here(read_settings().settings)
    room = read_room(folder)
    given = _password(
        Message("the data protection officer's password"),
        Message("Password for the data protection officer: "),
    )
    write_room(folder, room.model_copy(update={"officer": hashed(given)}))
    out = Output(json, plain)
    out.line(Message("The data protection officer may come in, once the room is opened again."))
    out.result({"room": room.name})


@app.command("open")
def open_(
    new_session: Annotated[
        bool,
        typer.Option("--new-session", help="Other codes and other people, although the last goes on."),
    ] = False,
    plain: Plain = False,
) -> None:
    """Open the room until Ctrl-C: prints its address and one code a desk."""
    from contextlib import nullcontext

    from voicesim.room.parts import require_parts

    require_parts()
    from voicesim.room.announcing import announced
    from voicesim.room.examiners import Examiners
    from voicesim.room.opening import open_room
    from voicesim.room.passkeys import Passkeys
    from voicesim.sessions.store_here import moment
    from voicesim.settings.sources import read_settings
    from voicesim.web.room import serving
    from voicesim.web.room.gate import RoomGate, hosts
    from voicesim.web.room.house import RoomHouse
    from voicesim.web.room.where import where_of
    from voicesim.web.serving import listening, port_of

    settings = read_settings().settings
    told = Output(False, plain or settings.screen.plain)
    with open_room(settings, moment(), new_session=new_session) as opened:
        room = opened.room
        with (
            listening(room.port, serving.EVERYWHERE) as pages,
            listening(room.trust_port, serving.EVERYWHERE) as trust,
        ):
            where = where_of(opened, port_of(pages), port_of(trust))
            house = RoomHouse(
                room,
                opened.session,
                settings,
                opened.registry,
                where,
                examiners=Examiners(opened.folder),
                passkeys=Passkeys(opened.folder, room.host, where.named, room.name),
            )
            names = (room.host, *opened.addresses)
            gate = RoomGate(house, hosts(names, port_of(pages)))
            name_said = announced(room.name, room.host, opened.addresses, port_of(pages))
            with (
                name_said if room.announced and not where.unreached else nullcontext(),
                serving.handing_out(
                    gate, opened.certified.root.certificate, trust, hosts(names, port_of(trust))
                ),
            ):
                certificate, key = opened.folder.files("server")
                server = serving.server(gate, certificate, key, began=lambda: _tell(told, opened, where))
                serving.serve(server, pages)
    told.say(Message("The room is closed."))


def _tell(told: Output, opened: Opened, where: Where) -> None:
    """What the trainer needs to begin."""
    if opened.certified.renewed:
        told.say(Message("The server's certificate was made anew; desks go on trusting it."))
    for name in opened.ended:
        told.say(Message("{name} was broken off when the server died: scored as far as it went.", name=name))
    if where.unreached:
        told.say(where.unreached)
    told.say(
        Message("{room} is open (Ctrl-C closes it), for this machine alone:", room=opened.room.name)
        if where.unreached
        else Message("{room} is open (Ctrl-C closes it). The address for everybody:", room=opened.room.name)
    )
    told.line("")
    told.line(f"    {where.address}")
    for other in where.others:
        told.line(f"    {other}")
    told.line("")
    if not where.unreached and where.named not in (where.address, *where.others):
        told.say(Message("By its name, once the network knows it: {address}", address=where.named))
    told.say(Message("The first time on a machine, begin at {address}", address=where.trust))
    told.say(Message("Fingerprint: {print}", print=where.fingerprint))
    told.table(("desk", "code"), [(str(seat.desk), seat.code) for seat in opened.session.seats])
    told.say(Message("The sheet to print is on the board, after the trainer's password."))


def _password(whose: Message, asked: Message) -> str:
    """Asked twice at the terminal; of a script, from the environment."""
    from getpass import getpass

    from voicesim.cli.person import language_here
    from voicesim.errors import ConfigurationError
    from voicesim.messages.catalogue import said

    given = os.environ.get(PASSWORD)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise ConfigurationError(
            "room.no_terminal",
            what=Message("there is no terminal to type it at"),
            where=whose,
            mend=Message("set {name} to it", name=PASSWORD),
        )
    try:
        first = getpass(said(asked, language_here()))
        second = getpass(said(Message("Once more: "), language_here()))
    except EOFError:
        raise typer.Abort from None
    if first != second:
        raise ConfigurationError(
            "room.passwords_differ",
            what=Message("the two are not the same"),
            where=whose,
            mend=Message("type it again"),
        )
    return first
