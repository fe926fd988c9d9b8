"""An invented country's case, drawn from a known population, to see and test the whole way on.

What comes in: a folder and a seed. What goes out: a workspace with an inbox of lists and documents,
and the truth they were drawn from. What can go wrong: the folder holds something else
(`SettingsRefused`). Nandaya, its places, its organisations and everybody in it are invented.

Start reading with `case`, then follow the making: `population` (who was killed), `coverage` (which
list hears of whom), `noting` and `spelling` (what the keepers write down), `lists`, `documents`.
"""

from uncounted.demo.case import SEED, Truth, write_case

__all__ = ["SEED", "Truth", "write_case"]
