"""Benchmarks: each module measures one thing and offers `measure()`, which returns figures and sizes."""
