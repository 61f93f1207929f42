/** Brings another directory into the knowledge base: reads, checks, compares, links duplicates, and stages the changed files. */

import { basename } from "node:path";
import type { Quality } from "./duplicates.js";
import type { Format } from "./format.js";
import { DEFAULT_LIMITS, type Limits } from "./limits.js";
import { FileMerger } from "./merge-files.js";
import type { Places } from "./places.js";
import { type KnownPlace, readSource } from "./read-source.js";
import { emptyReport, type ImportReport } from "./report.js";
import { Spill } from "./spill.js";
import { readStructures, structureFiles } from "./structure-files.js";

export interface ImportRequest {
  /** File to import, and its format with its name on the command line. */
  path: string;
  formatName: string;
  format: Format;
  /** Folder of the knowledge base. */
  folder: string;
  places: Places;
  /** Day written on the places that vanished, AAAA-MM-JJ. */
  today: string;
  regions?: readonly string[];
  /** The file covers only a part of its source: what it does not hold has not vanished. */
  partial?: boolean;
  removeVanished?: boolean;
  quality?: Quality;
  limits?: Limits;
}

/** Where the new files go until all of them are there. */
export interface Staging {
  stage(path: string, parts: Iterable<string>): void;
  stageRemoval(path: string): void;
}

/** Stages every changed file and gives the report; throws INPUT_INVALID when the file cannot be imported. */
export async function importDirectory(request: ImportRequest, staging: Staging): Promise<ImportReport> {
  const report = emptyReport(request.formatName, basename(request.path));
  const { path, format, places, regions = [], limits = DEFAULT_LIMITS } = request;
  const spill = new Spill();
  try {
    const known = await knownPlaces(request.folder);
    const ranks = await readSource({ path, format, places, known, regions, limits }, spill, report);
    await new FileMerger(request, staging, spill, report, known, ranks).run();
    return report;
  } finally {
    spill.close();
  }
}

async function knownPlaces(folder: string): Promise<Map<string, KnownPlace>> {
  const known = new Map<string, KnownPlace>();
  // Few different ones for many places: each is kept once.
  const alike = new Map<string, KnownPlace>();
  for (const file of structureFiles(folder)) {
    for await (const { id, network, departement, region } of readStructures(folder, file)) {
      const key = `${file} ${network} ${departement} ${region}`;
      const place = alike.get(key) ?? { file, network, departement, region };
      alike.set(key, place);
      known.set(id, place);
    }
  }
  return known;
}
