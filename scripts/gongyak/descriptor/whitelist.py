"""What datapackage.json may state, so that Frictionless judges all of it.

Frictionless passes over properties it does not know or does not support, so in our model only these may stand.
"""

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
ABOUT = frozenset({"name", "title", "description", "homepage", "licenses", "sources"})
# A custom property, as the specification allows them: ``synthetic`` is true of data that a program invented.
PACKAGE = ABOUT | {"$schema", "id", "version", "created", "keywords", "contributors", "image", "resources", "synthetic"}
RESOURCE = ABOUT | {"type", "path", "scheme", "format", "mediatype", "encoding", "dialect", "schema", "bytes", "hash"}
SCHEMA = frozenset({"fields", "primaryKey", "foreignKeys", "missingValues"})
FIELD = frozenset(
    {"name", "type", "format", "title", "description", "constraints", "trueValues", "falseValues", "example"}
)
CONSTRAINTS = frozenset({"required", "unique", "minimum", "maximum", "minLength", "maxLength", "pattern", "enum"})
DIALECT = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True}
# One flat, plain file a table: any other dialect would be read differently by us and by Frictionless.
FIXED = {
    "type": "table",
    "scheme": "file",
    "format": "csv",
    "mediatype": "text/csv",
    "encoding": "utf-8",
    "dialect": DIALECT,
}
