"""The bank: every phrase family, topic and statement of a language, compiled for matching."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from voicesim.content.additions import Additions, added_families, addition_files, read_additions
from voicesim.content.atoms import Atom, Lemma, Literal, Series, atoms
from voicesim.content.families import Family, Phrase, PhraseFile, Statement, Topic, TopicFile
from voicesim.content.house import Written, as_written
from voicesim.content.notation import NotationError, read
from voicesim.content.roles import Role
from voicesim.content.yaml_file import YamlFile, kept_with_program, read_yaml, text_of_file, validated
from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.resources import content
from voicesim.text.fold import folded
from voicesim.text.grammar import Grammar, Rewriting, grammar_of
from voicesim.text.inflection import forms_of_lemma, is_word, nearest_word
from voicesim.text.normalising import forms_of
from voicesim.text.words import Language
from voicesim.understanding.expressions import (
    Expression,
    family_entries,
    scope_entries,
    statement_entries,
    topic_entries,
)
from voicesim.understanding.trie import Node, add

LARGER = 8
"""Extensions of a bank that are kept, a few MB each: a caller's drills and calls are heard with one bank."""


@dataclass(frozen=True)
class Bank:
    """What an utterance can be understood as. Immutable; `extended` gives a larger one."""

    language: Language
    grammar: Grammar
    families: Mapping[str, Family]
    topics: Mapping[str, Topic]
    statements: Mapping[str, Statement] = field(default_factory=dict)
    repairs: Rewriting = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    roots: tuple[Node, ...] = ()
    """The trees to walk: the language's own, then one for every extension."""
    lexicon: frozenset[str] = frozenset()
    """Every word written out in an expression."""
    unaccented: frozenset[str] = frozenset()
    """The same without their accents."""
    lemma_forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Form -> the lemmas of the expressions that it may stand for."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Classes of words that expressions name."""

    @cached_property
    def digest(self) -> str:
        """Fingerprint of the content that decides what is understood: see `content_digest`."""
        return content_digest(self)

    def having(self, role: Role) -> tuple[str, ...]:
        """Ids of the families that have a role, in the order they are written."""
        return tuple(family.id for family in self.families.values() if role in family.roles)

    def roles_of(self, kind: str, name: str) -> tuple[Role, ...]:
        """The roles of a family or topic; none for a statement, or what the bank does not know."""
        written: Family | Topic | None = None
        if kind == "family":
            written = self.families.get(name)
        elif kind == "topic":
            written = self.topics.get(name)
        return written.roles if written is not None else ()

    def knows(self, form: str) -> bool:
        """True for a word of the language, of an expression, or a name."""
        return form in self.lexicon or form in self.names or is_word(form, self.language)

    def nearest(self, form: str) -> str | None:
        """The word of an expression that is one slip away from `form`, when `form` is no word at all."""
        if len(form) < 5 or self.knows_unaccented(form):
            return None
        return nearest_word(form, self.lexicon)

    def knows_unaccented(self, form: str) -> bool:
        """The same for a keyboard without accents."""
        return self.knows(form) or folded(form) in self.unaccented

    def extended(self, topics: Iterable[Topic] = (), statements: Iterable[Statement] = ()) -> Bank:
        """This bank with a scenario's own topics and statements; a topic known already gains the patterns.

        What it was lately extended with is not compiled again. Raises `ContentError` for an expression that
        cannot be read.
        """
        own = (tuple(topics), tuple(statements))
        larger = self._larger.pop(own, None) or self._extended(*own)
        self._larger[own] = larger
        if len(self._larger) > LARGER:
            self._larger.pop(next(iter(self._larger)), None)
        return larger

    @cached_property
    def _larger(self) -> dict[tuple[tuple[Topic, ...], tuple[Statement, ...]], Bank]:
        return {}

    def _extended(self, topics: tuple[Topic, ...], statements: tuple[Statement, ...]) -> Bank:
        known = dict(self.topics) | {topic.id: _merged(self.topics.get(topic.id), topic) for topic in topics}
        larger = replace(self, topics=known, statements=dict(self.statements) | {s.id: s for s in statements})
        return _planted(larger, [*topic_entries(topics), *statement_entries(statements)])


def content_digest(bank: Bank) -> str:
    """Fingerprint (SHA-256, hexadecimal) of the families, topics and statements of a bank, in their order.

    Two banks of the same digest understand every utterance alike, given the same program.
    """
    written = sha256(bank.language.encode())
    for part in (*bank.families.values(), *bank.topics.values(), *bank.statements.values()):
        written.update(part.model_dump_json().encode())
    written.update(repr(sorted(bank.repairs.items())).encode())
    written.update(repr(sorted(bank.names)).encode())
    return written.hexdigest()


def load_bank(language: Language) -> Bank:
    """The bank of `language` from `personas/` and the house's additions. Raises `ContentError`.

    It is compiled once a process, as long as no addition changes; where there is none, once an installation.
    """
    return _loaded(language, as_written(addition_files(language)))


@lru_cache(maxsize=4)
def _loaded(language: Language, additions: Written) -> Bank:
    phrases, topics = (content("personas", folder) / f"{language}.yaml" for folder in ("phrases", "topics"))
    if additions:
        return bank_from(language, phrases, topics, [path for path, _ in additions])
    files = (phrases, topics)
    return kept_with_program(
        files, map(text_of_file, files), "Bank", lambda: bank_from(language, phrases, topics)
    )


