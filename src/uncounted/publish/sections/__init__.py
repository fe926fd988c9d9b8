"""Sections of the brief: each turns facts into blocks in one language.

Each module has `part(content, words)`, which gives one section of the page. `layout` puts them in
order. No module here decides a fact; where a number is chosen or rounded, that was done in `brief`.
"""
