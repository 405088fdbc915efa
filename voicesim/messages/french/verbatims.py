"""What `verbatims` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "its quotation marks do not pair": "ses guillemets ne vont pas par paires",
    "save it again as CSV from the spreadsheet": "enregistrez-le de nouveau en CSV depuis le tableur",
    "no column says what the comments are": "aucune colonne ne dit où sont les commentaires",
    "name one 'comment', and the one of the days 'date'": (
        "nommez-en une « commentaire », et celle des jours « date »"
    ),
    "parts comments into themes, and is not installed": (
        "répartit les commentaires en thèmes, et n'est pas installé"
    ),
    "install it: pip install 'voicesim[verbatims]'": "installez-le : pip install 'voicesim[verbatims]'",
}
