"""The second pass, over the graph: which documents may be one, and which may carry each other out."""
