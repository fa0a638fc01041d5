"""The record: sequence, Merkle tree, signed heads, proofs, transaction records."""
