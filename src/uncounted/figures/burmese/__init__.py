"""What is Burmese about reading figures: numbers, what a clause says of them, and who says it.

Burmese puts the verb last, the classifier behind the number and the noun before it, writes few
spaces, and marks with particles what English marks with word order. The general modules
(`uncounted.figures.numbers.numbers`, `measures`, `units`, `hedges`, `sources`) call these where a text has
Burmese letters. Lists of words are in ``lexicon/burmese.toml`` and in the tables of all languages.
"""
