"""Published tables of capture patterns, a dozen counts each, with their citations."""

from uncounted.domain.pattern import CapturePatterns

# Killings of Kosovar Albanians, 20 March to 22 June 1999. Lists: EXH (exhumations), ABA (American Bar
# Association interviews), OSCE, HRW. Ball, Betts, Scheuren, Dudukovich and Asher (2002), "Killings and
# Refugee Flow in Kosovo, March-June 1999", report to the International Criminal Tribunal for the
# Former Yugoslavia.
KOSOVO = CapturePatterns(
    ("EXH", "ABA", "OSCE", "HRW"),
    {
        (1, 0, 0, 0): 1131,
        (0, 1, 0, 0): 845,
        (0, 0, 1, 0): 936,
        (0, 0, 0, 1): 306,
        (1, 1, 0, 0): 177,
        (1, 0, 1, 0): 228,
        (1, 0, 0, 1): 106,
        (0, 1, 1, 0): 217,
        (0, 1, 0, 1): 31,
        (0, 0, 1, 1): 123,
        (1, 1, 1, 0): 181,
        (1, 1, 0, 1): 18,
        (1, 0, 1, 1): 42,
        (0, 1, 1, 1): 32,
        (1, 1, 1, 1): 27,
    },
)

# A constructed table: Chan, Silverman and Vincent (2021), JASA 116, table 2.
ARTIFICIAL = CapturePatterns(("A", "B", "C"), {(1, 0, 0): 40, (0, 1, 0): 30, (0, 0, 1): 20, (1, 1, 0): 6})

# Korean women held at Palembang. Ball, Shin and Yang (2018), technical report of the Human Rights Data
# Analysis Group.
KOREA = CapturePatterns(
    ("b", "c", "d"),
    {(1, 0, 0): 5, (0, 1, 0): 5, (0, 0, 1): 41, (1, 1, 0): 54, (1, 0, 1): 6, (1, 1, 1): 12},
)
