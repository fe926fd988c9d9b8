"""What a matching rests on, and the hash that says whether it is still that.

A matching is current while the hash of what it would be made from now equals the hash it was made
with (`uncounted.store.match.is_current`). Nothing may be published from one that is not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version

from uncounted.domain.matching import Judgement
from uncounted.domain.row import Row
from uncounted.domain.settings import MatchSettings

# changes whenever the same rows may be matched otherwise
METHOD = "2"


@dataclass(frozen=True)
class MatchInput:
    """Everything that decides a matching.

    Attributes
    ----------
    rows
        Rows of all lists.
    settings
        Thresholds and seed.
    judgements
        In force on these rows, oldest first.
    key_of
        Row id to the key that carries the row across releases; empty where there are no releases.
    """

    rows: Sequence[Row]
    settings: MatchSettings
    judgements: Sequence[Judgement] = ()
    key_of: Mapping[str, str] = field(default_factory=dict)

    def hash(self) -> str:
        """Hash it all, with the method and the versions of the libraries that score."""
        content = {
            "rows": [
                [row.row_id, row.list_name, self.key_of.get(row.row_id, ""), asdict(row.fields)]
                for row in sorted(self.rows, key=lambda row: row.row_id)
            ],
            "judgements": [[one.row_a, one.row_b, one.verdict] for one in self.judgements],
            "settings": settings_record(self.settings),
        }
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def settings_record(settings: MatchSettings) -> dict[str, object]:
    """Give the settings of matching as plain values, with method and versions."""
    return {
        "prob_same": settings.prob_same,
        "prob_review": settings.prob_review,
        "seed": settings.seed,
        "method": METHOD,
        "splink": version("splink"),
        "duckdb": version("duckdb"),
    }
