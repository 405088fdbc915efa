"""Why a value was refused by its schema, as pydantic says it,, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "date should be in the future": "il faut une date à venir",
    "date should be in the past": "il faut une date passée",
    "datetimes provided to dates should have zero time - e.g. be exact dates": "il faut une date sans heure",
    "extra inputs are not permitted": "cette clé n'existe pas",
    "field required": "il manque une valeur",
    "input should be a finite number": "il faut un nombre fini",
    "input should be a multiple of {multiple_of}": "il faut un multiple de {multiple_of}",
    "input should be a valid boolean": "il faut true ou false",
    "input should be a valid boolean, unable to interpret input": "il faut true ou false",
    "input should be a valid date": "il faut une date",
    "input should be a valid date in the format YYYY-MM-DD, {error}": (
        "il faut une date comme 2026-11-29 ({error})"
    ),
    "input should be a valid date or datetime, {error}": "il faut une date ({error})",
    "input should be a valid datetime": "il faut une date et une heure",
    "input should be a valid datetime or date, {error}": (
        "il faut une date, ou une date et une heure ({error})"
    ),
    "input should be a valid datetime, {error}": "il faut une date et une heure ({error})",
    "input should be a valid dictionary": "il faut un dictionnaire",
    "input should be a valid dictionary or instance of {class_name}": "il faut un dictionnaire",
    "input should be a valid dictionary or object to extract fields from": "il faut un dictionnaire",
    "input should be a valid frozenset": "il faut une liste",
    "input should be a valid integer": "il faut un nombre entier",
    "input should be a valid integer, got a number with a fractional part": (
        "il faut un nombre entier, sans décimales"
    ),
    "input should be a valid integer, unable to parse string as an integer": "il faut un nombre entier",
    "input should be a valid list": "il faut une liste",
    "input should be a valid mapping, error: {error}": "il faut un dictionnaire ({error})",
    "input should be a valid number": "il faut un nombre",
    "input should be a valid number, unable to parse string as a number": "il faut un nombre",
    "input should be a valid set": "il faut une liste",
    "input should be a valid string": "il faut un texte",
    "input should be a valid string, unable to parse raw data as a unicode string": (
        "il faut un texte lisible"
    ),
    "input should be a valid tuple": "il faut une liste",
    "input should be greater than or equal to {ge}": "il faut au moins {ge}",
    "input should be greater than {gt}": "il faut plus que {gt}",
    "input should be iterable": "il faut une liste",
    "input should be less than or equal to {le}": "il faut au plus {le}",
    "input should be less than {lt}": "il faut moins que {lt}",
    "input should be None": "il ne faut rien ici",
    "input should be {expected}": "il faut {expected}",
    "input should have timezone info": "il faut un fuseau horaire",
    "input should not have timezone info": "il ne faut pas de fuseau horaire",
    (
        "input tag '{tag}' found using {discriminator} does not match any of the expected tags: "
        "{expected_tags}"
    ): "{discriminator} vaut « {tag} » ; il faut l'un de {expected_tags}",
    "invalid JSON: {error}": "ce n'est pas du JSON : {error}",
    "keys should be strings": "les clés doivent être des textes",
    "object has no attribute '{attribute}'": "il n'y a rien qui s'appelle « {attribute} »",
    "recursion error - cyclic reference detected": "une valeur se contient elle-même",
    "recursion error - maximum validation depth exceeded": "c'est imbriqué trop profond",
    "string should contain only ASCII characters": "il ne faut que des caractères ASCII",
    "string should have at least {min_length} character{expected_plural}": (
        "il faut au moins {min_length} caractère{expected_plural}"
    ),
    "string should have at most {max_length} character{expected_plural}": (
        "il faut au plus {max_length} caractère{expected_plural}"
    ),
    "string should match pattern '{pattern}'": "il faut un texte de la forme « {pattern} »",
    "unable to extract tag using discriminator {discriminator}": (
        "il manque {discriminator}, qui dit de quoi il s'agit"
    ),
    "unable to parse input string as an integer, exceeded maximum size": "ce nombre est trop long",
    (
        "{field_type} should have at least {min_length} item{expected_plural} after validation, not "
        "{actual_length}"
    ): "il faut au moins {min_length} valeur{expected_plural}, et non {actual_length}",
    (
        "{field_type} should have at most {max_length} item{expected_plural} after validation, not "
        "{actual_length}"
    ): "il faut au plus {max_length} valeur{expected_plural}, et non {actual_length}",
}
"""English -> French."""
