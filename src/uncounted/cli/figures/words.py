"""``figures words``: check a folder of words of one's own before the reader uses them."""

from __future__ import annotations

import argparse
from pathlib import Path

from uncounted.cli import show
from uncounted.cli.options import Commands, add_command


def add_to(words: Commands) -> None:
    """Add ``figures words``."""
    parser = add_command(words, "words", check_words, help_line="check a folder of lexicon files of your own")
    parser.add_argument("folder", metavar="FOLDER", help="files named and formed like the reader's own")


def check_words(args: argparse.Namespace) -> int:
    """Check a folder of lexicon files: every row and key must have the form of the reader's own files.

    Name the folder in uncounted.toml (`lexicon` under [figures]) and the reader uses its words at once.

    Example:
      uncounted figures words words/
    """
    from uncounted.figures import lexicon
    from uncounted.store.settings import lexicon_files

    folder = Path(args.folder)
    added = lexicon.additions(lexicon_files(folder.parent, folder.name))
    n_rows = {f"{name}.tsv": len(rows) for name, rows in added.tables.items()}
    n_keys = {f"{name}.toml": len(keys) for name, keys in added.documents.items()}
    if args.json:
        show.show_json({"rows": n_rows, "tables": n_keys})
        return 0
    for name, count in [*n_rows.items(), *n_keys.items()]:
        print(f"{name}: {count} {'rows' if name in n_rows else 'tables'}, all in form")
    if not n_rows and not n_keys:
        print("no lexicon files")
    return 0
