"""Compiled inner loops: arrays in, arrays out, a NumPy `Generator` passed in.

Kernels import NumPy, numba and math, nothing of ours; they raise and print nothing. Import them
inside functions only: loading numba takes most of a second. `latent_class` is the Gibbs sampler;
its slow twin stands in ``tests/reference``.
"""
