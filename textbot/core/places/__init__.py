"""Places: from the words of a text to a place of the city's gazetteer."""
