"""Every word of the pages: in English here, in French in `voicesim.messages.french.web`."""

from __future__ import annotations

from collections.abc import Mapping

from voicesim.messages.message import Message

WORDS: Mapping[str, Message] = {
    "brand.title": Message("A difficult call, before it happens"),
    "skip": Message("Skip to the content"),
    "mode.practice": Message("Practice"),
    "mode.certification": Message("Examination"),
    "language.label": Message("Language of the pages"),
    "footer": Message(
        "Everything stays on this machine: no account, no network, no recording that leaves the room."
    ),
    "home.title": Message("Who is calling?"),
    "home.lead": Message(
        "Practise a difficult call before it happens. The caller is simulated; what they make you feel is"
        " not."
    ),
    "home.under_way": Message("A call is under way."),
    "home.under_way_back": Message("Go back to it"),
    "home.callers": Message("Callers"),
    "home.spoken": Message("Language of the calls"),
    "home.spoken.fr": Message("In French"),
    "home.spoken.en": Message("In English"),
    "home.latest": Message("Your last calls"),
    "home.when": Message("{day}, {hour}"),
    "home.no_calls": Message("None yet. Your calls will be here, for you alone."),
    "score.of": Message("{score} of 100"),
    "score.none": Message("not scored"),
    "caller.sensitive": Message("Sensitive subject"),
    "level.1": Message("Gentle"),
    "level.2": Message("Demanding"),
    "level.3": Message("Hard"),
    "back.home": Message("Back to the callers"),
    "caller.brief": Message("Your part"),
    "caller.brief_hint": Message("You will have this beside you during the call."),
    "caller.ready": Message("Before you pick up"),
    "caller.go": Message("Go to the telephone"),
    "how.legend": Message("How you will answer"),
    "how.spoken": Message("With a headset"),
    "how.spoken_hint": Message("You speak, and hear the caller."),
    "how.typed": Message("With the keyboard"),
    "how.typed_hint": Message("You type what you say; the microphone stays closed."),
    "captions.ask": Message("Show what the caller says"),
    "captions.hint": Message("Captions, word by word. The record says that you had them."),
    "unrecorded.ask": Message("Keep no sound of this call"),
    "unrecorded.hint": Message(
        "Only its words are kept, for the scorecard. You will not be able to listen again."
    ),
    "help.ask_level": Message("Help during the call"),
    "help.level.3": Message("what to say, in words"),
    "help.level.2": Message("what is waiting, and why"),
    "help.level.1": Message("only that something waits"),
    "help.level.0": Message("no help"),
    "help.hint": Message("It grows less by itself as you manage without. The record says what was shown."),
    "help.title": Message("You could"),
    "help.after": Message(
        "Help: {shown} suggestion{shown!p} shown, {used} followed, {alone} thing{alone!p} done without. "
        "Next time: "
        "level {level}."
    ),
    "notice.title": Message("The notice"),
    "notice.accept": Message("I have read the notice and accept it."),
    "file.screen": Message("The contract file"),
    "file.procedure": Message("The procedure"),
    "author.title": Message("{name}, as its author sees it"),
    "author.see": Message("See it as its author: that tells everything the caller hides"),
    "author.try": Message("Try it"),
    "author.rehearse": Message("Let the robot trainees take it"),
    "author.robots": Message("What the robots got"),
    "author.robot": Message("Robot"),
    "author.facts": Message("Facts found"),
    "author.robots_good": Message("Each got what it deserves."),
    "author.knows": Message("What the caller knows"),
    "author.told.opening": Message("told at once"),
    "author.told.asked": Message("told when asked"),
    "author.told.trust": Message("told when asked and trusted"),
    "author.told.never": Message("never told"),
    "author.asked": Message("What a good call asks, and what is answered"),
    "author.text": Message("The text"),
    "author.nothing": Message("Nothing to mend."),
    "author.to_mend": Message("{count} thing{count!p} to mend."),
    "form.title": Message("The claim form"),
    "form.hint": Message(
        "Fill it in while you talk. What you enter is on the record, with when; the report shows it beside "
        "what was said."
    ),
    "phone.title": Message("The telephone"),
    "phone.timer": Message("Length of the call"),
    "phone.buttons": Message("Buttons of the telephone"),
    "phone.pick_up": Message("Pick up"),
    "phone.hold": Message("Hold"),
    "phone.transfer": Message("Transfer"),
    "phone.transfer_hint": Message(
        "A transfer is spoken: tell the caller whom you pass them to and why. If there is a colleague for"
        " this call, they pick up, and you are speaking to them."
    ),
    "phone.pause": Message("Pause"),
    "phone.hang_up": Message("Hang up"),
    "phone.stop": Message("Stop the simulation now; nobody asks why"),
    "check.title": Message("Your headset"),
    "check.hint": Message(
        "Put it on, open the microphone, and say a sentence as you would on the telephone."
    ),
    "check.open": Message("Open the microphone"),
    "check.record": Message("Say a sentence and hear it back"),
    "check.level": Message("Level of your voice"),
    "check.begin": Message("I am ready: let it ring"),
    "check.type_instead": Message("No microphone? Type instead."),
    "check.typed": Message("At the keyboard"),
    "check.typed_hint": Message(
        "You will hear the caller and type what you say. There is no hurry: no silence grows while you think."
    ),
    "said.title": Message("What is said"),
    "type.label": Message("What you say"),
    "type.send": Message("Say it"),
    "type.hint": Message("Enter says it; Shift and Enter begins a new line."),
    "no_script": Message(
        "The telephone needs JavaScript: allow it for this page. Nothing is fetched from anywhere else."
    ),
    "call.beside": Message("Beside you"),
    "marks.title": Message("Your own marks first"),
    "marks.lead": Message("Before you see the result: how did it go? Leave out what you cannot tell."),
    "marks.keep": Message("Keep them and see the result"),
    "marks.skip": Message("See the result without"),
    "after.duration": Message("{duration} min"),
    "after.incomplete": Message("The call was broken off; this is what there is of it."),
    "after.score": Message("The score"),
    "after.proposal": Message("The machine proposes, with its evidence; you may contest it."),
    "after.report": Message("Read and hear the report"),
    "after.dimensions": Message("The four dimensions"),
    "after.own": Message("yours: {mark}"),
    "after.next": Message("The one thing to do next"),
    "after.critical": Message("Critical errors"),
    "after.again": Message("Take this call again"),
    "after.other": Message("Choose another caller"),
    "after.kept": Message("The recording is deleted by itself on {day}."),
    "contest.title": Message("What you contest"),
    "contest.hint": Message(
        "Tick what is wrong: the call is scored again as if it did not count. Both scores are kept; what "
        "you untick is taken back."
    ),
    "contest.lines": Message("Lines you did not say so"),
    "contest.verdicts": Message("Verdicts you hold to be wrong"),
    "contest.error": Message("critical error"),
    "contest.why": Message("Why, if you like"),
    "contest.send": Message("Score it again so"),
    "contest.without": Message("Without what you contest: {score} of 100."),
    "refusal.title": Message("This cannot be done"),
    "closed.title": Message("Come in by the address of the terminal"),
    "closed.lead": Message(
        "Open the whole address that 'voicesim serve' printed when it started: its key opens these pages."
    ),
    "closed.why": Message(
        "Your calls are yours: without the key, nobody else who uses this machine can read or hear them here."
    ),
}
"""What the templates show."""

