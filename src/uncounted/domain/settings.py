"""Settings of a workspace: the shape of ``uncounted.toml``.

Unknown keys are refused, never ignored: a misspelt threshold must not silently fall back to a
default. `uncounted.store.settings` reads the file.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec


class Intake(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Files of the workspace that `uncounted run` takes in.

    Attributes
    ----------
    files
        Glob relative to the workspace, such as ``inbox/ward-watch/*.csv``.
    publisher
        Who publishes them.
    kind
        document, or list for lists of persons.
    list_name
        Name of the list; needed when kind is list.
    mapping
        Name of a mapping below; columns are recognised by name when empty.
    act
        What happened to the persons on the list, when no column says so.
    """

    files: str
    publisher: str = ""
    kind: Literal["document", "list"] = "document"
    list_name: str = ""
    mapping: str = ""
    act: str = "killed"


class Anchor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event that texts count from: "since the uprising".

    Attributes
    ----------
    event
        Its name, shown as the reason of a date.
    words
        How texts call it.
    day
        The first day of the period that "since ..." opens.
    context
        Words of which one must stand in the document or its publisher's name; none for an event that
        is always meant.
    """

    event: str
    words: tuple[str, ...]
    day: date
    context: tuple[str, ...] = ()


class ModelSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language model on this machine that fills what the grammar left open.

    Attributes
    ----------
    url
        OpenAI-compatible address on this machine, such as ``http://127.0.0.1:8080/v1``.
    name
        Name of the model, as its server knows it; recorded with each field that it fills.
    timeout
        Seconds to wait for one answer.
    """

    url: str
    name: str
    timeout: float = 120.0


class FigureSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How documents are read.

    Attributes
    ----------
    lexicon
        Folder of the workspace with the group's own words, in the form of the reader's lexicon files;
        empty for none.
    anchors
        Events that texts of this country count from.
    model
        A model that fills what the grammar left open; none by default.
    """

    lexicon: str = ""
    anchors: tuple[Anchor, ...] = ()
    model: ModelSettings | None = None


class MatchSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of matching.

    Attributes
    ----------
    prob_same
        Pairs at or above this probability join a cluster.
    prob_review
        Pairs between this and `prob_same` wait for a person.
    seed
        Seed of the sampling used in training.
    """

    prob_same: float = 0.6
    prob_review: float = 0.2
    seed: int = 1


class EstimateSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is estimated, and how.

    Attributes
    ----------
    models
        Models to run; the first one is the published one.
    by
        Fields to stratify by: region, place, sex, year, month. The overall estimate always runs.
    seed
        Seed of the chains.
    level
        Coverage of intervals.
    """

    models: tuple[str, ...] = ("latent_class", "log_linear", "chao")
    by: tuple[str, ...] = ()
    seed: int = 1
    level: float = 0.95


class BriefSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the brief shows first.

    Attributes
    ----------
    measure
        Measure and act that the three numbers are about.
    stated_by
        Organisation whose stated figure stands beside the other two; empty takes the latest.
    days
        Length of the period that `uncounted run` publishes; it ends with the newest document.
    """

    measure: str = "killed"
    stated_by: str = ""
    days: int = 7


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All settings of a workspace.

    Attributes
    ----------
    title
        Title of the brief.
    languages
        Languages of the interface of the brief, ISO 639-1.
    country
        Name of the country or area, used in plain sentences; may be empty.
    intake
        What `uncounted run` takes in.
    mappings
        Name of a mapping to {column as found: field}.
    figures, match, estimate, brief
        Settings of those stages.
    """

    title: str = "Untitled brief"
    languages: tuple[str, ...] = ("en",)
    country: str = ""
    intake: tuple[Intake, ...] = ()
    mappings: dict[str, dict[str, str]] = {}
    figures: FigureSettings = FigureSettings()
    match: MatchSettings = MatchSettings()
    estimate: EstimateSettings = EstimateSettings()
    brief: BriefSettings = BriefSettings()
