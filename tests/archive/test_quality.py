"""How far a text can be trusted."""

from __future__ import annotations

from uncounted.archive.quality import judge

_SOUND = "ကောင်စီသည် စာရင်းကို ထုတ်ပြန်ခဲ့သည်။ ဥက္ကဋ္ဌ၊ ယောက်ျား၊ ကျွန်ုပ်တို့၊ သြဂုတ်လ။"


def test_sound_text_scores_one() -> None:
    """In both languages."""
    assert judge("As of 30 March, 12 people.", "unicode", is_pdf=False).score == 1.0
    assert judge(_SOUND, "unicode", is_pdf=False).reasons == ()


def test_damage_lowers_the_score_and_is_named() -> None:
    """Replaced characters, glyph numbers, controls and private letters."""
    damaged = judge("The \ufffd\ufffd council (cid:12)(cid:99) met \x01 \ue001", "unicode", is_pdf=False)
    assert damaged.score == 0.0
    assert not damaged.reliable
    assert len(damaged.reasons) == 5


def test_scrambled_burmese_is_counted() -> None:
    """Signs with nothing to stand on, a vowel before its letter, a stack without its lower letter."""
    for scrambled in ("ိုကငတ", "ေကာင်", "ကိိ", "က္ "):
        assert judge(scrambled, "unicode", is_pdf=False).score < 1.0


def test_burmese_out_of_a_pdf_is_never_reliable() -> None:
    """A perfect score does not help."""
    judged = judge(_SOUND, "unicode", is_pdf=True)
    assert (judged.score, judged.reliable) == (1.0, False)
    assert judge("As of 30 March, 12 people.", "unicode", is_pdf=True).reliable
