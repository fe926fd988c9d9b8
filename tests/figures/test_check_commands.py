"""The commands by which people check what the machine read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.figures import next_version

from uncounted.cli.main import main
from uncounted.domain.figure import Figure

TEXT = (
    "Marsh Watch statement\n\nAs of 30 March 1,212 people have been killed and 340 arrested, Marsh Watch "
    "said. Among the dead are seven nurses.\n\nလူ ၄၀ ဖမ်းဆီးခံရသည်။\n"
)


class Workspace:
    """A workspace by its commands."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys, self.err = root, capsys, ""

    def __call__(self, *words: str, status: int = 0) -> str:
        """Run a command and give what it printed."""
        assert main(["-w", str(self.root), *words]) == status
        out, self.err = self.capsys.readouterr()
        assert "Traceback" not in out + self.err
        return out

    def json(self, *words: str, status: int = 0) -> Any:
        """Run a command with --json."""
        return json.loads(self(*words, "--json", status=status))

    def ids(self) -> dict[str, str]:
        """Give the names of figures by quote."""
        (reading,) = self.json("figures")["readings"]
        return {each["quote"]: each["id"] for each in reading["figures"]}


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Workspace:
    """Give a workspace with one document read."""
    (tmp_path / "statement.txt").write_text(TEXT, "utf-8")
    opened = Workspace(tmp_path / "w", capsys)
    opened("init", str(opened.root))
    opened("archive", str(tmp_path / "statement.txt"), "--published", "2031-04-02")
    opened("figures")
    return opened


