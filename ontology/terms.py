"""The vocabulary as constants: one place where code spells an IRI of `cancu.ttl` or of a reused ontology."""

from typing import Final

CC: Final = "https://w3id.org/cancu/ontology#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
DCTERMS: Final = "http://purl.org/dc/terms/"
ORG: Final = "http://www.w3.org/ns/org#"
PROV: Final = "http://www.w3.org/ns/prov#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
GEO: Final = "http://www.w3.org/2003/01/geo/wgs84_pos#"

PREFIXES: Final = {
    "cc": CC,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "dcterms": DCTERMS,
    "org": ORG,
    "prov": PROV,
    "skos": SKOS,
    "geo": GEO,
    "eli": "http://data.europa.eu/eli/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "time": "http://www.w3.org/2006/time#",
    "owl": "http://www.w3.org/2002/07/owl#",
}

RELATIONS: Final = ("implements", "amends", "replaces", "repeals", "basedOn", "guides", "cites")
"""Document → document, strongest first, as in the relation rules of the annotation guide."""
