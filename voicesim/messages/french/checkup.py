"""What the check-up of a machine says (`voicesim doctor`), in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    " (with {encoder}: {found})": " (avec {encoder} : {found})",
    ", {engine} at work": ", {engine} étant à l'œuvre",
    ": too slow for a call, which passes it over": " : trop lent pour un appel, qui s'en passe",
    "; calls hear by patterns alone (ears.examples = off)": (
        " ; les appels n'écoutent qu'aux expressions (ears.examples = off)"
    ),
    "; calls hear by words (ears.examples = words)": (
        " ; les appels écoutent aux mots (ears.examples = words)"
    ),
    "bring the microphone closer, or raise its gain": "rapprochez le micro, ou augmentez son gain",
    "calibration": "étalonnage",
    "close other programs and measure again, or let another voice speak": (
        "fermez d'autres programmes et mesurez de nouveau, ou laissez parler une autre voix"
    ),
    "close other programs that use sound": "fermez les autres programmes qui utilisent le son",
    "disk": "disque",
    "disk: calls": "disque : appels",
    "disk: weights": "disque : modèles",
    "espeak-ng speaks for {names}: no better voice for them is here": (
        "espeak-ng parle pour {names} : il n'y a pas ici de meilleure voix pour eux"
    ),
    "find a quieter place, or a headset with a closer microphone": (
        "trouvez un endroit plus calme, ou un casque au micro plus proche"
    ),
    "find a quieter place, or lower its gain": "trouvez un endroit plus calme, ou baissez son gain",
    "heard at {level:.0f} dBFS, {above:.0f} dB above the room": (
        "entendu à {level:.0f} dBFS, {above:.0f} dB au-dessus de la pièce"
    ),
    "how much is understood was not measured here": "la part comprise n'a pas été mesurée ici",
    "listening {meter}": "écoute {meter}",
    "llama-cpp-python is not installed: {without}": "llama-cpp-python n'est pas installé : {without}",
    "look in the task manager": "voyez le gestionnaire des tâches",
    "lower the microphone's gain": "baissez le gain du micro",
    "measured: echo": "mesuré : l'écho",
    "measured: headset": "mesuré : casque",
    "measured: latency": "mesuré : retard",
    "measured: losses": "mesuré : pertes",
    "measured: memory": "mesuré : mémoire",
    "measured: response gap": "mesuré : réponse",
    "measured: room": "mesuré : la pièce",
    "measured: voices": "mesuré : les voix",
    "measured: words": "mesuré : les paroles",
    "measured: {name}": "mesuré : {name}",
    "Measuring: the headset, then a short call in real time (a minute).": (
        "Mesure : le casque, puis un court appel en temps réel (une minute)."
    ),
    "mend: {mend}": "à faire : {mend}",
    "name a folder of your own in {setting} ('voicesim config write')": (
        "nommez un dossier à vous dans {setting} (« voicesim config write »)"
    ),
    "never done: is the headset set right for you?": "jamais fait : le casque est-il bien réglé pour vous ?",
    "NO": "KO",
    "no licence said": "licence non dite",
    "no recogniser for this language is here": "il n'y a pas ici de reconnaissance pour cette langue",
    "no voice is here that a recogniser understands: espeak-ng's is not": (
        "il n'y a pas ici de voix que la reconnaissance comprenne : celle d'espeak-ng ne suffit pas"
    ),
    "only {above:.0f} dB above the room": "seulement {above:.0f} dB au-dessus de la pièce",
    "patterns and words alone: {found}{instead}{used}": "expressions et mots seuls : {found}{instead}{used}",
    "practice calls cannot start; without wording.model the phrase writer words them": (
        "pas d'appel d'entraînement ; sans wording.model, le rédacteur de phrases s'en charge"
    ),
    "read the text aloud to its end; check the microphone": (
        "lisez le texte à voix haute jusqu'au bout ; vérifiez le micro"
    ),
    "Read this aloud, as you would on the telephone:": "Lisez ceci à voix haute, comme au téléphone :",
    "run it again on a quiet machine": "recommencez sur une machine au repos",
    "Silero v6 behind webrtcvad, in the package": "Silero v6 derrière webrtcvad, fourni",
    "speech activity": "détection de parole",
    "spoken words are not understood: type, with --keyboard": (
        "les paroles ne sont pas comprises : tapez, avec --keyboard"
    ),
    "take the ears that 'measured: words' recommends, and close other programs": (
        "prenez l'écoute que recommande « mesuré : les paroles », et fermez les autres programmes"
    ),
    "take {best}: ears.model = {best} ('voicesim config write')": (
        "prenez {best} : ears.model = {best} (« voicesim config write »)"
    ),
    "the client never answered": "le client n'a jamais répondu",
    "the microphone does not hear the speaker": "le micro n'entend pas le haut-parleur",
    "the microphone gives nothing at all": "le micro ne donne rien du tout",
    "the microphone hears the speaker {delay:.0f} ms later, {level:.0f} dB": (
        "le micro entend le haut-parleur {delay:.0f} ms après, à {level:.0f} dB"
    ),
    "the phrase writer: the scenario's own lines, no weights needed": (
        "le rédacteur de phrases : les répliques du scénario, sans modèle"
    ),
    "the sound is cut off": "le son est écrêté",
    "these callers cannot call: take VOICESIM_VOICE_ENGINE=espeak-ng meanwhile": (
        "ces clients ne peuvent pas appeler : prenez en attendant VOICESIM_VOICE_ENGINE=espeak-ng"
    ),
    "this system does not say": "ce système ne le dit pas",
    "type 'voicesim doctor --calibrate'": "tapez « voicesim doctor --calibrate »",
    "unmute it, or choose another": "rétablissez le son, ou choisissez-en un autre",
    "use a headset with a cable: wireless ones and mixing programs add this": (
        "prenez un casque filaire : le sans-fil et les logiciels de mixage ajoutent cela"
    ),
    "voice: better": "voix : meilleure",
    "voice: {name}": "voix : {name}",
    "voicesim {version}, Python {python}, {system}, {cores} cores": (
        "voicesim {version}, Python {python}, {system}, {cores} cœurs"
    ),
    "voicesim {version}, Python {python}, {system}, {cores} cores, {memory:.0f} GB": (
        "voicesim {version}, Python {python}, {system}, {cores} cœurs, {memory:.0f} Go"
    ),
    "wear a headset, or turn the loudspeaker down": "mettez un casque, ou baissez le haut-parleur",
    "words from a script: there is no recogniser": "paroles d'un script : il n'y a pas de reconnaissance",
    "you are heard at {level:.0f} dBFS": "on vous entend à {level:.0f} dBFS",
    "{captured} frames captured, {lost} lost": "{captured} trames captées, {lost} perdues",
    "{clause:.2f} s a clause, {ratio:.2f} times its length{beside}{passed}": (
        "{clause:.2f} s par groupe de mots, {ratio:.2f} fois sa durée{beside}{passed}"
    ),
    "{command}": "{command}",
    "{count} caller{count!p} ready": "{count} client{count!p} prêt{count!p} à appeler",
    "{delay:.0f} ms in the sound card and its driver, both ways together": (
        "{delay:.0f} ms dans la carte son et son pilote, aller et retour"
    ),
    "{encoder} beside the patterns: {found}{used}": "{encoder} avec les expressions : {found}{used}",
    "{endpoint} answered": "{endpoint} a répondu",
    (
        "{families:.0%} of ways of speaking and {topics:.0%} of questions understood, of people not read "
        "before"
    ): (
        "{families:.0%} des façons de parler et {topics:.0%} des questions sont comprises, chez des "
        "personnes jamais lues"
    ),
    "{folder} may not be written": "{folder} n'est pas autorisé en écriture",
    "{folder}: {free:.1f} GB free": "{folder} : {free:.1f} Go libres",
    "{folder}: {free} MB free": "{folder} : {free} Mo libres",
    "{length:.0f} s of {voice}: {each}": "{length:.0f} s de {voice} : {each}",
    "{level:.0f} dBFS of noise": "{level:.0f} dBFS de bruit",
    "{megabytes:.0f} MB at the most": "{megabytes:.0f} Mo au plus",
    "{named}: {what}; {without}": "{named} : {what} ; {without}",
    "{name} ({host}, {rate} Hz)": "{name} ({host}, {rate} Hz)",
    "{name} ({host}, {rate} Hz); 'doctor --json' lists {more} more": (
        "{name} ({host}, {rate} Hz) ; « doctor --json » en liste {more} de plus"
    ),
    "{name} is for {names}, and calls are in {language}; {without}": (
        "{name} est pour {names}, et les appels sont en {language} ; {without}"
    ),
    "{name} is {state}{size}: {without}": "{name} est {state}{size} : {without}",
    "{name} {took:.1f} s and {wrong:.0%} of words wrong": "{name} {took:.1f} s et {wrong:.0%} de mots faux",
    "{name}, in the package": "{name}, fourni",
    "{name}: {engine} (your own, {licence})": "{name} : {engine} (à vous, {licence})",
    "{name}: {engine} ({licence})": "{name} : {engine} ({licence})",
    "{path}": "{path}",
    "{path} (none yet: all defaults)": "{path} (pas encore : tout par défaut)",
    "{seconds:.0f} s of speech were heard, {least:.0f} are needed": (
        "{seconds:.0f} s de parole entendues, il en faut {least:.0f}"
    ),
    "{sentence}, but {warning}; {without}": "{sentence}, mais {warning} ; {without}",
    "{sentence}, opened in {seconds:.1f} s": "{sentence}, ouvert en {seconds:.1f} s",
    "{sentence}; {best}, as chosen, suits this machine best": (
        "{sentence} ; {best}, déjà choisi, convient le mieux ici"
    ),
    "{what} (for a language model: make llm)": "{what} (pour un modèle de langue : make llm)",
    "{whole:.2f} s from the end of a turn to the client's voice (median of {count}; {heard_by})": (
        "{whole:.2f} s de la fin d'un tour à la voix du client (médiane de {count} ; {heard_by})"
    ),
}
"""English -> French."""
