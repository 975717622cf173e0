"""What the speed figures come from, and cascades of which the truth is known."""
