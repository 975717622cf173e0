"""Sets what a directive asks of a unit beside what the unit's plan says. It finds and shows; only a person judges."""
