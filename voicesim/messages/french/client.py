"""What `client` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "add {points}": "ajoutez {points}",
    "nothing fills the field {id!r}; give it 'topics' or 'facts'": (
        "rien ne remplit le champ {id!r} ; donnez-lui des « topics » ou des « facts »"
    ),
    "the field {id!r} cannot become {value!r}; make that one of its 'choices'": (
        "le champ {id!r} ne peut pas prendre la valeur {value!r} ; faites-en un de ses « choices »"
    ),
    "the field {twice!r} is written twice; rename one of the two": (
        "le champ {twice!r} est écrit deux fois ; renommez l'un des deux"
    ),
    "the caller never says what fills the field {id!r}: {name!r}": (
        "le client ne dit jamais ce qui remplit le champ {id!r} : {name!r}"
    ),
    "name an answer, a fact or a statement that this caller has": (
        "nommez une réponse, un fait ou une affirmation qu'a ce client"
    ),
    "ask for 9 or less": "demandez 9 au plus",
    "bring it again: 'voicesim models pull' does for those that 'models list' shows": (
        "apportez-le de nouveau : « voicesim models pull » le fait pour ceux que montre « models list »"
    ),
    "change the id or the language": "changez le nom ou la langue",
    "choose a .gguf file, such as 'voicesim models pull qwen3-4b' brings": (
        "choisissez un fichier .gguf, comme en apporte « voicesim models pull qwen3-4b »"
    ),
    "cut it to 40 or less": "réduisez-la à 40 au plus",
    "give it 'heard' or 'missed'": "donnez-lui « heard » ou « missed »",
    "give the topic an 'as_asked' of the scenario's own": (
        "donnez au sujet un « as_asked » propre au scénario"
    ),
    "give the topic patterns or name another topic": (
        "donnez au sujet des expressions, ou nommez un autre sujet"
    ),
    "give {slot!r} a value under 'slots'": "donnez à {slot!r} une valeur sous « slots »",
    "install it with 'make llm', or go on with the phrase writer": (
        "installez-le avec « make llm », ou continuez avec le rédacteur de phrases"
    ),
    "invent a name": "inventez un nom",
    "llama-cpp-python is not installed ({error}), so no local model can word the replies": (
        "llama-cpp-python n'est pas installé ({error}) : aucun modèle local ne peut formuler les réponses"
    ),
    "llama.cpp cannot load this model ({error})": "llama.cpp ne peut pas charger ce modèle ({error})",
    "llama.cpp failed ({error})": "llama.cpp est en panne ({error})",
    "merge the two answers": "réunissez les deux réponses",
    "more than {seconds:g} s": "plus de {seconds:g} s",
    "move them to 'evasive'": "déplacez-les sous « evasive »",
    "name a fact's id": "mettez le nom d'un fait",
    "name a family or topic of the bank, or a topic, statement or fact kept back of a scenario": (
        "nommez une famille ou un sujet de la banque, ou un sujet, un énoncé ou un fait tu d'un scénario"
    ),
    "name a {kind} that exists": "mettez un nom qui existe ({kind})",
    "nothing fills {{{slot}}}": "rien ne remplit {{{slot}}}",
    "nothing is called {value!r}": "rien ne s'appelle {value!r}",
    "nothing shows {id!r}": "rien ne révèle {id!r}",
    "only {total} lines of its own": "seulement {total} répliques à lui",
    "remove its 'lines'": "retirez ses « lines »",
    "remove one": "retirez-en une",
    "remove them or let it be told in trust": "retirez-les, ou faites-le dire en confiance",
    "rename the file or the id": "changez le nom du fichier ou celui du scénario",
    "take {points} away": "ôtez {points}",
    "the answer {id!r} is never given: {first!r} comes first": (
        "la réponse {id!r} n'est jamais donnée : {first!r} passe avant"
    ),
    "the caller has no answer to {topic!r}": "le client n'a pas de réponse à {topic!r}",
    "the caller has no words for {id!r} when they are not sure that it was asked": (
        "le client n'a pas de mots pour {id!r} quand il doute qu'on le lui ait demandé"
    ),
    "the conversation has {count} tokens, the model's context is full": (
        "la conversation a {count} jetons, le contexte du modèle est plein"
    ),
    "the endpoint sent {value!r}, which is no completion": (
        "le serveur a envoyé {value!r}, qui n'est pas une réponse"
    ),
    "the fact {id!r} can never be earned: no words ask {names}": (
        "le fait {id!r} ne peut jamais être obtenu : aucune parole ne demande {names}"
    ),
    "the fact {id!r} needs both 'until' and 'past', or neither": (
        "il faut au fait {id!r} « until » et « past », ou ni l'un ni l'autre"
    ),
    "the fact {id!r} can never be earned; give it 'topics'": (
        "le fait {id!r} ne peut jamais être obtenu ; donnez-lui des « topics »"
    ),
    "the fact {id!r} has no line; write its 'lines'": (
        "le fait {id!r} n'a pas de réplique ; écrivez ses « lines »"
    ),
    "the fact {id!r} is told in trust but needs none; give it 'trust'": (
        "le fait {id!r} se dit en confiance mais n'en demande aucune ; donnez-lui « trust »"
    ),
    "the fact {id!r} is told in trust; write its 'evasive' lines": (
        "le fait {id!r} se dit en confiance ; écrivez ses répliques « evasive »"
    ),
    "the fact {id!r} needs a trust of {trust:g}, which no call reaches": (
        "le fait {id!r} demande une confiance de {trust:g}, qu'aucun appel n'atteint"
    ),
    "the file is not called {id}.yaml": "le fichier ne s'appelle pas {id}.yaml",
    "the lines of {id!r} are never said": "les répliques de {id!r} ne sont jamais dites",
    "the model is busy with an earlier line": "le modèle s'occupe encore d'une réplique",
    "the next line was asked for": "la réplique suivante a été demandée",
    "the script is empty": "le script est vide",
    "the weights sum to {total}, not 100; {mend}": "les poids font {total} au total, et non 100 ; {mend}",
    "there is no criterion {value!r}; use {names}": "il n'y a pas de critère {value!r} ; prenez {names}",
    "there is no event {name!r}": "il n'y a pas d'événement {name!r}",
    "there is no fact {fact!r}": "il n'y a pas de fait {fact!r}",
    "there is no statement {name!r}": "il n'y a pas d'énoncé {name!r}",
    "there is no such scenario": "ce scénario n'existe pas",
    "there is no topic {topic!r}": "il n'y a pas de sujet {topic!r}",
    "none: it has none": "aucun : il n'en a pas",
    "the moment {id!r} needs both 'lines' and 'mood', or neither": (
        "il faut au moment {id!r} « lines » et « mood » à la fois, ou ni l'un ni l'autre"
    ),
    "there is no such moment of {scenario}": "{scenario} n'a pas ce moment",
    "there is no {kind} {name!r}": "rien ne s'appelle {name!r} ({kind})",
    "this is no language model in the GGUF format": "ce n'est pas un modèle de langue au format GGUF",
    "use one of personas/topics/{language}.yaml or define it under 'topics'": (
        "prenez-en un de personas/topics/{language}.yaml, ou définissez-le sous « topics »"
    ),
    "use {wanted}1 to {wanted}5": "prenez {wanted}1 à {wanted}5",
    "word it otherwise": "formulez-la autrement",
    "word it otherwise, or let the objection 'need' the fact": (
        "formulez-la autrement, ou mettez le fait sous « needs » dans l'objection"
    ),
    "write 'as_asked': what completes \"you mean ...?\"": (
        "écrivez « as_asked » : ce qui complète « vous voulez dire… ? »"
    ),
    "write an answer to {topic!r} under 'asks' or a fact with that topic": (
        "écrivez une réponse à {topic!r} sous « asks », ou un fait qui ait ce sujet"
    ),
    "write at least {least}": "écrivez-en au moins {least}",
    "write it as http://127.0.0.1:8080/v1": "écrivez-la comme http://127.0.0.1:8080/v1",
    "write it relative to the call: {j-2}": "écrivez-la par rapport à l'appel : {j-2}",
    "write it under 'statements'": "écrivez-le sous « statements »",
    "{name!r} is nothing that the caller can be told": (
        "{name!r} n'est rien que l'on puisse apprendre à l'appelant"
    ),
    "name a statement with 'right' that stands in no reaction: what they know is confirmed": (
        "nommez une affirmation qui a un « right » et n'est dans aucune réaction : ce qu'il sait se confirme"
    ),
    "write {right!r}": "écrivez {right!r}",
    "{bare!r} has lost its accents": "{bare!r} a perdu ses accents",
    "French quotation marks in an English line: {line!r}": (
        "des guillemets français dans une réplique anglaise : {line!r}"
    ),
    "write “so”": "écrivez “ainsi”",
    "{count} words in one line of {key}": "{count} mots dans une seule réplique de {key}",
    "{date!r} goes stale": "{date!r} se périme",
    "{id!r} is told in the opening line": "{id!r} est dit dès la première réplique",
    "{id!r} is told whenever it is asked, so nobody hears its 'evasive' lines": (
        "{id!r} est dit dès qu'on le demande : personne n'entend ses répliques « evasive »"
    ),
    "{id} is not in {language!r}": "{id} n'est pas en {language!r}",
    "{line!r} is written twice in {key}": "{line!r} est écrit deux fois dans {key}",
    "{line!r} is written twice, in {first} and {key}": (
        "{line!r} est écrit deux fois, dans {first} et dans {key}"
    ),
    "{name!r} is a real company": "{name!r} est une vraie entreprise",
    "{name} answered {code} {reason}": "{name} a répondu {code} {reason}",
    "{name} broke off ({error})": "{name} s'est interrompu ({error})",
    "{name} is silent": "{name} ne dit rien",
    "{name} took more than {seconds:g} s": "{name} a pris plus de {seconds:g} s",
    "{same!r} is already in the shared stock": "{same!r} est déjà dans le fonds commun",
    "{url!r} is no HTTP address": "{url!r} n'est pas une adresse HTTP",
    "{variant!r} does not fit the persona": "{variant!r} ne convient pas au personnage",
    "{words!r} in {key} gives the fact {fact!r} away": "{words!r}, dans {key}, trahit le fait {fact!r}",
    "{words!r}, said to ask back about {id!r}, gives the fact {fact!r} away": (
        "{words!r}, dit pour faire préciser {id!r}, trahit le fait {fact!r}"
    ),
    "no line of the author's is called {key!r}": "aucune réplique de l'auteur ne s'appelle {key!r}",
    "name the lines it varies, or remove it": "nommez les répliques qu'elle varie, ou retirez-la",
}
"""English -> French."""
