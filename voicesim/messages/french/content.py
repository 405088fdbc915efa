"""What `content` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "the phrase {say!r} needs its 'author' and its 'date'": (
        "la phrase {say!r} demande son « author » et sa « date »"
    ),
    "the family {twice!r} stands twice; put the two together": (
        "la famille {twice!r} figure deux fois ; réunissez les deux"
    ),
    "nothing can be added to a family {name!r}": "on ne peut rien ajouter à une famille {name!r}",
    "name a family of the bank that counts against nobody": (
        "nommez une famille de la banque qui ne compte contre personne"
    ),
    "is called as {other} is": "porte le même nom que {other}",
    "give one of the two another id, or take one away": (
        "donnez un autre identifiant à l'un des deux, ou retirez-en un"
    ),
    "true and false are no numbers; write a number": (
        "true et false ne sont pas des nombres ; écrivez un nombre"
    ),
    "'!' stands before one word, not as in {sign!r}; name that word alone": (
        "« ! » précède un seul mot, et non comme dans {sign!r} ; écrivez ce mot seul"
    ),
    "'~' stands alone in {expression!r}; write it before a word": (
        "« ~ » est isolé dans {expression!r} ; écrivez-le devant un mot"
    ),
    "a closing sign too many in {expression!r}; remove it": (
        "il y a un signe fermant de trop dans {expression!r} ; retirez-le"
    ),
    "a key is a list or a mapping": "une clé est une liste ou un dictionnaire",
    "a notice says “{wanted}” once, in a section of its own": (
        "une notice dit « {wanted} » une fois, dans un paragraphe à part"
    ),
    "a slot is not closed in {expression!r}; write it {{nom}}": (
        "une case n'est pas fermée dans {expression!r} ; écrivez-la {{nom}}"
    ),
    "a value that cannot be read ({error})": "une valeur est illisible ({error})",
    "accents written apart from their letters": "des accents sont écrits à part de leurs lettres",
    "add {name!r}": "ajoutez {name!r}",
    "aliases repeat too much": "les alias répètent trop",
    "allow the recording": "autorisez l'enregistrement",
    "an alias stands inside what it repeats": "un alias est à l'intérieur de ce qu'il répète",
    "an examination must say who holds it, whom to ask about one's data, and be recorded": (
        "une épreuve doit dire qui la tient, à qui demander ses données, et être enregistrée"
    ),
    "an invisible character ({name})": "un caractère invisible ({name})",
    "check the path, and save the file as UTF-8 text": (
        "vérifiez le chemin, et enregistrez le fichier en texte UTF-8"
    ),
    "choose a free letter": "choisissez une lettre libre",
    "defaults are organisation and dpo": "les valeurs par défaut sont organisation et dpo",
    "delete it, or type the words again": "supprimez-le, ou retapez les mots",
    "did you mean {near!r}": "vouliez-vous dire {near!r}",
    "is not there": "n'existe pas",
    "keep one between two words": "gardez-en une seule entre deux mots",
    "keep one of the two": "gardez l'une des deux",
    "let a third person decide": "laissez décider une troisième personne",
    "lists in lists, too deep": "des listes dans des listes, trop profond",
    "look at the indentation, colons and quotes of this line and the one before": (
        "voyez le retrait, les deux-points et les guillemets de cette ligne et de la précédente"
    ),
    "name a file that people wrote": "nommez un fichier écrit par quelqu'un",
    "names itself": "se nomme elle-même",
    "no line '# {key}: ...' at its head": "pas de ligne « # {key}: ... » en tête",
    "no sentence": "il n'y a pas de phrase",
    "remove it or use one of {allowed}": "retirez-le ou prenez l'un de {allowed}",
    "remove it, or write a plain space": "retirez-le, ou écrivez une espace simple",
    "rename it": "renommez-le",
    "save it as plain UTF-8 text": "enregistrez-le en texte UTF-8",
    "save the file as NFC": "enregistrez le fichier en NFC",
    "save the file in NFC": "enregistrez le fichier en NFC",
    "something is missing after '|' in {expression!r}; write the other word": (
        "il manque quelque chose après « | » dans {expression!r} ; écrivez l'autre mot"
    ),
    "something is missing before '|' in {expression!r}; write a word": (
        "il manque quelque chose avant « | » dans {expression!r} ; écrivez un mot"
    ),
    "spaces at its ends or two in a row": "des espaces au bord, ou deux de suite",
    "the accents of this file are characters of their own, apart from their letters (NFD)": (
        "les accents de ce fichier sont des caractères à part, séparés de leurs lettres (NFD)"
    ),
    "the author {value!r} is no capital letter": "l'auteur {value!r} n'est pas une lettre majuscule",
    "the class of words <{name}> in {expression!r} {why}; use one of {names}": (
        "la classe de mots <{name}>, dans {expression!r}, {why} ; prenez l'une de {names}"
    ),
    "the date {value!r} cannot be read": "la date {value!r} est illisible",
    "the examples cannot be read": "les exemples ne peuvent pas être lus",
    "the file cannot be read ({strerror})": "le fichier ne peut pas être lu ({strerror})",
    "the file is empty": "le fichier est vide",
    "the file is larger than {most} MB": "le fichier dépasse {most} Mo",
    "the file is not named after its language and author": (
        "le fichier ne porte pas le nom de sa langue et de son auteur"
    ),
    "the file is not UTF-8 text": "le fichier n'est pas du texte UTF-8",
    "the key {name!r} is missing": "la clé {name!r} manque",
    "{kind} {twice!r} is written twice; rename one of the two": (
        "{kind} {twice!r} : écrit deux fois ; renommez l'un des deux"
    ),
    "the key {name!r} is written twice": "la clé {name!r} est écrite deux fois",
    "the only words in braces are {names}": "les seuls mots entre accolades sont {names}",
    "the sentence of line {line} again, for the same label": (
        "c'est la phrase de la ligne {line}, pour la même étiquette"
    ),
    "the tag {tag!r} is none of plain data": "l'étiquette {tag!r} n'est pas celle d'une donnée simple",
    "there is a control character (U+{code:04X})": "il y a un caractère de commande (U+{code:04X})",
    "there is an invisible character (U+{code:04X})": "il y a un caractère invisible (U+{code:04X})",
    "this is a folder": "c'est un dossier",
    "this is not YAML ({problem})": "ce n'est pas du YAML ({problem})",
    "unknown key {name!r}": "clé inconnue {name!r}",
    "unknown slot {sign} in {expression!r}; use one of {names}": (
        "case inconnue {sign} dans {expression!r} ; prenez l'une de {names}"
    ),
    "whole number": "nombre entier",
    "write 1 to {ceiling}: longer is not lawful for recordings of people who are trained": (
        "écrivez 1 à {ceiling} : garder plus longtemps l'enregistrement d'une personne en formation est "
        "illicite"
    ),
    "write a word before the colon": "écrivez un mot avant les deux-points",
    "write either text, or both practice and certification": (
        "écrivez soit un texte pour tout, soit practice et certification"
    ),
    "write family:ID, topic:ID, FR01/topic:ID, FR01/statement:ID or FR01/fact:ID": (
        "écrivez family:NOM, topic:NOM, FR01/topic:NOM, FR01/statement:NOM ou FR01/fact:NOM"
    ),
    "write fr or en": "écrivez fr ou en",
    "write it as 2026-11-29": "écrivez-la comme 2026-11-29",
    "write it there": "écrivez-la là",
    "write the label, the side and the sentence, with a TAB between two": (
        "écrivez l'étiquette, le côté et la phrase, séparés par TAB"
    ),
    "write words, at most {most} characters": "écrivez des mots, {most} caractères au plus",
    "write {names}": "écrivez {names}",
    "write {names} in the configuration": "écrivez {names} dans les réglages",
    "{closing!r} is missing in {expression!r}; close what is open": (
        "il manque {closing!r} dans {expression!r} ; fermez ce qui est ouvert"
    ),
    "{count} fields instead of three": "{count} champs au lieu de trois",
    "{days} days is out of range": "{days} jours, c'est hors limites",
    "{expression!r} may match nothing at all; make one word of it compulsory": (
        "{expression!r} peut ne correspondre à rien ; rendez-y un mot obligatoire"
    ),
    "{shown!r} is no {name}": "{shown!r} n'est pas un {name}",
    "{side!r} for {author} (line {line}), {side2!r} here": (
        "{side!r} chez {author} (ligne {line}), {side2!r} ici"
    ),
    "{side!r} is no side of a {kind}": "{side!r} n'est pas un côté possible ({kind})",
    "{text!r} is neither true nor false": "{text!r} n'est ni true ni false",
    "{text!r} is no label": "{text!r} n'est pas une étiquette",
    "{value!r} is no language of ours": "{value!r} n'est pas une de nos langues",
    "{what}, not {given!r}": "{what}, et non {given!r}",
    "{expression!r} says a word twice, which is heard as said once; write it once": (
        "{expression!r} dit deux fois un mot, qui est entendu comme dit une seule fois ; écrivez-le une fois"
    ),
    "{word!r} in {expression!r} is a filled pause, which is never matched; leave it out": (
        "{word!r}, dans {expression!r}, est une hésitation, que rien ne cherche ; retirez-la"
    ),
}
"""English -> French."""
