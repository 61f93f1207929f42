/** The public schemas, and what a record does that they do not allow or do not know. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type AnySchemaObject } from "ajv";
import ajvFormats from "ajv-formats";
import { PROJECT_ROOT } from "../../../src/project-root.js";

export interface PublicSchema {
  /** The records that break the schema, with the first reason. */
  refusals(records: readonly unknown[]): string[];
  /** Names of fields that no part of the schema knows. */
  unknownFields(records: readonly unknown[]): string[];
}

/** The schema at `path` below test/schemas. */
export function publicSchema(path: string): PublicSchema {
  const root = JSON.parse(readFileSync(join(PROJECT_ROOT, "test", "schemas", path), "utf8")) as AnySchemaObject;
  // Not strict: HSDS describes its fields with words of its own.
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajvFormats.default(ajv);
  const accepts = ajv.compile(root);
  return {
    refusals: (records) =>
      records.flatMap((record) =>
        accepts(record) ? [] : [`${JSON.stringify(record)}: ${ajv.errorsText(accepts.errors)}`],
      ),
    unknownFields: (records) => [...new Set(records.flatMap((record) => unknownIn(record, root, root)))],
  };
}

function unknownIn(value: unknown, schema: AnySchemaObject, root: AnySchemaObject): string[] {
  const { properties = {}, items } = resolved(schema, root);
  if (Array.isArray(value)) return value.flatMap((item) => unknownIn(item, items ?? {}, root));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, field]) =>
    name in properties ? unknownIn(field, properties[name], root) : [name],
  );
}

function resolved(schema: AnySchemaObject, root: AnySchemaObject): AnySchemaObject {
  const definition = /^#\/definitions\/(\w+)$/.exec(schema.$ref ?? "")?.[1];
  return definition ? root.definitions[definition] : schema;
}
