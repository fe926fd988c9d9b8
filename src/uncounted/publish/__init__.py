"""Publish: the brief, with three numbers side by side and the evidence of every number inside it.

What comes in: documents, readings, lists, the matching and the estimates of a workspace. What goes
out: for each language one self-contained HTML file and the same as Markdown, and a record of what
each number is bound to. What can go wrong: a language without words is refused; an estimate that was
refused is published as its reasons, never as a number.

Read on: `content` (what a brief says), `brief` (how it is composed), `layout` and `sections` (how it
is worded), `html` and `markdown` (how it is laid out), `run`.
"""

from uncounted.publish.run import run

__all__ = ["run"]
