"""Matching: from example phrasings to a trained model, and from a text to a ranking. Pure arrays and arithmetic."""
