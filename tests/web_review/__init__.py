"""Tests of the review workbench."""
