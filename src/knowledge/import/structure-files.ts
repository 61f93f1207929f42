/** Reads and writes the files of structures, one by département, in the order and spelling that people edit. */

import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Structure, structureSchema } from "../schema.js";
import { jsonRecords } from "./json-records.js";
import { DEFAULT_LIMITS, refused } from "./limits.js";

const FIELDS = Object.keys(structureSchema.shape) as (keyof Structure)[];
/** Fields that are not written when they say nothing. */
const UNWRITTEN: ReadonlySet<string> = new Set([
  "horaires_texte",
  "siret",
  "complement_adresse",
  "description",
  "accessibilite_lieu",
  "lien_source",
  "zone_eligibilite",
  "same_as",
  "vanished_on",
  "verified_on",
]);

/** Name, without ".json", of the file of a structure: places without a département serve their whole region. */
export function fileOf({ departement, region }: Pick<Structure, "departement" | "region">): string {
  return departement ?? `region-${region}`;
}

export function pathOf(file: string): string {
  return join("structures", `${file}.json`);
}

/** Names, without ".json", of the files in the knowledge base at `folder`. */
export function structureFiles(folder: string): string[] {
  const path = join(folder, "structures");
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
}

/** A file beyond this is read record by record: slower, but never whole in memory. */
const MOST_AT_ONCE = 8_000_000;

/** The records of one file, with every field; throws INPUT_INVALID when the file is damaged. */
export async function* readStructures(folder: string, file: string): AsyncGenerator<Structure> {
  const path = join(folder, pathOf(file));
  if (statSync(path).size <= MOST_AT_ONCE) {
    for (const value of parseWhole(path, file)) yield complete(value);
    return;
  }
  const bytes = createReadStream(path) as AsyncIterable<Buffer>;
  for await (const { value } of jsonRecords(bytes, pathOf(file), [], DEFAULT_LIMITS)) yield complete(value);
}

function parseWhole(path: string, file: string): Record<string, unknown>[] {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (Array.isArray(parsed)) return parsed;
  } catch {}
  throw refused(pathOf(file), "(fichier)", "fichier de la base illisible", "le rétablir depuis la dernière version");
}

function complete(value: Record<string, unknown>): Structure {
  const empty = { zone_eligibilite: [], same_as: [] } as Record<string, unknown>;
  const whole = Object.fromEntries(FIELDS.map((field) => [field, shared(value[field]) ?? empty[field] ?? null]));
  return whole as unknown as Structure;
}

const SHARED = new Map<string, string>();
const MOST_SHARED = 20_000;
const LONGEST_SHARED = 100;

/** Places of one file have the same commune, source, hours…: kept once, these texts weigh three times less. */
function shared(value: unknown): unknown {
  if (typeof value !== "string" || value.length > LONGEST_SHARED) return value;
  const known = SHARED.get(value);
  if (known !== undefined) return known;
  if (SHARED.size < MOST_SHARED) SHARED.set(value, value);
  return value;
}

/** The text of a file, part by part. */
export function* formatStructures(structures: readonly Structure[]): Generator<string> {
  yield structures.length === 0 ? "[" : "[\n";
  for (const [index, structure] of structures.entries()) {
    const text = JSON.stringify(written(structure), null, 2).replace(/^/gm, "  ");
    yield index === structures.length - 1 ? `${text}\n` : `${text},\n`;
  }
  yield "]\n";
}

function written(structure: Structure): Partial<Structure> {
  const said = FIELDS.filter((field) => !UNWRITTEN.has(field) || !isEmpty(structure[field]));
  return Object.fromEntries(said.map((field) => [field, structure[field]]));
}

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
