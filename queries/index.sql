-- What boards and measures are computed from. Derived from the facts; see queries/index.py.
CREATE TABLE about (version TEXT NOT NULL, format INTEGER NOT NULL);
CREATE TABLE document (
  id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, ref TEXT NOT NULL, type TEXT, number TEXT, symbol TEXT, date TEXT,
  title TEXT, issuer TEXT, issuer_area TEXT, level INTEGER, own_text INTEGER NOT NULL, conflicted INTEGER NOT NULL,
  issuer_iri TEXT, area TEXT, draft INTEGER NOT NULL
);
-- One place in a text for each relation: the one that is surest.
CREATE TABLE link (
  origin INTEGER NOT NULL, relation TEXT NOT NULL, target INTEGER NOT NULL, "primary" INTEGER NOT NULL,
  quote TEXT, sentence TEXT, source TEXT, start INTEGER, "end" INTEGER, rule TEXT, confidence REAL,
  PRIMARY KEY (target, relation, origin)
) WITHOUT ROWID;
-- Who is told to issue, as documents state it: a row for each order, line of recipients or mark of steering.
CREATE TABLE scope (document INTEGER NOT NULL, source TEXT NOT NULL, within TEXT, kinds TEXT, due TEXT, quote TEXT);
-- How many texts there are of the bodies of each area.
CREATE TABLE coverage (area TEXT PRIMARY KEY, documents INTEGER NOT NULL, newest TEXT) WITHOUT ROWID;