def bank_from(language: Language, phrases: Path, topics: Path, additions: Iterable[Path] = ()) -> Bank:
    """A bank from two files, and what is added to it.

    Raises `ContentError` with file, line, key and remedy.
    """
    phrase_file, topic_file = read_yaml(phrases), read_yaml(topics)
    written, asked = validated(phrase_file, PhraseFile), validated(topic_file, TopicFile)
    _refuse_twins(phrase_file, "families", [family.id for family in written.families])
    _refuse_twins(topic_file, "topics", [topic.id for topic in asked.topics])
    _refuse_unknown_includes(topic_file, asked)
    _refuse_unknown_also(phrase_file, written)
    grammar = grammar_of(language)
    bank = Bank(
        language=language,
        grammar=grammar,
        families={family.id: _signed(family, written) for family in written.families},
        topics={topic.id: topic for topic in asked.topics},
        repairs={forms_of(r.heard, grammar): forms_of(r.meant, grammar) for r in written.repairs},
        names=frozenset(name.lower() for name in written.names),
        words=written.words,
    )
    entries = (*family_entries(written.families), *scope_entries(written.scopes))
    bank = _planted(bank, entries, phrase_file)
    for path in additions:
        bank = _with_additions(bank, *read_additions(path))
    return _planted(bank, topic_entries(asked.topics), topic_file, same_tree=True)


def bank_of(language: Language, families: Sequence[Family]) -> Bank:
    """A bank of a few families that are no part of the phrase bank. Raises `ContentError`."""
    bank = Bank(
        language=language,
        grammar=grammar_of(language),
        families={family.id: family for family in families},
        topics={},
    )
    return _planted(bank, family_entries(families))


def _with_additions(bank: Bank, file: YamlFile, added: Additions) -> Bank:
    """The bank with a house's phrases, heard as the program's own are."""
    more = list(added_families(file, added, dict(bank.families)))
    families = {
        one.id: bank.families[one.id].model_copy(
            update={"phrases": (*bank.families[one.id].phrases, *one.phrases)}
        )
        for one in more
    }
    larger = replace(bank, families={**bank.families, **families})
    return _planted(larger, family_entries(more), file, same_tree=True)


def read_expression(text: str, language: Language) -> Series:
    """What `text` stands for, for linters. Raises `NotationError` (a `ValueError`) with the remedy."""
    return read(text, grammar_of(language), load_bank(language).words)


def _planted(
    bank: Bank, expressions: Iterable[Expression], file: YamlFile | None = None, *, same_tree: bool = False
) -> Bank:
    root = bank.roots[-1] if same_tree else Node()
    used: set[Atom] = set()
    for expression in expressions:
        try:
            series = read(expression.text, bank.grammar, bank.words)
        except NotationError as error:
            raise _refused(error, expression, file) from None
        add(root, series, expression.entry)
        used.update(atoms(series))
    forms = dict(bank.lemma_forms)
    for lemma in sorted(atom.lemma for atom in used if isinstance(atom, Lemma)):
        for form in sorted(forms_of_lemma(lemma, bank.language)):
            if lemma not in forms.get(form, ()):
                forms[form] = (*forms.get(form, ()), lemma)
    written = {atom.form for atom in used if isinstance(atom, Literal)}
    lexicon = frozenset((*bank.lexicon, *written, *forms))
    roots = bank.roots if same_tree else (*bank.roots, root)
    unaccented = bank.unaccented.union(folded(form) for form in lexicon - bank.lexicon)
    return replace(bank, roots=roots, lexicon=lexicon, unaccented=unaccented, lemma_forms=forms)


def _refused(error: NotationError, expression: Expression, file: YamlFile | None) -> ContentError:
    what, _, mend = str(error).partition("; ")
    if file is not None:
        return file.error(expression.way, code="content.expression", what=what, mend=mend)
    entry = expression.entry
    where = f"{entry.kind} {entry.id!r}"
    return ContentError("content.expression", what=what, where=where, mend=mend)


def _merged(known: Topic | None, own: Topic) -> Topic:
    if known is None:
        return own
    return known.model_copy(
        update={
            "as_asked": own.as_asked or known.as_asked,
            "patterns": (*known.patterns, *own.patterns),
            "told": (*known.told, *own.told),
            "prompts": (*known.prompts, *own.prompts),
            "includes": (*known.includes, *own.includes),
            "roles": tuple(dict.fromkeys((*known.roles, *own.roles))),
        }
    )


def _signed(family: Family, file: PhraseFile) -> Family:
    """The family with every phrase in full, its author and date included."""
    full = [phrase if isinstance(phrase, Phrase) else Phrase(say=phrase) for phrase in family.phrases]
    signed = [
        phrase.model_copy(update={"author": phrase.author or file.author, "date": phrase.date or file.date})
        for phrase in full
    ]
    return family.model_copy(update={"phrases": tuple(signed)})


def _refuse_twins(file: YamlFile, key: str, ids: Sequence[str]) -> None:
    for index, name in enumerate(ids):
        if name in ids[:index]:
            way = (key, index, "id")
            raise file.error(
                way,
                code="content.twin",
                what=Message("{name!r} is there already", name=name),
                mend=Message("merge the two"),
            )


def _refuse_unknown_also(file: YamlFile, phrases: PhraseFile) -> None:
    known = {family.id for family in phrases.families}
    for index, family in enumerate(phrases.families):
        for place, name in enumerate(family.also):
            if name not in known:
                way = ("families", index, "also", place)
                what = Message("no family is called {name!r}", name=name)
                raise file.error(
                    way, code="content.unknown_family", what=what, mend=Message("write the id of a family")
                )


def _refuse_unknown_includes(file: YamlFile, topics: TopicFile) -> None:
    known = {topic.id for topic in topics.topics}
    for index, topic in enumerate(topics.topics):
        for place, name in enumerate(topic.includes):
            if name not in known:
                way = ("topics", index, "includes", place)
                what = Message("no topic is called {name!r}", name=name)
                raise file.error(
                    way, code="content.unknown_topic", what=what, mend=Message("write the id of a topic")
                )
