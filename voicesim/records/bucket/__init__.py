"""Calls of a store in S3-compatible storage: each folder sealed by digest, nothing written over."""
