"""What the pages of a room say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "their own path": "leur propre parcours",
    "Your trainer asks you to go on with your path.": (
        "Votre formateur vous demande de poursuivre votre parcours."
    ),
    "For the trainer, at the server:": "Pour le formateur, sur le serveur :",
    "On a second screen": "Sur un deuxième écran",
    (
        "Open this on a telephone or a tablet that trusts the room, as a desk does: the file and the "
        "procedure are there to read, nothing of what is said, and it closes with the call."
    ): (
        "À ouvrir sur un téléphone ou une tablette qui fait confiance à la salle, comme un poste : le dossier"
        " et la procédure y sont à lire, rien de ce qui se dit, et la page se ferme avec l'appel."
    ),
    "{words}, {minutes} min": "{words}, {minutes} min",
    "nobody yet": "personne encore",
    "seated": "installé",
    "preparing a call": "prépare un appel",
    "at the headset check": "vérifie son casque",
    "ready, waits for the start": "prêt, attend le départ",
    "it rings": "ça sonne",
    "in a call": "en ligne",
    "caller on hold": "client en attente",
    "being scored": "évaluation en cours",
    "finished": "terminé",
    "needs somebody": "besoin d'aide",
    "not tried yet": "pas encore essayé",
    "is heard": "on l'entend",
    "nothing is heard": "on n'entend rien",
    "refused by the browser": "refusé par le navigateur",
    "types": "au clavier",
    "Everything stays in this room: nothing is fetched from anywhere, no recording leaves the server.": (
        "Tout reste dans cette salle : rien ne vient d'ailleurs, aucun enregistrement ne quitte le serveur."
    ),
    "Desk {desk}": "Poste {desk}",
    "Trainer": "Formateur",
    "Leave": "Quitter",
    "Come in": "Entrer",
    "You are in the training room {room}.": "Vous êtes ici : {room}.",
    "At a desk": "À un poste",
    "Code of your desk": "Code de votre poste",
    "That page is for who has come in. If you had: the session is over, or the desk was given to "
    "another browser.": (
        "Cette page est pour qui est entré. Si vous l'étiez : la séance est terminée, ou le poste est passé "
        "à un autre navigateur."
    ),
    "Eight signs, on the sheet at your desk; small or capital letters.": (
        "Huit caractères, sur la feuille posée à votre poste ; majuscules ou minuscules."
    ),
    "I am the trainer": "Je suis le formateur",
    "Password": "Mot de passe",
    (
        "Your calls are yours: the trainer sees that you practise, never what is said, unless you share a "
        "call."
    ): (
        "Vos appels sont à vous : le formateur voit que vous vous entraînez, jamais ce qui se dit, sauf si "
        "vous "
        "partagez un appel."
    ),
    "From your trainer": "De votre formateur",
    "Open it: {title}": "L'ouvrir : {title}",
    "Your trainer asks you to take up a shared call again.": (
        "Votre formateur vous demande de reprendre un appel partagé."
    ),
    "Your trainer has given you a call; all begin together.": (
        "Votre formateur vous a donné un appel ; tout le monde commence ensemble."
    ),
    "Your trainer has given you a call.": "Votre formateur vous a donné un appel.",
    "Share this call": "Partager cet appel",
    (
        "Only you can open this call. If you share it, the trainer may play it to the group, and others "
        "may take "
        "it up again from one of its turns. You can take that back at any time."
    ): (
        "Vous seul pouvez ouvrir cet appel. Si vous le partagez, le formateur peut le faire entendre au "
        "groupe, et "
        "d'autres peuvent le reprendre à l'un de ses tours. Vous pouvez revenir en arrière à tout moment."
    ),
    "Share it with the trainer": "Le partager avec le formateur",
    "Take it back": "Ne plus le partager",
    "You have shared this call.": "Vous avez partagé cet appel.",
    "The desks": "Les postes",
    "You see where each desk stands, never what is said.": (
        "Vous voyez où en est chaque poste, jamais ce qui s'y dit."
    ),
    "Lines in use:": "Lignes occupées :",
    "Desk": "Poste",
    "Where it stands": "Où il en est",
    "Microphone": "Micro",
    "Given": "Donné",
    "Shared": "Partagés",
    "Choose desk {desk}": "Choisir le poste {desk}",
    "All desks": "Tous les postes",
    "Give a caller": "Donner un client",
    "their own choice": "à leur choix",
    "All begin together, when I start them": "Tous commencent ensemble, à mon signal",
    "Give it to the chosen desks": "Le donner aux postes cochés",
    "Start all that wait": "Lancer tous ceux qui attendent",
    "Send a message": "Envoyer un message",
    "Message": "Message",
    "Send it to the chosen desks": "L'envoyer aux postes cochés",
    "End something": "Terminer",
    "Hang the chosen desks up": "Raccrocher aux postes cochés",
    "Let the chosen desks give their code again": "Redemander leur code aux postes cochés",
    "Sheet to print": "Feuille à imprimer",
    "End of session": "Fin de séance",
    "Tick desks in the table first; what you send goes to those.": (
        "Cochez d'abord des postes dans le tableau ; ce que vous envoyez va à ceux-là."
    ),
    "Today's sheet": "La feuille du jour",
    "Address of the room": "Adresse de la salle",
    "or, where that name is not found:": "ou, là où ce nom n'est pas trouvé :",
    "The first time on a machine: open {address} there (no padlock yet), and follow its instructions once.": (
        "La première fois sur une machine : y ouvrir {address} (sans cadenas encore), et suivre une fois ses "
        "instructions."
    ),
    "The certificate's fingerprint, to compare (SHA-256)": (
        "L'empreinte du certificat, pour comparer (SHA-256)"
    ),
    "Code": "Code",
    "One code a desk: cut along the lines. They hold for twelve hours.": (
        "Un code par poste : découpez le long des traits. Ils valent douze heures."
    ),
    "QR code of {address}": "Code QR de {address}",
    "Print this page with the browser's own command.": (
        "Imprimez cette page avec la commande du navigateur."
    ),
    (
        "A view of the group is shown from {count} people with a scored call on: below that, somebody "
        "could be "
        "told apart."
    ): (
        "La vue du groupe s'affiche à partir de {count} personnes ayant un appel noté : en dessous, on "
        "pourrait "
        "reconnaître quelqu'un."
    ),
    "{people} people, {calls} calls. Nobody can be told apart.": (
        "{people} personnes, {calls} appels. Personne ne peut être reconnu."
    ),
    "What went well": "Ce qui a bien marché",
    "To work on": "À travailler",
    "Nothing stands out.": "Rien ne se détache.",
    "{share} %": "{share} %",
    "Calls to look at together": "Appels à regarder ensemble",
    "Nobody has shared a call. A desk shares one from its result.": (
        "Personne n'a partagé d'appel. Un poste en partage un depuis son résultat."
    ),
    "Debrief, desk {desk}": "Débriefing, poste {desk}",
    "Back to the end of session": "Retour à la fin de séance",
    "Play both sides, with the caller's mood and what moved it": (
        "Écouter les deux voix, avec l'humeur du client et ce qui l'a changée"
    ),
    "Take it up again from a turn": "Le reprendre à un tour de parole",
    "From": "À partir de",
    "At desk": "Au poste",
    "Ask that desk": "Le demander à ce poste",
    "Let this machine trust the room": "Faire confiance à la salle, sur cette machine",
    (
        "Once on each machine. The room {room} has a certificate authority of its own, which can vouch for "
        "this "
        "room only, for no other site."
    ): (
        "Une fois par machine. « {room} » a sa propre autorité de certification, qui ne peut se porter "
        "garante que de cette salle, d'aucun autre site."
    ),
    "1. Fetch the certificate": "1. Prendre le certificat",
    "Fetch the certificate": "Prendre le certificat",
    "Compare its fingerprint with the trainer's sheet (SHA-256):": (
        "Comparez son empreinte avec la feuille du formateur (SHA-256) :"
    ),
    "2. Tell this machine to trust it": "2. Dire à cette machine de lui faire confiance",
    "Windows (Chrome, Edge, Firefox)": "Windows (Chrome, Edge, Firefox)",
    (
        "Open the file; Install certificate; Current user; Place all certificates in the following store: "
        "Trusted "
        "Root Certification Authorities; confirm. Then close the browser and open it again."
    ): (
        "Ouvrez le fichier ; Installer un certificat ; Utilisateur actuel ; Placer tous les certificats "
        "dans le "
        "magasin suivant : Autorités de certification racines de confiance ; confirmez. Puis fermez le "
        "navigateur "
        "et rouvrez-le."
    ),
    "macOS": "macOS",
    "Open the file; it goes to Keychain Access. Open it there, and under Trust choose Always Trust.": (
        "Ouvrez le fichier ; il va dans Trousseaux d'accès. Ouvrez-l'y et, sous Se fier, choisissez Toujours "
        "approuver."
    ),
    "Linux (Chrome, Chromium)": "Linux (Chrome, Chromium)",
    (
        "chrome://settings/certificates, Custom, Installed by you, Import; choose the file and trust it for "
        "websites."
    ): (
        "chrome://settings/certificates, Personnalisé, Installés par vous, Importer ; choisissez le "
        "fichier et "
        "approuvez-le pour les sites web."
    ),
    "Or at a terminal, with libnss3-tools, then open the browser again:": (
        "Ou dans un terminal, avec libnss3-tools, puis rouvrez le navigateur :"
    ),
    "Firefox on Linux": "Firefox sous Linux",
    (
        "Settings, Privacy and Security, Certificates, View Certificates, Authorities, Import; tick: "
        "identify "
        "websites."
    ): (
        "Paramètres, Vie privée et sécurité, Certificats, Afficher les certificats, Autorités, Importer ; "
        "cochez : "
        "identifier des sites web."
    ),
    "iPhone, iPad, Android": "iPhone, iPad, Android",
    (
        "iPhone, iPad: open the file, then Settings, Profile downloaded, Install; then General, About, "
        "Certificate "
        "Trust Settings, switch it on. Android: Settings, Security, Encryption, Install a certificate, CA "
        "certificate."
    ): (
        "iPhone, iPad : ouvrez le fichier, puis Réglages, Profil téléchargé, Installer ; ensuite Général, "
        "Informations, Réglages de confiance des certificats, activez-le. Android : Paramètres, Sécurité, "
        "Chiffrement, Installer un certificat, Certificat CA."
    ),
    "Managed desks (group policy)": "Postes administrés (stratégie de groupe)",
    (
        "Distribute the certificate as a trusted root by group policy; set AudioCaptureAllowedUrls to "
        "{address} in "
        "Chrome and Edge, Permissions.Microphone.Allow in Firefox, so that nobody is asked for the "
        "microphone."
    ): (
        "Distribuez le certificat comme racine de confiance par stratégie de groupe ; mettez {address} dans "
        "AudioCaptureAllowedUrls pour Chrome et Edge, dans Permissions.Microphone.Allow pour Firefox : le "
        "micro "
        "n'est plus demandé à personne."
    ),
    "3. Open the room": "3. Ouvrir la salle",
    "Too many tries: wait a minute, then try again.": (
        "Trop d'essais : attendez une minute, puis recommencez."
    ),
    "That is not the trainer's password.": "Ce n'est pas le mot de passe du formateur.",
    "No desk of this session has that code: look at your sheet once more.": (
        "Aucun poste de cette séance n'a ce code : regardez encore votre feuille."
    ),
}
