"""The browsable page of the vocabulary: what it says, its diagram and its HTML."""
