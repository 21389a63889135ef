"""Proofs that nothing is lost: each tries to break a promise, many times, and counts.

`make prove` runs them whole; `tests/prove/test_proofs.py` a few times each, with every `make test`.
"""
