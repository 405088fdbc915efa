"""Every word of the examiners' pages: in English; in French in `voicesim.messages.french.web_examining`."""

from __future__ import annotations

from collections.abc import Mapping

from voicesim.messages.message import Message

EXAMINING_WORDS: Mapping[str, Message] = {
    "candidate.title": Message("Examination: candidate {number}"),
    "candidate.minutes": Message("{minutes} minutes, then the line is cut"),
    "candidate.rubric": Message("What the call is judged by"),
    "candidate.done": Message(
        "Every call is taken: recorded, and complete. People mark them; you will be told what the jury "
        "decides."
    ),
    "board.examine": Message("Seat candidates"),
    "board.sitting": Message("Sitting"),
    "board.no_sitting": Message("none: practice"),
    "board.candidate": Message("Number of the candidate at the first chosen desk"),
    "board.candidate_hint": Message("The other chosen desks take the numbers that follow."),
    "board.examine_go": Message("Seat them at the chosen desks"),
    "examine.title": Message("Your sittings"),
    "examine.lead": Message(
        "Each call is marked alone: the whole first, every criterion before anything of the "
        "machine's, then with the evidence."
    ),
    "examine.seat": Message("you are {seat}"),
    "examine.whole": Message("The whole sitting"),
    "examine.to_mark": Message("To mark"),
    "examine.to_settle": Message("To settle"),
    "examine.call": Message("Candidate {number}, {station}"),
    "examine.begun": Message("begun"),
    "examine.fresh": Message("not begun"),
    "examine.nothing": Message("Nothing waits for you here."),
    "examine.none": Message("You are an examiner of no sitting here."),
    "examine.back": Message("Back to your sittings"),
    "listen.title": Message("The recording"),
    "listen.hint": Message("Left the candidate, right the simulated caller. Opening a call is logged."),
    "listen.from": Message("Listen from"),
    "mark.title": Message("Candidate {number}"),
    "mark.whole": Message("First of all, the whole call"),
    "mark.whole_hint": Message(
        "Listen to all of it. This impression comes before any criterion, and stands."
    ),
    "mark.rate": Message("Give it and go on to the criteria"),
    "rating.0": Message("clearly below the level"),
    "rating.1": Message("borderline"),
    "rating.2": Message("clearly at the level"),
    "rating.3": Message("excellent"),
    "mark.blind": Message("Every criterion, alone"),
    "mark.blind_hint": Message("Nothing of the machine's is shown yet, nor anybody else's marks."),
    "mark.then": Message(
        "Once the evidence is open, each change of a mark needs a reason, and both are kept."
    ),
    "mark.see": Message("Keep them and open the evidence"),
    "mark.keep": Message("Keep them for later"),
    "mark.evidence": Message("Your marks, and the evidence"),
    "mark.evidence_hint": Message("What the machine proposes, with the words it rests on. You decide."),
    "mark.yours": Message("yours: {level}"),
    "mark.machine": Message("the machine: {level}"),
    "mark.no_evidence": Message("The machine could judge nothing here."),
    "mark.changed": Message("{criterion}: {before}, then {after}"),
    "mark.change": Message("Change a mark"),
    "mark.criterion": Message("Criterion"),
    "mark.level": Message("Level"),
    "mark.why": Message("Reason"),
    "mark.change_go": Message("Change it"),
    "mark.sign": Message("Sign"),
    "mark.sign_hint": Message("Then nothing can be changed any more. Say once more who you are."),
    "mark.password": Message("Your password"),
    "mark.sign_go": Message("Sign these marks"),
    "settle.title": Message("Candidate {number}: what differs"),
    "settle.lead": Message(
        "Two examiners differ further than may be averaged. Listen, read, settle it with a "
        "reason; both marks are kept."
    ),
    "settle.marks": Message("The marks beside one another"),
    "settle.mark": Message("Mark {nth}"),
    "settle.machine": Message("The machine"),
    "settle.whole": Message("the whole call"),
    "settle.the_whole": Message("The whole call"),
    "settle.between": Message("Given: {first} and {second} of 100."),
    "settle.points": Message("Points, 0 to 100"),
    "settle.go": Message("Settle it"),
    "stage.new": Message("not open yet"),
    "stage.open": Message("open"),
    "stage.closed": Message("closed"),
    "sitting.progress": Message("Every call of the sitting"),
    "sitting.candidate": Message("Candidate"),
    "sitting.station": Message("Station"),
    "sitting.step": Message("Where it stands"),
    "sitting.signed": Message("Signed"),
    "sitting.incidents": Message("Incidents"),
    "sitting.close": Message("Close the sitting"),
    "sitting.close_hint": Message("Then nothing of it changes any more. Say once more who you are."),
    "jury.candidates": Message("The jury"),
    "jury.title": Message("Candidate {number}"),
    "jury.back": Message("Back to the sitting"),
    "jury.marks": Message("The final marks"),
    "jury.open": Message("not decided"),
    "jury.passed": Message("passed"),
    "jury.not_passed": Message("not passed"),
    "jury.decided_passed": Message("Decided: passed"),
    "jury.decided_not_passed": Message("Decided: not passed"),
    "jury.to_tell": Message("to be told"),
    "jury.told": Message("They were told"),
    "jury.told_hint": Message("From then on the decision may be contested. Say once more who you are."),
    "jury.final": Message("Final mark, of 100"),
    "jury.cut": Message("The cut is {cut} of 100; the jury decides."),
    "jury.decide": Message("The jury decides"),
    "jury.decision": Message("Decision"),
    "jury.why": Message("Reason, for the candidate's letter"),
    "jury.members": Message("Who decides: each gives their own password ({least} at least)"),
    "jury.go": Message("Enter the decision"),
    "record.title": Message("The record of the sitting"),
    "record.print": Message("As PDF, to be signed"),
}
"""What the templates show."""
