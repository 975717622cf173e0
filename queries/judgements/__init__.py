"""What people decided about candidates: who, when, why; what follows from it; and what is still open."""
