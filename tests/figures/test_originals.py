"""Statements of a Zawgyi document: read from its Unicode form, given back as it writes them."""

from __future__ import annotations

from tests.reference.zawgyi import to_zawgyi

from uncounted.figures import read

UNICODE = """Statements

အိမ်များ မီးရှို့ခံရမှုအပေါ် သဘောထားထုတ်ပြန်ချက် အမှတ် (၃/၂၀၃၁)
By မြစ်ကမ်း လူ့အခွင့်အရေးကော်မတီ

ကျေးရွာ နှစ်ရွာမှ ပြည်သူများ ထွက်ပြေးရကြောင်း ကြေညာချက်
By Marsh Watch and ကုန်းမြင့် အမျိုးသမီးအဖွဲ့

Reports

ကျောင်းများ ပိတ်ထားရခြင်း အစီရင်ခံစာ
By ကုန်းမြင့် အမျိုးသမီးအဖွဲ့
"""


def test_statements_of_a_zawgyi_document_stand_as_written() -> None:
    """Same entries as of the Unicode twin; each word and span is the original's."""
    text = to_zawgyi(UNICODE)
    found, twin = read(text).statements, read(UNICODE).statements
    assert len(found) == len(twin) == 3
    for statement, same in zip(found, twin, strict=True):
        assert statement.title == to_zawgyi(same.title)
        assert statement.byline == to_zawgyi(same.byline)
        assert statement.authors == tuple(map(to_zawgyi, same.authors))
        entry = text[slice(*statement.span)]
        assert entry.startswith(statement.title)
        assert entry.endswith(statement.byline)
        assert (statement.section, statement.reference) == (same.section, same.reference)
        assert (statement.language, statement.damage) == (same.language, same.damage) == ("my", "")
    assert found[0].reference == "3/2031"
    assert len(found[1].authors) == 2


def test_an_author_whose_name_stands_in_the_title_is_taken_from_the_byline() -> None:
    """The words are looked up where they were read."""
    text = to_zawgyi(UNICODE.replace("ကျေးရွာ နှစ်ရွာမှ", "ကုန်းမြင့် အမျိုးသမီးအဖွဲ့ နှင့်"))
    assert read(text).statements[1].authors == ("Marsh Watch", to_zawgyi("ကုန်းမြင့် အမျိုးသမီးအဖွဲ့"))
