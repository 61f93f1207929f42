/** `knowledge import`: brings reference data into the knowledge base, one durable file per département. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { AiguilleurError } from "../errors.js";
import {
  buildCommunes,
  type Coordinates,
  formatCommunes,
  type OfficialCommune,
  type ZonedCommune,
} from "../knowledge/import/communes.js";
import { readReferencePlaces } from "../knowledge/import/reference.js";
import type { CommuneRow, Structure } from "../knowledge/schema.js";
import { openDurableJson } from "../storage/durable-json.js";

export interface ImportReport {
  added: number;
  changed: number;
  unchanged: number;
}

/** Imports a reference directory into `folder`/structures; throws INPUT_INVALID, changing nothing, if a record is faulty. */
export async function importReference(file: string, folder: string): Promise<ImportReport> {
  const { structures, faults } = readReferencePlaces(readText(file), basename(file));
  if (faults.length > 0)
    throw new AiguilleurError("INPUT_INVALID", `${faults.length} faute(s), rien n'est importé :`, faults);
  const report = { added: 0, changed: 0, unchanged: 0 };
  for (const [name, records] of groupByFile(structures)) {
    const path = join(folder, "structures", `${name}.json`);
    const stored = await openDurableJson<Structure[]>(path, []);
    await stored.update((present) => merge(present, records, report));
  }
  return report;
}

/** Writes `folder`/communes.json; `zones` adds the employment areas of the first regions. */
export async function importCommunes(
  coordinatesFile: string,
  zonesFile: string | undefined,
  folder: string,
): Promise<number> {
  const official = createRequire(import.meta.url)(
    "@etalab/decoupage-administratif/data/communes.json",
  ) as OfficialCommune[];
  const coordinates = JSON.parse(readText(coordinatesFile)) as Coordinates;
  const zones = zonesFile ? (JSON.parse(readText(zonesFile)) as ZonedCommune[]) : [];
  const rows = buildCommunes(official, coordinates, zones);
  const stored = await openDurableJson<CommuneRow[]>(join(folder, "communes.json"), [], formatCommunes);
  stored.data = rows;
  await stored.write();
  return rows.length;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new AiguilleurError("INPUT_INVALID", `Fichier illisible : ${file}`);
  }
}

/** Places without a département of their own serve their whole region. */
function groupByFile(structures: Structure[]): Map<string, Structure[]> {
  const groups = new Map<string, Structure[]>();
  for (const structure of structures) {
    const name = structure.departement ?? `region-${structure.region}`;
    groups.set(name, [...(groups.get(name) ?? []), structure]);
  }
  return groups;
}

function merge(present: Structure[], records: Structure[], report: ImportReport): void {
  const places = new Map(present.map((structure, index) => [structure.id, index]));
  for (const record of records) {
    const index = places.get(record.id);
    if (index === undefined) {
      present.push(record);
      report.added += 1;
    } else if (JSON.stringify(present[index]) === JSON.stringify(record)) {
      report.unchanged += 1;
    } else {
      present[index] = record;
      report.changed += 1;
    }
  }
}
