"""``figures words``: check a folder of words of one's own before the reader uses them."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from uncounted.cli import show
from uncounted.cli.options import Commands, add_command

if TYPE_CHECKING:
    from uncounted.figures.lexicon import Additions

_TRIED = (
    "As of 30 March, 12 people had been killed and 40 were still held, the clinic said. "
    "Three were jailed for 2 years under the law; the death toll is likely higher than 70 percent of $3,000.",
    "မတ်လ ၃၀ ရက်နေ့အထိ လူ ၁၂ ဦး သေဆုံးပြီး ၄၀ ဖမ်းဆီးခံရကာ ထောင်ဒဏ် ၂ နှစ် ချမှတ်ခံရသည်ဟု ဆေးရုံက ပြောသည်။",
    "Place\tKilled\tArrested\nOstrel\t12\t40\nMarsh\t3\t7\n",
)


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

    added = lexicon.additions(files_in(args.folder, "figures words"))
    _try(added)
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


def files_in(folder: str, option: str) -> dict[str, str]:
    """Give name and text of the lexicon files in a folder.

    Parameters
    ----------
    folder
        As the person named it.
    option
        Where they named it, for the refusal.

    Raises
    ------
    SettingsRefused
        When there is no such folder, or a file in it is not UTF-8.
    """
    from uncounted.errors import SettingsRefused
    from uncounted.store.settings import lexicon_files

    path = Path(folder).resolve()
    if not path.is_dir():
        raise SettingsRefused(
            "there is no such folder",
            where=f"{option}, {Path(folder).name or folder}",
            expected="a folder of lexicon files",
            advice="check the path",
        )
    return lexicon_files(path.parent, path.name)


def _try(added: Additions) -> None:
    """Read a few words with what is added, because some expressions are put together only then."""
    from uncounted.errors import SettingsRefused
    from uncounted.figures import lexicon, read_figures

    try:
        with lexicon.using(added):
            for text in _TRIED:
                read_figures(text)
    except (re.error, LookupError, ValueError, TypeError) as error:
        raise SettingsRefused(
            f"words that the reader cannot use ({error})",
            where="lexicon files " + ", ".join([*added.tables, *added.documents]),
            expected="words, and regular expressions where ours have them",
            advice="take out the entries you added last, and check again",
        ) from error
