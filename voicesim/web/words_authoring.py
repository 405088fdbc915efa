"""Every word of the form for a case of one's own: in English here, in French in `web_authoring`."""

from __future__ import annotations

from collections.abc import Mapping

from voicesim.messages.message import Message

AUTHORING_WORDS: Mapping[str, Message] = {
    "cases.title": Message("Callers of one's own"),
    "cases.lead": Message(
        "From a case you have had: you fill in who calls, what happened and what they hide, "
        "and get a caller to practise with."
    ),
    "cases.begin": Message("Begin a case"),
    "cases.kept": Message("Your cases"),
    "cases.none": Message("None yet. Twenty minutes are enough for the first."),
    "cases.calls": Message("it calls"),
    "cases.draft": Message("not finished"),
    "cases.see": Message("See the caller"),
    "cases.own": Message("Write a caller from a case of your own"),
    "case.title": Message("A case of my own"),
    "case.back": Message("All cases"),
    "case.lead": Message(
        "Change names and places: nobody real, no real company. Days are written from the day "
        "of the call: {j} today, {j-1} yesterday, {j-2} the day before."
    ),
    "case.check_title": Message("What is still to be mended"),
    "case.ready": Message("Nothing is left to mend: the caller can be made."),
    "case.unproved": Message("The text is right, but the robots did not get what they deserve."),
    "case.preview": Message("What the caller will say"),
    "case.preview_opening": Message("At the beginning"),
    "case.who": Message("Who calls"),
    "case.name": Message("First name and name"),
    "case.name_hint": Message("Invented. The policy is in this name."),
    "case.sex": Message("Voice"),
    "case.woman": Message("a woman's"),
    "case.man": Message("a man's"),
    "case.age": Message("Age"),
    "case.born": Message("Date of birth, as it is spoken"),
    "case.born_hint": Message("The only date that may be written out: 9 March 1982."),
    "case.temperament": Message("Temperament"),
    "case.address": Message("Address"),
    "case.phone": Message("Telephone"),
    "case.phone_hint": Message("One that belongs to nobody, such as 06 39 98 27 41."),
    "case.contract": Message("Policy number"),
    "case.noise": Message("Behind the voice"),
    "case.noise.home": Message("a home"),
    "case.noise.street": Message("a street"),
    "case.noise.office": Message("an office or a shop"),
    "case.noise.traffic": Message("traffic"),
    "case.noise.station": Message("a station"),
    "case.noise.none": Message("nothing"),
    "case.what": Message("What happened"),
    "case.name_of_it": Message("Title"),
    "case.title_hint": Message("For the list; it gives nothing hidden away."),
    "case.summary": Message("In one sentence, with what makes it hard"),
    "case.summary_hint": Message("For authors and trainers."),
    "case.recap": Message("As a good handler sums it up to the caller"),
    "case.recap_hint": Message(
        "Begins small: “you found the stock room flooded yesterday morning, and the water "
        "comes from the ceiling”."
    ),
    "case.opening": Message("The first thing they say"),
    "case.opening_hint": Message("As people speak. One way a line; one line will do."),
    "case.level": Message("How hard"),
    "case.facts": Message("What they know, and how it comes out"),
    "case.facts_hint": Message("What is told at once stands in the first words. The rest has to be earned."),
    "case.fact": Message("Fact {number}"),
    "case.fact_sentence": Message("The fact, in one sentence"),
    "case.fact_told": Message("It is"),
    "case.fact_topic": Message("when somebody asks about"),
    "case.fact_lines": Message("In their words"),
    "case.one_a_line": Message("One a line."),
    "case.fact_evasive": Message("How they dodge it (told in trust, or never)"),
    "case.fact_cue": Message("It is said"),
    "case.cue.none": Message("plainly"),
    "case.cue.distress": Message("with distress"),
    "case.cue.anger": Message("with anger"),
    "case.answers": Message("What they answer to ordinary questions"),
    "case.answers_hint": Message(
        "One way a line. What is empty is not known to them; what must be asked needs an "
        "answer here or a fact above."
    ),
    "case.must_ask": Message("a good call asks this"),
    "case.insists": Message("What they insist on"),
    "case.objection": Message("Their question, if there is one"),
    "case.objection_hint": Message("Nothing in it that has to be earned. One way a line."),
    "case.settled_by": Message("What settles it"),
    "case.errors": Message("What must not happen"),
    "case.always": Message("Must never be left out"),
    "case.never": Message("Must never be said"),
    "case.never_hint": Message("Words as they would be said, one way a line."),
    "case.never_sentence": Message("What the scorecard says then"),
    "case.points": Message("Two points that must be summed up rightly"),
    "case.points_hint": Message(
        "If you like: words that are right, words that are wrong, and how the caller puts them right."
    ),
    "case.point_right": Message("Right"),
    "case.point_wrong": Message("Wrong"),
    "case.point_corrects": Message("They correct"),
    "case.screen": Message("What the handler has on the screen"),
    "case.role": Message("Who the handler is"),
    "case.product": Message("Product"),
    "case.excess": Message("Excess"),
    "case.guarantees": Message("Guarantees"),
    "case.fields": Message("Other lines of the file"),
    "case.fields_hint": Message("“Label: value”, one a line."),
    "case.procedure": Message("Procedure"),
    "case.expected": Message("What a good call comes to"),
    "case.expected_hint": Message("For the report."),
    "case.keep": Message("Keep and check"),
    "case.publish": Message("Make the caller"),
    "case.publish_hint": Message("The robots take the call first: half a minute."),
    "robot.good": Message("good"),
    "robot.average": Message("average"),
    "robot.poor": Message("poor"),
    "robot.rude": Message("rude"),
    "robot.reciter": Message("recites"),
    "robot.silent": Message("says nothing"),
    "robot.over_promiser": Message("promises everything"),
    "robot.careless": Message("checks nobody's name"),
    "author.change": Message("Change it in the form"),
    "author.give": Message("To try it, give it to a desk."),
}
"""What the templates show."""
