"""Passkeys in a real browser, with a device inside it that knows its holder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from browsed import chromium, found, trusting, visiting, with_an_authenticator
from conftest import QUICK
from looked_at import violations
from playwright.sync_api import expect
from room_over_tls import HOST, RESOLVED, open_over_tls
from room_played import PASSWORD

from voicesim.settings.schema import Settings

pytestmark = [
    pytest.mark.waits(10),
    pytest.mark.skipif(
        found() is None or shutil.which("certutil") is None,
        reason="there is no Chromium, or no certutil (libnss3-tools) to make it trust a root",
    ),
]

SIGNS = "import('/static/passkey.js').then(async (keys) => keys.shown(await keys.post('/passkeys/again')))"


def test_a_trainer_adds_a_passkey_and_comes_in_by_it_and_by_password_still(
    settings: Settings, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    with open_over_tls(settings, QUICK) as room:
        trusting(home, room.folder.files("root")[0])
        with chromium(RESOLVED, home=home) as browser, visiting(browser) as visit:
            page, keys = visit.page, room.house.passkeys
            assert keys is not None
            with_an_authenticator(page)
            page.goto(f"{room.where}/enter")
            page.get_by_role("button", name="Entrer par clé d'accès").click()
            expect(page.get_by_text("Aucune clé d'accès n'a été donnée")).to_be_visible()
            room.as_trainer(page)
            page.get_by_role("link", name="Clés d'accès").click()
            assert violations(page) == []
            page.locator("#password").fill("pas le bon mot de passe")
            page.get_by_role("button", name="Ajouter").click()
            expect(page.get_by_text("Ce n'est pas le mot de passe.")).to_be_visible()
            page.locator("#password").fill(PASSWORD)
            page.get_by_role("button", name="Ajouter").click()
            expect(page.get_by_text("Clé d'accès 1, ajoutée le")).to_be_visible()
            page.get_by_role("button", name="Quitter").click()
            page.get_by_role("button", name="Entrer par clé d'accès").click()
            expect(page).to_have_url(f"{room.where}/board")
            assert [one.count > 0 for one in keys.of("")] == [True], "it has signed"
            signed = json.loads(page.evaluate(SIGNS))
            answer = json.dumps(signed["answer"])
            assert keys.who("sign", signed["ticket"], answer) == "", "asked again who one is"
            assert keys.who("sign", signed["ticket"], answer) is None, "good once"
            assert keys.who("sign", keys.ask("sign").ticket, answer) is None, "another question"
            keys.remove("", keys.of("")[0].id)
            page.get_by_role("button", name="Quitter").click()
            page.get_by_role("button", name="Entrer par clé d'accès").click()
            expect(page.get_by_text("Cette salle ne connaît pas cette clé d'accès")).to_be_visible()
            page.goto(room.where.replace(HOST, "127.0.0.1") + "/enter")
            expect(page.get_by_text("ne fonctionnent qu'à")).to_be_visible()
