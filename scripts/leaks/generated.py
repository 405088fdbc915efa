"""Texts made from sentences, names and numbers drawn under a seed; the halves share none of them."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from scripts.leaks.spoken import french, grouped, in_pieces, letters, said

_CAPITALS = "ABCDEFGHJKLMNPQRSTVWXYZ"


@dataclass(frozen=True)
class Pool:
    """What one half draws from, in one language."""

    language: str
    first: tuple[str, ...]
    last: tuple[str, ...]
    streets: tuple[str, ...]
    towns: tuple[str, ...]
    health: tuple[str, ...]
    frames: tuple[str, ...]


def _pool(language: str, *texts: str) -> Pool:
    return Pool(language, *(tuple(one.strip() for one in text.split("|")) for text in texts))


POOLS = {
    ("seen", "fr"): _pool(
        "fr",
        "Nathalie|Mohamed|Chloé|Yann|Fatoumata|Gilles|Éloïse|Dominique|Aïcha|Pierre",
        "Lemoine|Benali|Fournier|Le Bihan|Traoré|Schmitt|Marchand|De Oliveira|Charpentier|Etcheverry",
        "rue des Acacias|avenue Victor-Hugo|boulevard Gambetta|impasse des Roses|chemin du Lavoir|"
        "place de l'Église|allée des Cerisiers|route de la Plage|cours de la Marne|quai Voltaire",
        "Nantes|Le Mans|Saint-Malo|Annecy|Montreuil|Villeneuve-d'Ascq|Pau|Bourg-en-Bresse",
        "un cancer du sein|une sclérose en plaques|une entorse à la cheville|de l'hypertension|"
        "une hernie discale",
        "Bonjour, je suis {title} {last}, je vous appelle parce que la baignoire a débordé.|"
        "Mon nom est {first} {last}, j'ai déclaré le sinistre lundi.|"
        "Vous êtes {first} {last} ? // Oui, c'est moi, et voici mon numéro, {phone}.|"
        "Je vous donne mon téléphone : {phone}, de préférence le matin.|"
        "Votre numéro de téléphone ? // {phone_pieces}.|"
        "Le contrat porte le numéro {contract}, au nom de {title} {last}.|"
        "Numéro de contrat ? // {contract_pieces}, voilà.|"
        "La voiture est immatriculée {plate}, elle est au garage depuis quatre jours.|"
        "C'est au {number} {street}, à {town}, deuxième étage gauche.|"
        "J'habite {street}, {postcode} {town}.|"
        "Envoyez-moi ça à {mail}, je regarde ce soir.|"
        "Pour le virement, mon IBAN est {iban}.|"
        "Le numéro de sécurité sociale de l'assuré, c'est {nir}.|"
        "Je suis née le {birth} à {town}.|"
        "Depuis que j'ai {health}, je reste à la maison.|"
        "Le plafond est de {amount} euros et la franchise de {small} euros, {title} {last}.|"
        "{first}, tu peux fermer l'eau ? // C'est fait. // Bon, on disait donc {amount} euros de dégâts.|"
        "Le sinistre date du {day} {month}, vers {hour} heures, et l'expert vient dans {small} jours.",
    ),
    ("unseen", "fr"): _pool(
        "fr",
        "Véronique|Abdoulaye|Romain|Maëlle|Ghislaine|Serge|Leïla|Corentin|Odile|Baptiste",
        "Guillou|Mansouri|Perrotin|Van Acker|Coulibaly|Zimmermann|Boucher|Dos Santos|Labrousse|Hirigoyen",
        "rue du Port|avenue de la Gare|boulevard Saint-Michel|impasse du Puits|chemin des Vignes|"
        "place du Marché|allée Paul-Cézanne|route de Bordeaux|faubourg de Béthune|sentier de la Garenne",
        "Caen|La Rochelle|Saint-Étienne|Grenoble|Aubervilliers|L'Haÿ-les-Roses|Sète|Charleville-Mézières",
        "une leucémie|la maladie de Parkinson|le bras cassé|une insuffisance cardiaque|des crises d'angoisse",
        "Oui allô, {title} {last} au téléphone, c'est encore pour cette histoire de toiture.|"
        "C'est {first} {last} qui vous parle, le fils de l'assurée.|"
        "Alors, {first} c'est le prénom, {last} c'est le nom de famille.|"
        "Si ça coupe, rappelez au {phone} ou bien laissez un message.|"
        "À quel numéro je peux vous rappeler ? // Au {phone_pieces}, c'est le mien.|"
        "Ma référence est {contract}, c'est en haut à droite de votre courrier.|"
        "J'ai sous les yeux la police numéro {contract_pieces}.|"
        "L'autre conducteur avait la plaque {plate} et il n'a pas voulu signer le constat.|"
        "Le logement est situé {number} {street} à {town}, au rez-de-chaussée.|"
        "Je demeure {street}, dans le {postcode}, à {town}.|"
        "Mon courriel, c'est {mail}, tout en minuscules.|"
        "Vous me remboursez sur quel compte ? // Celui-ci, {iban}.|"
        "J'ai retrouvé ma carte vitale, le numéro est {nir}.|"
        "Date de naissance ? // Le {birth}.|"
        "On m'a trouvé {health} en début d'année, alors vos délais.|"
        "Vous m'aviez promis {amount} euros, {title} {last} peut le confirmer.|"
        "Je repasse {first} dans une minute, il termine à {hour} heures.|"
        "La grêle du {day} {month} a cassé {small} tuiles, il y en a pour {amount} euros.",
    ),
    ("seen", "en"): _pool(
        "en",
        "Helen|Imran|Charlotte|Owen|Grace|Dmitri",
        "Whitaker|Chowdhury|McAllister|Osei|Pemberton|Novak",
        "Church Lane|High Street|Station Road|Maple Drive|Victoria Terrace|Birch Avenue",
        "Leicester|Bath|Swansea|Milton Keynes|Galway|Aberdeen",
        "breast cancer|multiple sclerosis|a sprained ankle|high blood pressure",
        "Hello, it's {first} {last}, I'm ringing about the burst pipe.|"
        "My name is {last}, and you can get me on {phone}.|"
        "What's your number? // {phone_pieces}.|"
        "The policy is {contract}, in the name of {title} {last}.|"
        "My car's registration is {plate}, it is at the garage.|"
        "We are at {number} {street}, {town}.|"
        "Please email {mail} when it is done.|"
        "I was born on {birth}.|"
        "Since I was told I have {health}, I stay at home.|"
        "The excess is {small} pounds and the limit is {amount} pounds, {title} {last}.",
    ),
    ("unseen", "en"): _pool(
        "en",
        "Beatrice|Kwame|Fiona|Rhys|Naomi|Stefan",
        "Holloway|Rahimi|Fraser|Nkemelu|Tattersall|Kowalczyk",
        "Mill Lane|Queen Street|Chapel Road|Cedar Grove|Albert Square|Elm Crescent",
        "Exeter|Derby|Cardigan|Bury St Edmunds|Limerick|Perth",
        "leukaemia|Parkinson's disease|a broken arm|panic attacks",
        "Good afternoon, {first} {last} speaking, the roof is leaking again.|"
        "You want {title} {last}, I am only the tenant. // And your name? // {first}.|"
        "If we are cut off, the number is {phone}.|"
        "Could I take a contact number? // {phone_pieces}, that is my mobile.|"
        "On the letter it says reference {contract}.|"
        "He drove off but I have his plate, {plate}.|"
        "The damage is at {number} {street} in {town}.|"
        "My email address is {mail}.|"
        "Date of birth? // {birth}.|"
        "You promised {amount} pounds on the {day} of {month}, {title} {last} heard it.",
    ),
}
"""Pools by half and language: first names, family names, streets, towns, ailments, sentences."""

_MONTHS = {
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}


def texts(half: str, language: str, count: int) -> list[str]:
    """`count` marked texts of one half ("seen", "unseen") in one language, always the same."""
    pool = POOLS[half, language]
    rng = random.Random(f"{half} {language}")
    return [_written(pool.frames[place % len(pool.frames)], pool, rng) for place in range(count)]


def _written(frame: str, pool: Pool, rng: random.Random) -> str:
    titles = ("madame", "monsieur", "Mme") if pool.language == "fr" else ("Mrs", "Mr", "Miss")
    text = frame.replace("{title} {last}", f"[NAME {rng.choice(titles)} {rng.choice(pool.last)}]")
    text = text.replace("{first} {last}", f"[NAME {rng.choice(pool.first)} {rng.choice(pool.last)}]")
    while "{" in text:
        start, end = text.index("{"), text.index("}")
        text = text[:start] + _value(text[start + 1 : end], pool, rng) + text[end + 1 :]
    if rng.random() < 0.15:  # some recognisers write neither capitals nor marks
        parts = [
            part.lower().replace(",", "").replace(" ?", "").replace("?", "") for part in text.split(" // ")
        ]
        lowered = " // ".join(part.rstrip(".") for part in parts)
        text = re.sub(r"\[[a-z]+ ", lambda kind: kind[0].upper(), lowered)
    return text


def _digits(count: int, rng: random.Random) -> str:
    return "".join(str(rng.randint(0, 9)) for _ in range(count))


def _phone(language: str, rng: random.Random) -> list[str]:
    """A number of the ranges that the regulators keep for fiction."""
    if language == "en":
        return (
            ["07700", "900", _digits(3, rng)]
            if rng.random() < 0.6
            else ["020", "7946", "0" + _digits(3, rng)]
        )
    head = rng.choice(("063998", "019900", "026191", "035301", "046571", "053649"))
    number = head + _digits(4, rng)
    return [number[place : place + 2] for place in range(0, 10, 2)]


def _drawn(count: int, rng: random.Random) -> str:
    return "".join(rng.choice(_CAPITALS) for _ in range(count))


def _plate(language: str, rng: random.Random) -> str:
    if language == "en":
        head, number, tail = _drawn(2, rng), str(rng.randint(10, 74)), _drawn(3, rng)
        return rng.choice(
            (f"{head}{number} {tail}", f"{' '.join(head)} {said(number, 'en', rng)} {' '.join(tail)}")
        )
    head, number, tail = _drawn(2, rng), str(rng.randint(100, 999)), _drawn(2, rng)
    spoken = f"{letters(head, 'fr', rng)} {french(int(number))} {letters(tail, 'fr', rng)}"
    return rng.choice((f"{head} {number} {tail}", f"{head}-{number}-{tail}", spoken, spoken))


def _mail(pool: Pool, rng: random.Random) -> str:
    first, last = (rng.choice(one).lower().replace(" ", "") for one in (pool.first, pool.last))
    if rng.random() < 0.45:
        return f"{first}.{last}@exemple.fr" if pool.language == "fr" else f"{first}.{last}@example.org"
    if pool.language == "en":
        joint, domain = rng.choice(("dot", "underscore", "dash")), rng.choice(("com", "org"))
        return f"{first} {joint} {last} at example dot {domain}"
    joint = rng.choice(("point", "tiret", "tiret bas", "underscore"))
    return f"{first} {joint} {last} {rng.choice(('arobase', 'arrobase', 'at'))} exemple point fr"


def _nir(language: str, rng: random.Random) -> str:
    born = f"{rng.choice('12')}{rng.randint(40, 99)}{rng.randint(1, 12):02}"
    body = f"{born}{rng.randint(1, 95):02}{_digits(6, rng)}"
    key = f"{97 - int(body) % 97:02}"
    return grouped([body[0], body[1:3], body[3:5], body[5:7], body[7:10], body[10:13], key], language, rng)


def _iban(rng: random.Random) -> str:
    body = _digits(23, rng)
    number = "".join(str(int(one, 36)) for one in body + "FR00")
    iban = f"FR{98 - int(number) % 97:02}{body}"
    if rng.random() < 0.6:
        return " ".join(iban[place : place + 4] for place in range(0, len(iban), 4))
    length = rng.choice((2, 3))
    return "F R " + " ".join(said(iban[place : place + length], "fr", rng) for place in range(2, 27, length))


def _contract(rng: random.Random) -> list[str]:
    return [_digits(rng.choice((2, 3)), rng) for _ in range(rng.choice((3, 3, 4)))]


def _value(field: str, pool: Pool, rng: random.Random) -> str:
    language = pool.language
    if field in ("phone_pieces", "contract_pieces"):
        kind = field.partition("_")[0].upper()
        groups = _phone(language, rng) if kind == "PHONE" else _contract(rng)
        return in_pieces(groups, kind, language, rng)
    year = rng.randint(1940, 2005)
    day, month = rng.randint(2, 28), rng.choice(_MONTHS[language])
    spoken_year = f"mille neuf cent {french(year - 1900)}" if 1900 < year < 2000 else str(year)
    return {
        "first": lambda: f"[NAME {rng.choice(pool.first)}]",
        "last": lambda: f"[NAME {rng.choice(pool.last)}]",
        "phone": lambda: f"[PHONE {grouped(_phone(language, rng), language, rng)}]",
        "contract": lambda: f"[CONTRACT {grouped(_contract(rng), language, rng)}]",
        "plate": lambda: f"[PLATE {_plate(language, rng)}]",
        "number": lambda: (
            f"[ADDRESS {rng.randint(1, 160) if rng.random() < 0.6 else _spoken(language, rng)}]"
        ),
        "street": lambda: f"[ADDRESS {rng.choice(pool.streets)}]",
        "town": lambda: f"[ADDRESS {rng.choice(pool.towns)}]",
        "postcode": lambda: f"[ADDRESS {rng.randint(1, 95):02}{rng.choice(('000', '100', '240', '310'))}]",
        "mail": lambda: f"[EMAIL {_mail(pool, rng)}]",
        "iban": lambda: f"[BANK {_iban(rng)}]",
        "nir": lambda: f"[NIR {_nir(language, rng)}]",
        "birth": lambda: (
            f"[BIRTH {rng.choice((f'{day} {month} {year}', f'{french(day)} {month} {spoken_year}'))}]"
            if language == "fr"
            else f"[BIRTH {month} {day}, {year}]"
        ),
        "health": lambda: f"[HEALTH {rng.choice(pool.health)}]",
        "amount": lambda: str(rng.randint(2, 90) * 50),
        "small": lambda: french(rng.randint(3, 60)) if language == "fr" else str(rng.randint(50, 400)),
        "hour": lambda: french(rng.randint(7, 22)),
        "day": lambda: str(day),
        "month": lambda: month,
    }[field]()


def _spoken(language: str, rng: random.Random) -> str:
    return said(str(rng.randint(2, 120)), language, rng)
