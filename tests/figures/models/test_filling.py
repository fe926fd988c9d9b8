"""A model may fill what the grammar left open, from words of the text, and nothing else."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from uncounted.domain.figure import Figure, Reading
from uncounted.errors import OutsideWorld, SettingsRefused
from uncounted.figures.models import Endpoint, fill

TEXT = (
    "The river committee met in Ostrel.\n"
    "On the first morning of the fair, 18 May 2031, "
    "according to the ferrymen, 41 of those aboard were gone.\n"
    "The harbour held 7 boats."
)
DAY = date(2031, 5, 20)


class Parrot:
    """A back end that always gives the same words."""

    name = "parrot-1"

    def __init__(self, *answers: Any) -> None:
        self.words = json.dumps({"answers": list(answers)})
        self.prompts: list[str] = []

    def ask(self, prompt: str) -> str:
        """Keep the prompt, give the words."""
        self.prompts.append(prompt)
        return self.words


def an_open_figure(quote: str = "41") -> Figure:
    """Make a figure as the grammar leaves it when it knows the number alone."""
    start = TEXT.index(quote)
    return Figure(
        (start, start + len(quote)), quote, "other", float(quote), None, None, "persons", "count", "exact"
    )


def read_with(*answers: Any, figure: Figure | None = None) -> tuple[Figure, list[str]]:
    """Fill one figure from answers; gives it and the codes of the notices."""
    reading = Reading("ab" * 32, "figures/test", (figure or an_open_figure(),), (), ())
    filled, notices = fill(TEXT, reading, Parrot(*answers), published=DAY)
    return filled.figures[0], [each.code for each in notices]


def test_words_of_the_text_fill_open_fields_and_say_who_spoke() -> None:
    """A measure, a time and a source are taken, each with the words and the model's name."""
    figure, codes = read_with(
        {"number": 1, "field": "measure", "value": "missing", "words": "were gone"},
        {"number": 1, "field": "attribution", "value": "the ferrymen", "words": "according to the ferrymen"},
        {
            "number": 1,
            "field": "date",
            "value": {"as_of": "2031-05-18"},
            "words": "the first morning of the fair, 18 May 2031",
        },
    )
    assert (figure.measure, figure.attribution, figure.as_of) == ("missing", "the ferrymen", "2031-05-18")
    assert {why.rule for why in figure.why} == {"model parrot-1"}
    spans = {why.field: why.span for why in figure.why}
    assert {name: TEXT[slice(*span)] for name, span in spans.items() if span} == {
        "measure": "were gone",
        "attribution": "the ferrymen",
        "as_of": "the first morning of the fair, 18 May 2031",
    }
    assert codes == []


@pytest.mark.parametrize(
    "answer",
    [
        {"number": 1, "field": "measure", "value": "missing", "words": "were lost"},
        {"number": 1, "field": "measure", "value": "vanished", "words": "were gone"},
        {"number": 1, "field": "attribution", "value": "the coast guard", "words": "the ferrymen"},
        {"number": 1, "field": "date", "value": {"as_of": "2031-02-30"}, "words": "18 May 2031"},
        {
            "number": 1,
            "field": "date",
            "value": {"as_of": "2031-05-18", "period_end": "2031-05-19"},
            "words": "18 May 2031",
        },
        {
            "number": 1,
            "field": "date",
            "value": {"period_start": "2031-05-19", "period_end": "2031-05-18"},
            "words": "18 May 2031",
        },
        {"number": 1, "field": "date", "value": {"as_of": "2031-05-18"}, "words": "the first morning"},
        {
            "number": 1,
            "field": "date",
            "value": {"as_of": "1987-06-05"},
            "words": "the first morning of the fair",
        },
        {"number": 1, "field": "date", "value": {"period_start": "1850-01-01"}, "words": "18 May 2031"},
        {"number": 1, "field": "date", "value": {"as_of": "2031-05-19"}, "words": "18 May 2031"},
        {"number": 1, "field": "attribution", "value": "e", "words": "according to the ferrymen"},
        {"number": 1, "field": "attribution", "value": "ferry", "words": "according to the ferrymen"},
        {"number": 1, "field": "attribution", "value": "errymen", "words": "according to the ferrymen"},
        {"number": 1, "field": "attribution", "value": "41", "words": "41 of those aboard"},
        {"number": 1, "field": "attribution", "value": "the ferrymen, 41 of", "words": "the ferrymen"},
        {"number": 1, "field": "attribution", "value": " ", "words": "the ferrymen"},
        {"number": 1, "field": "attribution", "value": ", according", "words": "the ferrymen"},
        {"number": 1, "field": "measure", "value": "killed", "words": "."},
        {"number": 1, "field": "measure", "value": "killed", "words": "ere gon"},
        {"number": True, "field": "measure", "value": "killed", "words": "were gone"},
        {"number": 1, "field": "value", "value": 400, "words": "41"},
        {"number": 2, "field": "measure", "value": "killed", "words": "were gone"},
        {"number": "1", "field": "measure", "value": "killed", "words": "were gone"},
        {"number": 1, "field": "measure", "value": ["killed"], "words": "were gone"},
        {"number": 1, "field": "measure", "value": "killed", "words": ""},
        {"number": 1},
    ],
    ids=range(26),
)
def test_an_answer_that_the_text_does_not_carry_is_not_taken(answer: dict[str, Any]) -> None:
    """Invented words, unknown measures, days that do not exist and other numbers change nothing."""
    figure, codes = read_with(answer)
    assert figure == an_open_figure()
    assert codes == ["model.refused"]


