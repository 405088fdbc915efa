"""Every word of a room's pages: in English here, in French in `voicesim.messages.french.web_room`."""

from __future__ import annotations

from collections.abc import Mapping

from voicesim.messages.message import Message
from voicesim.room.board import Microphone, Standing

STANDINGS: Mapping[Standing, Message] = {
    "empty": Message("nobody yet"),
    "seated": Message("seated"),
    "preparing": Message("preparing a call"),
    "ready": Message("at the headset check"),
    "waiting": Message("ready, waits for the start"),
    "ringing": Message("it rings"),
    "in_call": Message("in a call"),
    "on_hold": Message("caller on hold"),
    "scoring": Message("being scored"),
    "finished": Message("finished"),
    "incident": Message("needs somebody"),
}

MICROPHONES: Mapping[Microphone, Message] = {
    "unknown": Message("not tried yet"),
    "heard": Message("is heard"),
    "silent": Message("nothing is heard"),
    "refused": Message("refused by the browser"),
    "none": Message("types"),
}

ROOM_WORDS: Mapping[str, Message] = {
    "room.footer": Message(
        "Everything stays in this room: nothing is fetched from anywhere, no recording leaves the server."
    ),
    "room.desk": Message("Desk {desk}"),
    "room.trainer": Message("Trainer"),
    "room.examiner": Message("Examiner"),
    "room.leave": Message("Leave"),
    "enter.title": Message("Come in"),
    "enter.lead": Message("You are in the training room {room}."),
    "enter.first": Message(
        "That page is for who has come in. If you had: the session is over, or the desk was given to "
        "another browser."
    ),
    "enter.desk": Message("At a desk"),
    "enter.code": Message("Code of your desk"),
    "enter.code_hint": Message("Eight signs, on the sheet at your desk; small or capital letters."),
    "enter.go": Message("Come in"),
    "enter.trainer": Message("I am the trainer"),
    "enter.password": Message("Password"),
    "enter.officer": Message("I am the data protection officer"),
    "room.officer": Message("Data protection officer"),
    "reads.title": Message("Who read whose calls"),
    "reads.lead": Message(
        "Every reading of somebody's call by somebody else, this month and the one before. No call can be "
        "opened from here; whoever held one reads it without an entry."
    ),
    "reads.count": Message("{count} reading{count!p}."),
    "reads.none": Message("Nobody has read anybody's call."),
    "reads.when": Message("When"),
    "reads.call": Message("Call"),
    "reads.by": Message("Read by"),
    "reads.by.trainer": Message("the trainer: its trainee shared it"),
    "reads.by.examiner": Message("an examiner"),
    "reads.requests": Message("Somebody asks for their data, or for their deletion"),
    "reads.requests_how": Message("At the terminal of the server, by their pseudonym or name:"),
    "enter.examiner": Message("I am an examiner"),
    "enter.name": Message("Name or pseudonym"),
    "passkeys.enter": Message("Come in by passkey"),
    "passkeys.sign": Message("Say who you are by passkey"),
    "passkeys.refused": Message("No passkey was given: try again, or use the password."),
    "passkeys.elsewhere": Message("Passkeys work at {address} alone, in a browser that knows them."),
    "passkeys.title": Message("Passkeys"),
    "passkeys.lead": Message(
        "A passkey lets you come in and sign with this device: its lock, a fingerprint, a key. The password "
        "goes on opening the door if the device is lost."
    ),
    "passkeys.none": Message("None yet."),
    "passkeys.added": Message("Passkey {number}, added on {day}"),
    "passkeys.remove": Message("Take it away"),
    "passkeys.remove_of": Message("Take passkey {number} away"),
    "passkeys.password": Message("Your password, once more"),
    "passkeys.add": Message("Add a passkey on this device"),
    "enter.private": Message(
        "Your calls are yours: the trainer sees that you practise, never what is said, unless you share a "
        "call."
    ),
    "how.on_server": Message("For the trainer, at the server:"),
    "beside.title": Message("On a second screen"),
    "beside.hint": Message(
        "Open this on a telephone or a tablet that trusts the room, as a desk does: the file and the "
        "procedure are there to read, nothing of what is said, and it closes with the call."
    ),
    "news.title": Message("From your trainer"),
    "news.open": Message("Open it: {title}"),
    "share.title": Message("Share this call"),
    "share.hint": Message(
        "Only you can open this call. If you share it, the trainer may play it to the group, and others "
        "may take "
        "it up again from one of its turns. You can take that back at any time."
    ),
    "share.yes": Message("Share it with the trainer"),
    "share.no": Message("Take it back"),
    "share.done": Message("You have shared this call."),
    "board.title": Message("The desks"),
    "board.lead": Message("You see where each desk stands, never what is said."),
    "board.lines": Message("Lines in use:"),
    "board.head.desk": Message("Desk"),
    "board.head.standing": Message("Where it stands"),
    "board.head.microphone": Message("Microphone"),
    "board.head.asked": Message("Given"),
    "board.head.calls": Message("Calls"),
    "board.head.shared": Message("Shared"),
    "board.choose": Message("Choose desk {desk}"),
    "board.all": Message("All desks"),
    "board.give": Message("Give a caller"),
    "board.caller": Message("Caller"),
    "board.own": Message("their own choice"),
    "board.path": Message("their own path"),
    "board.together": Message("All begin together, when I start them"),
    "board.give_go": Message("Give it to the chosen desks"),
    "board.start": Message("Start all that wait"),
    "board.tell": Message("Send a message"),
    "board.message": Message("Message"),
    "board.tell_go": Message("Send it to the chosen desks"),
    "board.more": Message("End something"),
    "board.stop": Message("Hang the chosen desks up"),
    "board.out": Message("Let the chosen desks give their code again"),
    "board.sheet": Message("Sheet to print"),
    "board.group": Message("End of session"),
    "board.hint": Message("Tick desks in the table first; what you send goes to those."),
    "sheet.title": Message("Today's sheet"),
    "sheet.address": Message("Address of the room"),
    "sheet.or": Message("or, where that name is not found:"),
    "sheet.first": Message(
        "The first time on a machine: open {address} there (no padlock yet), and follow its instructions "
        "once."
    ),
    "sheet.fingerprint": Message("The certificate's fingerprint, to compare (SHA-256)"),
    "sheet.code": Message("Code"),
    "sheet.codes": Message("One code a desk: cut along the lines. They hold for twelve hours."),
    "sheet.qr": Message("QR code of {address}"),
    "sheet.print": Message("Print this page with the browser's own command."),
    "group.title": Message("End of session"),
    "group.few": Message(
        "A view of the group is shown from {count} people with a scored call on: below that, somebody "
        "could be "
        "told apart."
    ),
    "group.of": Message("{people} people, {calls} calls. Nobody can be told apart."),
    "group.strong": Message("What went well"),
    "group.work": Message("To work on"),
    "group.none": Message("Nothing stands out."),
    "group.share": Message("{share} %"),
    "group.shared": Message("Calls to look at together"),
    "group.nothing_shared": Message("Nobody has shared a call. A desk shares one from its result."),
    "debrief.title": Message("Debrief, desk {desk}"),
    "debrief.back": Message("Back to the end of session"),
    "debrief.report": Message("Play both sides, with the caller's mood and what moved it"),
    "debrief.again": Message("Take it up again from a turn"),
    "debrief.turn": Message("From"),
    "debrief.desk": Message("At desk"),
    "debrief.go": Message("Ask that desk"),
    "trust.title": Message("Let this machine trust the room"),
    "trust.lead": Message(
        "Once on each machine. The room {room} has a certificate authority of its own, which can vouch for "
        "this "
        "room only, for no other site."
    ),
    "trust.get": Message("1. Fetch the certificate"),
    "trust.file": Message("Fetch the certificate"),
    "trust.compare": Message("Compare its fingerprint with the trainer's sheet (SHA-256):"),
    "trust.install": Message("2. Tell this machine to trust it"),
    "trust.windows": Message("Windows (Chrome, Edge, Firefox)"),
    "trust.windows_how": Message(
        "Open the file; Install certificate; Current user; Place all certificates in the following store: "
        "Trusted "
        "Root Certification Authorities; confirm. Then close the browser and open it again."
    ),
    "trust.mac": Message("macOS"),
    "trust.mac_how": Message(
        "Open the file; it goes to Keychain Access. Open it there, and under Trust choose Always Trust."
    ),
    "trust.linux": Message("Linux (Chrome, Chromium)"),
    "trust.linux_how": Message(
        "chrome://settings/certificates, Custom, Installed by you, Import; choose the file and trust it "
        "for websites."
    ),
    "trust.linux_line": Message("Or at a terminal, with libnss3-tools, then open the browser again:"),
    "trust.firefox": Message("Firefox on Linux"),
    "trust.firefox_how": Message(
        "Settings, Privacy and Security, Certificates, View Certificates, Authorities, Import; tick: "
        "identify websites."
    ),
    "trust.phone": Message("iPhone, iPad, Android"),
    "trust.phone_how": Message(
        "iPhone, iPad: open the file, then Settings, Profile downloaded, Install; then General, About, "
        "Certificate "
        "Trust Settings, switch it on. Android: Settings, Security, Encryption, Install a certificate, CA "
        "certificate."
    ),
    "trust.managed": Message("Managed desks (group policy)"),
    "trust.managed_how": Message(
        "Distribute the certificate as a trusted root by group policy; set AudioCaptureAllowedUrls to "
        "{address} in "
        "Chrome and Edge, Permissions.Microphone.Allow in Firefox, so that nobody is asked for the "
        "microphone."
    ),
    "trust.open": Message("3. Open the room"),
}
"""What the templates show."""
