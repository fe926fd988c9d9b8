"""The hash-linked log: who changed what, when, with the digest before and after.

Each entry's hash covers the entry and the hash of the entry before it, so no entry can be changed,
removed from the middle or moved without every later hash failing (Haber and Stornetta, 1991).
Cutting off the newest entries is not visible from inside; that needs a checkpoint kept elsewhere.
An entry never holds a person's data: objects are named by hash or id.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

GENESIS = "0" * 64


@dataclass(frozen=True)
class Entry:
    """One entry of the log."""

    seq: int
    at: str
    by: str
    action: str
    object_id: str
    before_hash: str
    after_hash: str
    previous_hash: str
    hash: str

    @classmethod
    def linked(
        cls,
        *,
        seq: int,
        at: str,
        by: str,
        action: str,
        object_id: str,
        before_hash: str,
        after_hash: str,
        previous_hash: str,
    ) -> Entry:
        """Make an entry with its own hash."""
        body = [seq, at, by, action, object_id, before_hash, after_hash, previous_hash]
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        digest = hashlib.sha256(text.encode()).hexdigest()
        return cls(seq, at, by, action, object_id, before_hash, after_hash, previous_hash, digest)

    @property
    def columns(self) -> tuple[int, str, str, str, str, str, str, str, str]:
        """The values in the order of the table's columns."""
        return (
            self.seq,
            self.at,
            self.by,
            self.action,
            self.object_id,
            self.before_hash,
            self.after_hash,
            self.previous_hash,
            self.hash,
        )