def test_a_day_after_the_document_is_refused() -> None:
    """Nobody states what was counted up to a day that had not come."""
    text = "Up to 3 June 2031 the crossing held 41."
    start = text.index("41")
    figure = replace(an_open_figure(), span=(start, start + 2))
    reading = Reading("", "figures/test", (figure,), (), ())
    answer = {"number": 1, "field": "date", "value": {"as_of": "2031-06-03"}, "words": "3 June 2031"}
    assert fill(text, reading, Parrot(answer), published=DAY)[0].figures[0].as_of is None
    assert fill(text, reading, Parrot(answer))[0].figures[0].as_of == "2031-06-03"


@pytest.mark.parametrize(("name", "taken"), [("ကယ်ဆယ်ရေးအဖွဲ့", True), ("ကယ်ဆယ်ရေးအဖွဲ", False), ("ကယ်ဆ", False)])
def test_a_burmese_source_ends_with_its_marks(name: str, taken: bool) -> None:
    """Burmese parts no words, but no letter is torn from its signs."""
    text = "ကယ်ဆယ်ရေးအဖွဲ့က 41 ဦးဟု ပြောသည်။"
    start = text.index("41")
    figure = replace(an_open_figure(), span=(start, start + 2))
    answer = {"number": 1, "field": "attribution", "value": name, "words": name}
    reading = Reading("", "figures/test", (figure,), (), ())
    found = fill(text, reading, Parrot(answer), published=DAY)[0].figures[0]
    assert found.attribution == (name if taken else None)


def test_what_a_model_filled_is_doubtful() -> None:
    """A person is told which field to look at."""
    figure, _ = read_with({"number": 1, "field": "measure", "value": "missing", "words": "were gone"})
    assert "a language model filled measure" in figure.doubts


def test_what_the_grammar_found_is_never_overridden() -> None:
    """A filled field is not asked about, and an answer about it is refused."""
    known = replace(an_open_figure(), measure="killed", as_of="2031-05-19")
    figure, codes = read_with(
        {"number": 1, "field": "measure", "value": "missing", "words": "were gone"}, figure=known
    )
    assert figure == known
    assert codes == ["model.refused"]


def test_a_day_that_our_calendar_reads_otherwise_is_refused() -> None:
    """Words that we can date ourselves must give the same day."""
    text = "Word came on 3 May 2031 that 41 were gone."
    start = text.index("41")
    figure = replace(an_open_figure(), span=(start, start + 2))
    reading = Reading("", "figures/test", (figure,), (), ())
    answer = {"number": 1, "field": "date", "value": {"as_of": "2031-05-04"}, "words": "3 May 2031"}
    assert fill(text, reading, Parrot(answer), published=DAY)[0].figures[0].as_of is None
    answer["value"] = {"as_of": "2031-05-03"}
    assert fill(text, reading, Parrot(answer), published=DAY)[0].figures[0].as_of == "2031-05-03"


@pytest.mark.parametrize("words", ["", "{", "no", "[]", '{"answers": 3}', '{"answers": [4]}', "}{"])
def test_an_answer_that_is_no_answer_changes_nothing(words: str) -> None:
    """A model that chatters leaves the reading as the grammar made it."""
    reading = Reading("", "figures/test", (an_open_figure(),), (), ())
    back_end = Parrot()
    back_end.words = words
    assert fill(TEXT, reading, back_end)[0].figures == reading.figures


