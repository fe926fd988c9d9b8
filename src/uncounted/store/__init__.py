"""The only place that opens files and databases of a workspace.

What comes in: domain objects. What goes out: domain objects. What can go wrong: the workspace is
not there or too new (`SettingsRefused`), the disk or another process says no (`OutsideWorld`),
stored evidence was changed from outside (`IntegrityBroken`).

`store` (open and create), `database` (SQLite, migrations, changes), `log` (the hash-linked log),
`blobs` (originals by SHA-256), `settings` (uncounted.toml), `clock`; then one module for each
stage's tables: `archive`, `figures`, `lists`, `match`, `estimate`, `publish`; and `verify`.
"""

from uncounted.store.store import Store, create, open_store

__all__ = ["Store", "create", "open_store"]
