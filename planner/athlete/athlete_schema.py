"""Build the JSON Schema of athlete.yaml, so that an editor completes and checks it."""

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import CoreSchema, core_schema

from planner.athlete.models.file import AthleteFile
from planner.athlete.value_types import JsonSchema


def athlete_schema() -> JsonSchema:
    """Build the schema, draft 2020-12; ``constraints`` and ``rules`` are left open."""
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "title": "athlete.yaml",
        **AthleteFile.model_json_schema(schema_generator=_AsWritten),
    }


class _AsWritten(GenerateJsonSchema):
    """Generate each model where it is written, as editors show it best.

    There are no references and titles. Null and defaults are left out: a key without a value counts
    as left out, and defaults are code's values, not the file's spellings.
    """

    def generate_inner(self, schema: CoreSchema) -> JsonSchema:
        inline = {key: fact for key, fact in schema.items() if key != "ref"}
        return super().generate_inner(inline)

    def definitions_schema(self, schema: core_schema.DefinitionsSchema) -> JsonSchema:
        self._defined = {each["ref"]: each for each in schema["definitions"]}
        return self.generate_inner(schema["schema"])

    def definition_ref_schema(self, schema: core_schema.DefinitionReferenceSchema) -> JsonSchema:
        return self.generate_inner(self._defined[schema["schema_ref"]])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchema:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchema:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: object) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchema:
        mapping = super().model_schema(schema)
        del mapping["title"]
        mapping["description"] = mapping["description"].partition("\n")[0]
        bare = schema["cls"].bare_text_is
        alone = mapping.get("required") == [bare]
        return {"anyOf": [mapping["properties"][bare], mapping]} if alone else mapping
