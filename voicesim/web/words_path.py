"""Every word of a path's and a drill's pages: in English here, in French in `web_path`."""

from __future__ import annotations

from collections.abc import Mapping

from voicesim.messages.message import Message

PATH_WORDS: Mapping[str, Message] = {
    "path.title": Message("Your path"),
    "path.go": Message("Your path"),
    "path.back": Message("Back to your path"),
    "path.lead": Message(
        "What to practise next, from your practice calls alone. It is nobody's to see but yours."
    ),
    "path.first": Message(
        "The first {count} calls show where you stand, and then what to work on; all at once if you like."
    ),
    "path.now": Message("Now"),
    "path.minutes": Message("{week} minutes of this week left, {left} of {most} this month."),
    "path.step_minutes": Message("{minutes:g} min"),
    "path.kind.read": Message("to read"),
    "path.kind.listen": Message("to listen to"),
    "path.kind.rounds": Message("to answer"),
    "path.kind.drill": Message("a drill"),
    "path.kind.call": Message("a call"),
    "path.nothing_due": Message("Nothing is due before {day}."),
    "path.week_done": Message(
        "This week's part is practised; the next begins on {day}. A drill or a call goes all the same."
    ),
    "path.spent": Message(
        "This month's minutes are spent: give yourself more below, or take a call all the same."
    ),
    "path.standing": Message("Where you stand"),
    "path.skill": Message("Skill"),
    "path.calls": Message("Calls that showed it"),
    "path.level": Message("Level"),
    "path.interval": Message("Within (95 %)"),
    "path.due": Message("Due"),
    "path.due_now": Message("now"),
    "path.weak": Message("worked on now"),
    "path.not_enough": Message("not enough yet"),
    "path.unseen": Message("with unseen callers"),
    "path.prefer": Message("How you like to learn"),
    "path.way": Message("First of all"),
    "path.way.read": Message("read"),
    "path.way.listen": Message("listen"),
    "path.way.do": Message("do"),
    "path.trade": Message("Your own calls"),
    "path.trade.any": Message("of any kind"),
    "path.month": Message("Minutes a month"),
    "path.keep": Message("Keep it"),
    "path.history": Message("What you have practised"),
    "path.no_history": Message("Nothing yet: a call is a good beginning."),
    "path.critical": Message("critical error"),
    "path.call": Message("one call"),
    "path.own": Message("Your own last call"),
    "path.you_said": Message("You said:"),
    "path.better": Message("Better:"),
    "path.help": Message(
        "Help during the call: {helped} call{helped!p} with it came to {with} % of the points on average, "
        "{alone} without to {without} %. Those without are often the later ones."
    ),
    "path.listen": Message("Listen to it, at {at}"),
    "path.answer": Message("Your answer"),
    "path.does_it": Message("That does it."),
    "path.missing": Message("Not heard in it:"),
    "path.wrong": Message("Better left out:"),
    "path.see_answers": Message("See what your answers do"),
    "path.done": Message("I have gone through it"),
    "drill.title": Message("Drill"),
    "drill.short": Message("Drill it"),
    "drill.of": Message("Drill: {skill}"),
    "drill.go": Message("Drill one moment, ninety seconds"),
    "drill.hint": Message(
        "One moment of a call, ninety seconds at most, one skill. It counts among no calls."
    ),
    "drill.row": Message("{count} of {most} in a row"),
    "drill.passed": Message("Passed: the next caller who needs it is waiting on your path."),
    "drill.unjudged": Message("Nothing could be judged."),
    "drill.remarks": Message("What was heard"),
    "drill.met": Message("Done."),
    "drill.in_part": Message("In part."),
    "drill.missed": Message("Not yet."),
    "drill.model": Message("A good answer here"),
    "drill.hold": Message("(the caller on hold, then back)"),
    "drill.once_more": Message("Once more"),
    "again.go": Message("Take the call up again from there"),
    "again.before": Message("Just before"),
    "again.client": Message("Caller:"),
    "again.trainee": Message("You:"),
}
"""What the templates show."""