SCRIPT: Mapping[str, Message] = {
    "line.loading": Message("Loading recognition and voices"),
    "line.announcing": Message("A voice announces the call"),
    "line.together": Message("You are ready; your trainer starts all together"),
    "line.ringing": Message("The telephone rings"),
    "line.connected": Message("On the line"),
    "line.speaking": Message("The caller speaks"),
    "line.holding": Message("The caller is on hold"),
    "line.paused": Message("Paused; nothing is recorded"),
    "line.over": Message("The call is over"),
    "line.scoring": Message("The call is being scored; a few seconds"),
    "engines.loading": Message("The telephone is being made ready…"),
    "engines.ready": Message("The telephone is ready."),
    "hold": Message("Hold"),
    "hold.back": Message("Take the caller back"),
    "pause": Message("Pause"),
    "pause.back": Message("Go on"),
    "help.anger": Message("Answer the anger first: it was heard and not answered yet."),
    "help.distress": Message("Answer the distress first: it was told and not answered yet."),
    "help.ask": Message("Ask about this, it has not come up yet: {about}"),
    "help.waits": Message("Something waits for you."),
    "who.client": Message("Caller"),
    "who.trainee": Message("You"),
    "who.announcement": Message("Announcement"),
    "cut": Message("(cut short)"),
    "level.silent": Message("Nothing is heard yet: speak, or choose another microphone in the browser."),
    "level.low": Message("Faint: bring the microphone closer, or raise its gain."),
    "level.good": Message("You are heard well."),
    "level.high": Message("Too loud: lower the microphone's gain."),
    "check.speak": Message("Speak now, four seconds…"),
    "check.listen": Message("This is how you are heard."),
    "check.again": Message("Was it clear? Then you are ready."),
    "check.noisy": Message(
        "Your voice is only {above} dB above the room: find a quieter place, or bring the microphone closer."
    ),
    "check.echo": Message(
        "The microphone hears your earphones: turn them down, or wear a headset, or the call hears itself."
    ),
    "check.calm": Message("The room is quiet, and the microphone does not hear your earphones."),
    "processing.off": Message("The browser leaves your voice as it is."),
    "processing.on": Message(
        "The browser changes your voice and could not be told not to: {what}. The record says so."
    ),
    "processing.echoCancellation": Message("echo cancellation"),
    "processing.noiseSuppression": Message("noise suppression"),
    "processing.autoGainControl": Message("automatic gain"),
    "microphone.insecure": Message(
        "This address may not use the microphone. Open the page as http://127.0.0.1 on this very machine,"
        " or by https."
    ),
    "microphone.missing": Message(
        "This browser has no microphone to offer. Use a current Firefox, Chrome, Edge or Safari, or type "
        "instead."
    ),
    "microphone.refused": Message(
        "The microphone was refused. Allow it in the padlock beside the address, then open it again."
    ),
    "microphone.none": Message(
        "There is no microphone on this machine. Plug the headset in, then open it again."
    ),
    "microphone.busy": Message(
        "Another program holds the microphone. Close it, then open the microphone again."
    ),
    "connection.lost": Message("The connection is lost; the call stands still and goes on by itself."),
    "connection.taken": Message("The call goes on in another page."),
    "connection.over": Message("The call cannot be reached any more. What was said is kept, and scored."),
}
"""What the pages' scripts show."""
