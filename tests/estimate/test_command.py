"""The command `estimate table`."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import pytest

from tests.estimate.published import KOREA
from uncounted.cli.main import main
from uncounted.domain.estimate import Reason
from uncounted.domain.pattern import CapturePatterns
from uncounted.estimate.fitted import Fitted

KEYS = [
    "stratum",
    "lists",
    "patterns_hash",
    "n_observed",
    "model",
    "settings",
    "seed",
    "point",
    "interval",
    "level",
    "diagnostics",
    "assumptions",
    "status",
    "reasons",
    "verdict",
]


def write(path: Path, table: CapturePatterns) -> str:
    """Write a table as CSV."""
    lines = [",".join([*table.lists, "count"])]
    lines += [",".join(map(str, [*pattern, count])) for pattern, count in table.counts.items()]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return str(path)


def test_json_has_the_keys_of_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """One object, without draws; the draws go to their own file."""
    path, draws = write(tmp_path / "t.csv", KOREA), tmp_path / "draws.csv"
    words = [
        "estimate",
        "table",
        path,
        "--model",
        "latent-class",
        "--seed",
        "5",
        "--draws",
        str(draws),
        "--json",
    ]
    assert main(words) == 0
    shown = json.loads(capsys.readouterr().out)
    assert list(shown) == KEYS
    assert shown["verdict"] == {"status": shown["status"], "reasons": shown["reasons"]}
    assert (shown["seed"], shown["n_observed"]) == (5, 123)
    lines = draws.read_text("utf-8").splitlines()
    assert lines[0] == "model,N"
    assert len(lines) == 4001


@pytest.mark.parametrize("model", ["chao", "log-linear", "latent_class"])
def test_words_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str], model: str):
    """The number, what was assumed, and the diagnostics."""
    assert main(["estimate", "table", write(tmp_path / "t.csv", KOREA), "--model", model]) == 0
    shown = capsys.readouterr().out
    for word in ("observed   123", "estimate   1", "95%", "it assumes that", "diagnostics"):
        assert word in shown


def test_all_models_side_by_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """One line for each model; as JSON a list."""
    path = write(tmp_path / "t.csv", KOREA)
    assert main(["estimate", "table", path, "--model", "all"]) == 0
    shown = capsys.readouterr().out
    assert [name for name in ("latent_class", "log_linear", "chao") if f"all      {name}" in shown]
    assert main(["estimate", "table", path, "--model", "all", "--json"]) == 0
    assert [each["model"] for each in json.loads(capsys.readouterr().out)] == [
        "latent_class",
        "log_linear",
        "chao",
    ]


def test_a_refused_estimate_is_status_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """With the reason in words, and no number."""
    two = CapturePatterns(("a", "b"), {(1, 0): 40, (0, 1): 30, (1, 1): 20})
    assert main(["estimate", "table", write(tmp_path / "t.csv", two), "--model", "chao"]) == 1
    shown = capsys.readouterr().out
    assert "refused: no number" in shown
    assert "too_few_lists: Only 2 lists" in shown


@pytest.mark.parametrize("model", ["latent_class", "all"])
def test_a_refused_number_is_shown_nowhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, model: str
):
    """Neither as JSON nor in words can the number of a refused estimate be read."""
    refusal = Reason("chains_disagree", "The chains disagree.")

    def compute(*_args: object, **_settings: object) -> Fitted:
        found: dict[str, object] = {"rhat": 1.5, "ess_bulk": 9.0, "ess_tail": 9.0, "sweeps_per_chain": 400}
        found |= {"mean_occupied_classes": 2.0, "prob_at_bound": 0.0, "chain_medians": [98765.0]}
        found |= {"mcse_low": 98765.0, "mcse_median": 98765.0, "mcse_high": 98765.0}
        near = Reason("near", "It is near 98,765.")
        ends = {"point": 98765.0, "low": 98765.0, "high": 98765.0}
        return Fitted({}, ("One.",), diagnostics=found, refusals=(refusal,), cautions=(near,), **ends)

    monkeypatch.setattr(import_module("uncounted.estimate.latent_class"), "compute", compute)
    path = write(tmp_path / "t.csv", KOREA)
    for extra in ([], ["--json"]):
        assert main(["estimate", "table", path, "--model", model, *extra]) == 1
        out = capsys.readouterr().out
        assert "98765" not in out.replace(",", "")
        assert "chains_disagree" in out


def test_a_wrong_table_is_status_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The row is named on standard error."""
    path = tmp_path / "t.csv"
    path.write_text("a,b,c,count\n1,0,0,-4\n", "utf-8")
    assert main(["estimate", "table", str(path), "--model", "chao"]) == 1
    assert "t.csv: row 2: a negative count" in capsys.readouterr().err


def test_list_columns_and_repeated_patterns(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """--lists picks columns; a doubtful table is read, and the doubt is said on standard error."""
    path = tmp_path / "t.csv"
    path.write_text("id,a,b,count\n1,1,0,40\n2,1,0,30\n", "utf-8")
    assert main(["estimate", "table", str(path), "--model", "chao", "--lists", "a,b"]) == 1
    assert "pattern 10 stands in several rows" in capsys.readouterr().err