@pytest.mark.parametrize("columns", ["80", "120"])
def test_the_table_names_each_figure_and_says_who_checked_it(
    workspace: Workspace, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name in the first column is what the other commands take; no line is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", columns)
    ids = workspace.ids()
    assert workspace("figures", "confirm", ids["1,212"], "--by", "clerk-2").startswith(ids["1,212"])
    workspace("figures", "correct", ids["340"], "--value", "341", "--why", "typing error")
    workspace("figures", "reject", ids["၄၀"], "--why", "another country")
    shown = workspace("figures")
    for words in (*ids.values(), "[1,212]", "[၄၀]", "confirmed by a", "corrected by", "rejected by a"):
        assert words in shown
    assert "clerk-2" not in shown
    assert max(len(line) for line in shown.splitlines() if line.isascii()) <= int(columns)


def test_json_tells_status_and_changes_and_nobody_s_name(workspace: Workspace) -> None:
    """Rejected figures stand apart."""
    ids = workspace.ids()
    workspace("figures", "correct", ids["340"], "--measure", "detained", "--why", "w", "--by", "Thidar")
    workspace("figures", "reject", ids["၄၀"], "--why", "another country")
    found = workspace.json("figures")
    (reading,) = found["readings"]
    corrected = next(each for each in reading["figures"] if each["quote"] == "340")
    assert (corrected["status"], corrected["measure"]) == ("corrected", "detained")
    assert corrected["changes"] == [{"field": "measure", "old": "arrested", "new": "detained"}]
    assert [each["quote"] for each in reading["rejected"]] == ["၄၀"]
    assert "Thidar" not in json.dumps(found)


def test_a_missed_figure_is_added_by_its_words_and_taken_back(workspace: Workspace) -> None:
    """With the number in square brackets."""
    document = workspace.ids()["340"].partition(":")[0]
    workspace("figures", "reject", workspace.ids()["seven"], "--why", "to add it anew")
    told = workspace.json(
        "figures", "add", document, "--words", "dead are [seven] nurses", "--measure", "killed", "--why", "w"
    )
    (added,) = told["checks"]
    assert (added["verdict"], added["figure"]["value"]) == ("added", 7)
    workspace("figures", "reopen", added["id"], "--why", "counted in the dead")
    verdicts = [each["verdict"] for each in workspace.json("figures", "checks", added["id"])["checks"]]
    assert verdicts == ["rejected", "added", "reopened"]
    shown = workspace("figures", "checks")
    assert "why: counted in the dead" in shown
    assert "by owner" in shown


def test_one_refused_figure_does_not_stop_the_others(workspace: Workspace) -> None:
    """Status 1, and the good ones are kept."""
    ids = workspace.ids()
    document = ids["340"].partition(":")[0]
    shown = workspace("figures", "confirm", f"{document}:0", ids["340"], "ffff:1", status=1)
    assert "confirmed: 340 arrested" in shown
    assert workspace.err.count("U200") == 2
    assert workspace.json("figures", "confirm", f"{document}:0", status=1)["error"]["code"] == "U200"


@pytest.mark.parametrize(
    "words",
    [
        ["correct", "ffff:1", "--value", "3"],
        ["reject", "ffff:1"],
        ["correct", "ffff:1", "--as-of", "30 March", "--why", "w"],
        ["confirm"],
    ],
)
def test_wrong_usage_is_status_two(workspace: Workspace, words: list[str]) -> None:
    """No reason, no day of the calendar, no figure."""
    with pytest.raises(SystemExit) as stopped:
        workspace("figures", *words)
    assert stopped.value.code == 2


def test_words_or_offsets_and_not_both(workspace: Workspace) -> None:
    """An addition says one place."""
    document = workspace.ids()["340"].partition(":")[0]
    for figure, more in ((document, []), (f"{document}:1-3", ["--words", "[a]"])):
        workspace("figures", "add", figure, *more, "--measure", "killed", "--why", "w", status=1)


def test_a_new_version_of_the_reader_is_told_and_what_was_confirmed_stands(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`changes` lists the differences, `review` asks about the checked ones first."""
    from dataclasses import replace

    ids = workspace.ids()
    workspace("figures", "confirm", ids["340"])

    def change(figure: Figure) -> Figure | None:
        if figure.quote == "၄၀":
            return None
        return replace(figure, measure="detained") if figure.measure == "arrested" else figure

    assert "no document was read a second time" in workspace("figures", "changes")
    next_version.install(monkeypatch, change)
    workspace("figures")
    shown = workspace("figures", "changes")
    assert "measure arrested → detained" in shown
    assert "confirmed by a person, which stands" in shown
    assert "before  4 figures = 2 unchanged + 1 changed + 1 gone" in shown
    told = workspace.json("figures", "changes")["readings"]
    kinds = [(each["kind"], each["figure"]["quote"]) for each in told[0]["figures"]]
    assert kinds == [("changed", "340"), ("gone", "၄၀")]
    review = workspace.json("figures", "review")["doubtful"]
    assert (review[0]["quote"], review[0]["measure"], review[0]["status"]) == ("340", "arrested", "confirmed")
    assert "the reader now says otherwise" in workspace("figures", "review")


def test_doubtful_readings_are_counted_and_listed(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table ends with how many there are and the command that lists them."""
    doubts = property(lambda figure: ("its date stands far away",) if figure.quote == "340" else ())
    monkeypatch.setattr(Figure, "doubts", doubts, raising=False)
    assert "1 reading is doubtful; to list: uncounted figures review" in workspace("figures")
    shown = workspace("figures", "review")
    assert workspace.ids()["340"] in shown
    assert "? its date stands far away" in shown
    workspace("figures", "confirm", workspace.ids()["340"])
    assert "nothing is doubtful" in workspace("figures", "review")


def test_a_page_cannot_write_on_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters and direction marks of a document are left out."""
    path = tmp_path / "page.txt"
    path.write_text("In all \x1b[2J\u202e12 people were killed, Marsh Watch said.\n", "utf-8")
    assert main(["figures", "read", str(path)]) == 0
    shown = capsys.readouterr().out
    assert "killed" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def _archive_anew(workspace: Workspace, text: str, *, refused: bool = False) -> None:
    """Store the document with another text, as a later version of the document reader would."""
    from dataclasses import replace

    from uncounted import pipeline
    from uncounted.store import archive

    with pipeline.open(workspace.root) as opened:
        (document,) = archive.documents(opened.store)
        changed = replace(document, text=text)
        archive.add_document(opened.store, changed, basis=f"later {text[:9]}", found=[], refused=refused)


def test_a_lost_check_is_named_so_that_it_can_be_taken_back(workspace: Workspace) -> None:
    """The commands that `review` prints lead to a workspace in which nothing is lost."""
    figure = workspace.ids()["340"]
    workspace("figures", "correct", figure, "--value", "341", "--why", "typing error")
    _archive_anew(workspace, TEXT.replace("340 arrested", "342 arrested"))
    workspace("figures")
    lost = f"{figure}@1"
    assert f"uncounted figures reopen {lost}" in workspace("figures", "review")
    assert workspace.json("figures", "review")["checks_without_place"] == [lost]
    workspace("figures", "confirm", figure)
    shown = workspace("figures", "reopen", lost, "--why", "checked anew")
    assert shown == f"{lost}  the check is taken back\n"
    assert workspace.json("figures", "review")["checks_without_place"] == []
    (reading,) = workspace.json("figures")["readings"]
    assert {each["quote"]: each["status"] for each in reading["figures"]}["342"] == "confirmed"
    verdicts = [each["verdict"] for each in workspace.json("figures", "checks", lost)["checks"]]
    assert verdicts == ["corrected", "reopened"]


def test_a_document_that_is_refused_later_does_not_stop_the_review(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its doubtful readings are gone with it, the checks on it wait."""
    monkeypatch.setattr(Figure, "doubts", property(lambda _: ("its date stands far away",)))
    figure = workspace.ids()["340"]
    workspace("figures", "confirm", figure)
    _archive_anew(workspace, "", refused=True)
    shown = workspace("figures", "review")
    assert f"{figure}@1" in shown
    assert workspace.json("figures", "review")["doubtful"] == []
    assert "1 reading is doubtful" in workspace("figures")


def test_an_addition_over_rejected_figures_that_is_taken_back_gives_them_back(workspace: Workspace) -> None:
    """What is printed is what holds now: the earlier rejection, not the machine's reading."""
    killed, arrested = (workspace.ids()[each] for each in ("1,212", "340"))
    workspace("figures", "reject", killed, arrested, "--why", "one number over a break")
    end = int(arrested.partition(":")[2]) + 3
    workspace("figures", "add", f"{killed}-{end}", "--measure", "killed", "--value", "5", "--why", "w")
    shown = workspace("figures", "reopen", killed, "--why", "two numbers after all")
    assert "an earlier word holds again, rejected" in shown
    assert workspace("figures").count("rejected by a person") == 2


def test_whose_word_was_there_before_is_told(workspace: Workspace) -> None:
    """A second person sees that a first one has been there, and by what word."""
    figure = workspace.ids()["340"]
    assert "before:" not in workspace("figures", "confirm", figure, "--by", "clerk-1")
    assert "before:" not in workspace("figures", "confirm", figure, "--by", "clerk-1", "--why", "again")
    assert "before: confirmed by clerk-1" in workspace(
        "figures", "correct", figure, "--value", "341", "--why", "w", "--by", "clerk-2"
    )
