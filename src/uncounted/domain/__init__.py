"""The nouns that travel between stages: frozen, pure, without a database or a heavy import.

Use these types wherever a value crosses from one stage to another. Each module holds one noun;
import from the module (`from uncounted.domain.figure import Figure`), so that nothing is loaded
that is not used. Start reading with `capture`, then follow the data: `document`, `figure`,
`row`, `matching`, `pattern`, `estimate`, `brief`.
"""
