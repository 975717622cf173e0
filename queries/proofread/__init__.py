"""Proof-reads a document before it is signed: what it says is held against what the store knows."""