def test_the_reading_names_both_readers() -> None:
    """Whoever spoke stands in the reader's name, so a reading with a model is never taken for one without."""
    reading = Reading("", "figures/test", (an_open_figure(),), (), ())
    assert fill(TEXT, reading, Parrot())[0].reader == "figures/test+parrot-1"


Answering = Callable[[Callable[[dict[str, Any]], tuple[int, bytes]]], str]


@pytest.fixture
def serve() -> Iterator[Answering]:
    """Serve answers on this machine; gives the address."""
    servers: list[ThreadingHTTPServer] = []

    def start(answer: Callable[[dict[str, Any]], tuple[int, bytes]]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                status, content = answer({**asked, "path": self.path})
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *args: object) -> None:
                """Stay silent."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}/v1"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def completion(words: str) -> bytes:
    """Give words in the form of the chat API."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": words}}]}).encode()


def test_an_endpoint_is_asked_in_the_chat_form(serve: Answering) -> None:
    """The request carries the model, no chance, the marked passage; the answer fills the figure."""
    asked: list[dict[str, Any]] = []

    def answer(request: dict[str, Any]) -> tuple[int, bytes]:
        asked.append(request)
        said = {"number": 1, "field": "measure", "value": "missing", "words": "were gone"}
        return 200, completion("Here it is: " + json.dumps({"answers": [said]}))

    reading = Reading("", "figures/test", (an_open_figure(),), (), ())
    filled, notices = fill(TEXT, reading, Endpoint(serve(answer), "small"), published=DAY)
    assert filled.figures[0].measure == "missing"
    assert notices == []
    assert (asked[0]["path"], asked[0]["model"], asked[0]["temperature"]) == (
        "/v1/chat/completions",
        "small",
        0,
    )
    assert "[[1: 41]]" in asked[0]["messages"][0]["content"]


@pytest.mark.parametrize(
    ("status", "content"),
    [(500, b"{}"), (302, b""), (200, b"no json"), (200, b'{"choices": []}'), (200, b"x" * (1 << 21))],
    ids=["error", "redirect", "no-json", "no-choices", "too-long"],
)
def test_an_endpoint_that_fails_leaves_the_reading_and_says_so(
    serve: Answering, status: int, content: bytes
) -> None:
    """The figures stand as the grammar read them."""
    reading = Reading("", "figures/test", (an_open_figure(),), (), ())
    filled, notices = fill(TEXT, reading, Endpoint(serve(lambda _: (status, content)), "small"))
    assert filled.figures == reading.figures
    assert [each.code for each in notices] == ["model.silent"]


@pytest.mark.parametrize("opening", [b"HTTP/1.0 200 OK\r\n\r\n", b"HTTP/1.1 200 "], ids=["body", "head"])
def test_an_answer_that_drips_is_not_waited_for(opening: bytes) -> None:
    """The time is that of the whole answer: a byte now and then does not begin it anew."""
    listening = socket.create_server(("127.0.0.1", 0))
    is_done = threading.Event()

    def drip() -> None:
        connection, _ = listening.accept()
        with connection, contextlib.suppress(OSError):
            connection.sendall(opening)
            while not is_done.wait(0.05):
                connection.sendall(b" ")

    threading.Thread(target=drip, daemon=True).start()
    began = time.monotonic()
    try:
        with pytest.raises(OutsideWorld, match="answer"):
            Endpoint(f"http://127.0.0.1:{listening.getsockname()[1]}/v1", "slow", 0.4).ask("?")
        assert time.monotonic() - began < 5
    finally:
        is_done.set()
        listening.close()


def test_nobody_listening_is_said_plainly() -> None:
    """A refused connection is a matter of the outside world."""
    with pytest.raises(OutsideWorld, match="does not answer"):
        Endpoint("http://127.0.0.1:9/v1", "small").ask("?")


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/v1",
        "https://127.0.0.1/v1",
        "http://10.0.0.4:80/v1",
        "ftp://localhost",
        "localhost:80",
        "http://127.0.0.1:x/",
        "http://localhost.example.org/",
        "",
    ],
)
def test_an_address_of_another_machine_is_refused(url: str) -> None:
    """Documents never leave this machine."""
    with pytest.raises(SettingsRefused, match="not of this machine"):
        Endpoint(url, "small")
