"""Where facts are kept: one small interface, and an embedded Oxigraph store behind it."""
