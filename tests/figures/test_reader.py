"""A workspace reads with its own words, events and model, and reads again when they change."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from uncounted import pipeline
from uncounted.errors import SettingsRefused

TEXT = "12 women were zorbled in Ostrel since the great dawn.\n"
SETTINGS = 'title = "A case"\nlanguages = ["en"]\n'


def a_case(root: Path, *, settings: str) -> pipeline.Workspace:
    """Open a workspace of one document with these settings."""
    if not root.exists():
        with pipeline.init(root) as case:
            path = root.parent / "said.txt"
            path.write_text(TEXT, "utf-8")
            case.archive(path, publisher="The Paper", published="2031-06-01")
    (root / "uncounted.toml").write_text(SETTINGS + settings, "utf-8")
    return pipeline.open(root)


def test_changed_words_and_events_are_read_with_at_once(tmp_path: Path) -> None:
    """Without, with, and again without: the reading follows the settings, and old ones come back unread."""
    root = tmp_path / "case"
    with a_case(root, settings="") as case:
        assert case.figures().n_done == 1
        assert case.checked_figures()[0].figure.measure == "other"
    (root / "words").mkdir()
    (root / "words" / "measures.tsv").write_text("en\tverb\tmissing\tzorbled\n", "utf-8")
    event = '[[figures.anchors]]\nevent = "the great dawn"\nwords = ["great dawn"]\nday = 2030-02-03\n'
    with a_case(root, settings='[figures]\nlexicon = "words"\n' + event) as case:
        assert case.figures().n_done == 1
        figure = case.checked_figures()[0].figure
        assert (figure.measure, figure.period_start) == ("missing", "2030-02-03")
        assert case.figures().n_unchanged == 1
    with a_case(root, settings="") as case:
        case.figures()
        assert case.checked_figures()[0].figure.measure == "other"


@pytest.mark.parametrize("folder", ["nowhere", "../elsewhere"])
def test_a_folder_that_is_not_in_the_workspace_is_refused(tmp_path: Path, folder: str) -> None:
    """Nothing outside the workspace is read."""
    (tmp_path / "elsewhere").mkdir()
    with (
        a_case(tmp_path / "case", settings=f'[figures]\nlexicon = "{folder}"\n') as case,
        pytest.raises(SettingsRefused, match="no such folder"),
    ):
        case.figures()


@pytest.fixture
def model() -> Iterator[str]:
    """Serve a model that knows what zorbled means."""
    said = {"number": 1, "field": "measure", "value": "cases", "words": "zorbled"}
    words = json.dumps({"answers": [said]})

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            content = json.dumps({"choices": [{"message": {"content": words}}]}).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.shutdown()
    server.server_close()


def test_a_model_of_the_settings_fills_and_is_named(tmp_path: Path, model: str) -> None:
    """The measure the grammar did not know is the model's, and the figure says so."""
    with a_case(tmp_path / "case", settings=f'[figures.model]\nurl = "{model}"\nname = "small"\n') as case:
        report = case.figures()
        assert str(report.details["reader"]).endswith("+small")
        figure = case.checked_figures()[0].figure
        assert (figure.measure, figure.value) == ("cases", 12)
        assert {why.field: why.rule for why in figure.why}["measure"] == "model small"
        assert case.figures().n_unchanged == 1


def test_a_model_that_is_silent_is_asked_again_by_the_next_run(tmp_path: Path, model: str) -> None:
    """Its silence is told; what the grammar read is kept meanwhile, and kept once."""
    silent = '[figures.model]\nurl = "http://127.0.0.1:9/v1"\nname = "small"\n'
    root = tmp_path / "case"
    with a_case(root, settings=silent) as case:
        assert "model.silent" in [each.code for each in case.figures().notices]
        n_entries = case.store.db.scalar("SELECT count(*) FROM log")
        assert case.figures().n_done == 1
        assert case.store.db.scalar("SELECT count(*) FROM log") == n_entries
    with a_case(root, settings=f'[figures.model]\nurl = "{model}"\nname = "small"\n') as case:
        case.figures()
        assert case.checked_figures()[0].figure.measure == "cases"
