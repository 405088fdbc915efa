"""What the statistics of `examination` say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "give a CSV file: judge, then a column for each station, points of 100": (
        "donnez un fichier CSV : juge, puis une colonne par station, en points sur 100"
    ),
    "has no head line of stations": "n'a pas de ligne d'en-tête avec les stations",
    "is too long for a table": "est trop long pour un tableau",
    "give a CSV file: candidate, then a column for each question; sitting too for several": (
        "donnez un fichier CSV : candidate, puis une colonne par question ; sitting aussi s'il y en a "
        "plusieurs"
    ),
    "has no head line of questions": "n'a pas de ligne d'en-tête avec « candidate » et des questions",
    "does not say which sitting a candidate is of": "ne dit pas de quelle session est un candidat",
    "line {number} names no candidate, or one twice": (
        "la ligne {number} ne nomme aucun candidat, ou l'un deux fois"
    ),
    "fewer than {least} people to compare": "moins de {least} personnes à comparer",
    "line {number} names no judge, or one twice": "la ligne {number} ne nomme aucun juge, ou l'un deux fois",
    "line {number}: {cell!r} is no number": "ligne {number} : {cell!r} n'est pas un nombre",
    "{name!r} is no station, or stands twice": "{name!r} n'est pas une station, ou y est deux fois",
    "all marks are equal": "toutes les notes sont égales",
    "all marks are equal, and agreement cannot be told from chance": (
        "toutes les notes sont égales, et l'accord ne se distingue pas du hasard"
    ),
    "enter what each judge expects of a candidate who is just good enough": (
        "saisissez ce que chaque juge attend d'un candidat tout juste au niveau"
    ),
    "every rating of a station is the same": "toutes les appréciations d'une station sont les mêmes",
    "give points of 100": "donnez des points sur 100",
    "it never came out differently": "il n'a jamais varié",
    "it takes three candidates whose calls two examiners marked": (
        "il faut trois candidats dont deux examinateurs ont noté les appels"
    ),
    "it takes three candidates and two stations": "il faut trois candidats et deux stations",
    "it takes two candidates, two stations and two examiners": (
        "il faut deux candidats, deux stations et deux examinateurs"
    ),
    "let each judge estimate the same stations": "faites estimer les mêmes stations par chaque juge",
    "name at least one": "nommez-en au moins une",
    "no call links the examiners with one another": "aucun appel ne relie les examinateurs entre eux",
    "no judge has estimated anything": "aucun juge n'a rien estimé",
    "not every judge has estimated {stations}": "tous les juges n'ont pas estimé {stations}",
    "report on them apart": "faites leurs rapports à part",
    "sittings": "sessions",
    "standard": "seuil",
    "the interval {low:.2f} to {high:.2f} is wide": "l'intervalle va de {low:.2f} à {high:.2f}, c'est large",
    "there is no sitting to report on": "il n'y a aucune session à examiner",
    "too few marks": "trop peu de notes",
    "was held by another blueprint than {first}": "suit un autre plan d'épreuve que {first}",
    "{count} person{count!p} marked twice; it takes {least}": (
        "{count} personne{count!p} notée{count!p} deux fois ; il en faut {least}"
    ),
    "{count} candidate{count!p} pooled; it takes {least}": (
        "{count} candidat{count!p} réuni{count!p} ; il en faut {least}"
    ),
    "{points:g} is outside 0 to 100": "{points:g} n'est pas entre 0 et 100",
}
