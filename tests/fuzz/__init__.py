"""Fuzzing of the readers: what must hold for any text, targets for atheris, and inputs that once failed."""
