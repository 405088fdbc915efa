"""The trainee's side: who they are, what the screen shows, what to follow, what is shut in an examination."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from voicesim.client.claim_form import ClaimForm
from voicesim.content.model import Content, Text

Part = Literal["procedure", "guarantees", "excess", "earlier_contacts", "fields", "form"]


class ScreenField(Content):
    """One labelled value of the file."""

    label: Text
    value: Text


class Screen(Content):
    """The claim file as the trainee sees it while talking. Days are relative: {j-1}."""

    contract: Text = Field(description="contract number")
    holder: Text = Field(description="policyholder")
    product: Text = Field(description="name of the product")
    guarantees: tuple[Text, ...] = Field(min_length=1)
    excess: Text = Field(description="excess (franchise), with the words 'à vérifier' when it is not certain")
    earlier_contacts: tuple[Text, ...] = ()
    fields: tuple[ScreenField, ...] = Field(default=(), description="anything else: address, plate, standing")


class Trainee(Content):
    """Who the trainee is in this call, and the procedure sheet."""

    role: Text
    procedure: tuple[Text, ...] = Field(min_length=1)
    closed_book: tuple[Part, ...] = Field(default=("procedure",), description="hidden in certification")
    form: ClaimForm | None = Field(default=None, description="what is filled in while talking")
