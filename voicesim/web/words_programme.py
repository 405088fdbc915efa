"""Every word of the managers' page and of what one agreed to: English here, French in `web_programme`."""

from __future__ import annotations

from collections.abc import Mapping

from voicesim.messages.message import Message

PROGRAMME_WORDS: Mapping[str, Message] = {
    "programme.title": Message("What practice comes to"),
    "programme.lead": Message(
        "Sums of five people or more, and of nobody: no name, no minutes, no ranking of people or of teams."
    ),
    "programme.group": Message("Of"),
    "programme.everybody": Message("everybody"),
    "programme.show": Message("Show"),
    "programme.who": Message("Who takes part"),
    "programme.figure": Message("What"),
    "programme.people": Message("People"),
    "programme.begun": Message("began"),
    "programme.practised": Message("practised this week"),
    "programme.finished": Message("came to the end"),
    "programme.level": Message("At level, of the same people"),
    "programme.before": Message("At the entry"),
    "programme.now": Message("Today"),
    "programme.untold": Message("not told"),
    "programme.nothing": Message("Nothing can be said of fewer than five people on either side."),
    "programme.calls": Message("Calls a person"),
    "programme.bar": Message("{least} to {most} calls: {people} people"),
    "programme.bar_open": Message("{least} calls or more: {people} people"),
    "programme.work": Message("To work on"),
    "programme.to_work_on": Message("To work on: {skills}."),
    "programme.hangs_up": Message("“{caller}” hangs up in {share} % of calls."),
    "programme.agreement": Message(
        "Examiners differ from the machine in {share} % of {count} criteria marked blind."
    ),
    "programme.contests": Message("{count} open contest{count!p}."),
    "programme.foot": Message(
        "A figure stays as it was told until five people or more have changed it. "
        "Practice of the last hours may not be in it yet."
    ),
    "programme.go": Message("What practice comes to, in the whole house"),
    "consent.title": Message("Your agreements"),
    "consent.lead": Message(
        "Each of these is yours to give and to take back, at any time, without a reason. "
        "Nobody is given a list of who chose what."
    ),
    "consent.since": Message("Agreed on {day}"),
    "consent.lends.yes": Message("Agreed"),
    "consent.lends.no": Message("Not agreed"),
    "consent.lends.begin": Message("Agree"),
    "consent.lends.end": Message("Withdraw my agreement"),
    "consent.measured.no": Message("You do not take part"),
    "consent.measured.unanswered": Message("You have not answered: you do not take part"),
    "consent.measured.begin": Message("Take part"),
    "consent.measured.end": Message("Take no part"),
    "consent.share.end": Message("Share it no longer"),
    "consent.lends": Message("Lend wordings to the house's bank"),
    "consent.lends.what": Message(
        "Sentences after which a client felt better, in calls you hold from now on, may be proposed to your "
        "house: without your name, the date or the call, and only once five people agree."
    ),
    "consent.lends.withdraw": Message(
        "When you take it back, all that was only proposed goes at once. A sentence that was accepted before "
        "stays: nothing shows whose it was."
    ),
    "consent.measured": Message("Take part in a measured programme"),
    "consent.measured.what": Message(
        "Where your house measures what practice changes, one call now and then counts in sums of five "
        "people or more, never by itself. Practice, your path and its help are the same with it and without; "
        "with it your path opens on the day that is drawn for your team. Somebody may ring you about such a "
        "call that you missed, and so know that you take part."
    ),
    "consent.measured.ask": Message("Do you take part in what is measured?"),
    "consent.measured.ask_once": Message(
        "You are asked once. No answer means no, and neither answer changes anything else; you can change it "
        "at any time under “Your agreements”."
    ),
    "consent.measured.accept": Message("Yes, I take part"),
    "consent.measured.refuse": Message("No"),
    "consent.measured.running": Message("One runs in your team: {cohort}."),
    "consent.measured.none": Message("None runs in your team now; your choice is kept for the next."),
    "consent.measured.withdraw": Message(
        "When you take it back, no measuring call is asked of you, your calls leave every sum that is still "
        "to be told, nobody is asked to ring you about one you missed, and your path opens at once. A sum "
        "that was told stays as it was told."
    ),
    "consent.share": Message("Share a call with the trainer"),
    "consent.share.what": Message(
        "Nobody else opens a call of yours. One that you share may be played to the group by the trainer, "
        "and others may take it up."
    ),
    "consent.share.withdraw": Message(
        "When you take it back, the trainer can no longer open it; what was heard already was heard."
    ),
    "consent.share.none": Message("You share no call. You share one from its result."),
    "consent.share.alone": Message("There is no trainer here: no call can be shared from this desk."),
    "consent.go": Message("Your agreements"),
    "consent.line": Message("On the command line: {command}"),
}
