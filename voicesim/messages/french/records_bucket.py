"""What `records.bucket` and its commands say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "the digest is not that of its files": "l'empreinte n'est pas celle de ses fichiers",
    "is no seal of a call, or was changed": "n'est pas le sceau d'un appel, ou a été modifié",
    "put the bucket's copy of it back, or begin another bucket": (
        "remettez-en une copie, ou commencez un autre compartiment"
    ),
    "is no address of a bucket": "n'est pas l'adresse d'un compartiment S3",
    "write s3://BUCKET/FOLDER, a folder for each room": (
        "écrivez s3://COMPARTIMENT/DOSSIER, un dossier par salle"
    ),
    "the bucket cannot be reached, or refuses ({name})": (
        "le compartiment est injoignable, ou refuse ({name})"
    ),
    "mend that and do it again: what was done stands, and the rest follows": (
        "réparez cela et recommencez : ce qui est fait reste, et la suite vient"
    ),
    "speaks to buckets, and is not installed": "parle aux compartiments S3, et n'est pas installé",
    "install it: pip install 'voicesim[bucket]'": "installez-le : pip install 'voicesim[bucket]'",
    "the bucket has another state of it, not put there from here; both are left": (
        "le compartiment en a un autre état, qui ne vient pas d'ici ; les deux restent"
    ),
    "the bucket has another state of it; both are left as they are": (
        "le compartiment en a un autre état ; les deux restent tels quels"
    ),
    "it was deleted in the bucket; delete it here too: voicesim records delete": (
        "il a été supprimé dans le compartiment ; supprimez-le ici aussi : voicesim records delete"
    ),
    "it was deleted since; delete it here too: voicesim records delete": (
        "il a été supprimé depuis ; supprimez-le ici aussi : voicesim records delete"
    ),
    "the bucket has it and this store has not; voicesim records bucket fetch": (
        "le compartiment l'a, et il manque ici ; voicesim records bucket fetch"
    ),
    "it is being changed at this moment; the next time takes it": (
        "il est en cours de modification ; la prochaine fois le prendra"
    ),
    "it does not hold: {finding}": "il n'est pas intact : {finding}",
    "knows more of this store than it does itself": "en sait plus sur ces appels que ce poste",
    "bring that back first: voicesim records bucket fetch": (
        "rapportez d'abord cela : voicesim records bucket fetch"
    ),
    "holds the calls of another store, or of this one before it went two ways": (
        "contient les appels d'un autre dépôt, ou de celui-ci avant qu'il ne diverge"
    ),
    "give each store a folder of its own": "donnez à chaque dépôt un dossier à lui",
    "somebody else is putting calls there at this moment": (
        "quelqu'un d'autre y dépose des appels en ce moment"
    ),
    "do it again when they are done": "recommencez quand ce sera fini",
    "{file} in the bucket is not what was sealed": (
        "{file}, dans le compartiment, n'est pas ce qui a été scellé"
    ),
    "put the bucket's copy of it back, or the call from another backup": (
        "remettez-en une copie, ou l'appel d'une autre sauvegarde"
    ),
    "putting calls into the bucket": "dépôt des appels dans le compartiment",
    "fetching calls from the bucket": "retour des appels du compartiment",
    "reading the bucket": "lecture du compartiment",
    "{put} put, {replace} replaced, {delete} deleted, {same} as they were.": (
        "Déposés : {put} ; remplacés : {replace} ; supprimés : {delete} ; inchangés : {same}."
    ),
    "{fetch} fetched, {same} were here.": "Rapportés : {fetch} ; déjà là : {same}.",
    "'voicesim catalogue rebuild' enters them in the catalogue.": (
        "« voicesim catalogue rebuild » les inscrit au catalogue."
    ),
    "{count} call{count!p} as sealed.": "{count} appel{count!p} conforme{count!p} au sceau.",
}
