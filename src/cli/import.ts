/** `knowledge import`: brings another directory, or the communes, into the knowledge base, all or nothing. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { AiguilleurError } from "../errors.js";
import {
  buildCommunes,
  buildMergedCommunes,
  type Coordinates,
  formatCommunes,
  type OfficialCommune,
  type ZonedCommune,
} from "../knowledge/import/communes.js";
import type { Quality } from "../knowledge/import/duplicates.js";
import { FORMAT_NAMES, formatNamed } from "../knowledge/import/formats.js";
import { importDirectory } from "../knowledge/import/import-directory.js";
import type { Limits } from "../knowledge/import/limits.js";
import { loadPlaces, type Territory } from "../knowledge/import/load-places.js";
import type { ImportReport } from "../knowledge/import/report.js";
import { MERGED_COMMUNES } from "../knowledge/load.js";
import { FileReplacement } from "../storage/replace-files.js";
import { parisDay } from "../turn/world.js";

export interface ImportOptions {
  format: string;
  dryRun?: boolean;
  partial?: boolean;
  removeVanished?: boolean;
  /** "served", or codes of regions; all of them when left out. */
  regions?: string;
  now?: Date;
  quality?: Quality;
  limits?: Limits;
  /** Refuses, by throwing, an import whose report is not that of a sound source. */
  check?: (report: ImportReport) => void;
}

/** Imports the file into the knowledge base at `folder`; throws INPUT_INVALID, changing nothing, when it cannot be taken. */
export async function importPlaces(path: string, folder: string, options: ImportOptions): Promise<ImportReport> {
  const format = formatNamed(options.format);
  if (!format) throw unknownFormat(options.format);
  const files = new FileReplacement(folder);
  try {
    const territory = loadPlaces(folder);
    const { partial = false, removeVanished = false, quality, limits } = options;
    const asked = { partial, removeVanished, ...(quality ? { quality } : {}), ...(limits ? { limits } : {}) };
    const today = parisDay(options.now ?? new Date());
    const regions = regionsOf(options.regions, territory);
    const request = {
      path,
      formatName: options.format,
      format,
      folder,
      places: territory.places,
      today,
      regions,
      ...asked,
    };
    const staging = options.dryRun ? { stage: () => {}, stageRemoval: () => {} } : files;
    const report = await importDirectory(request, staging);
    options.check?.(report);
    if (!options.dryRun) files.commit();
    return { ...report, applied: !options.dryRun };
  } catch (error) {
    files.discard();
    throw error;
  }
}

function unknownFormat(format: string): AiguilleurError {
  return new AiguilleurError(
    "INPUT_INVALID",
    `--format: « ${format} » inconnu → ${[...FORMAT_NAMES, "communes"].join(" | ")}`,
  );
}

function regionsOf(asked: string | undefined, { served }: Territory): string[] {
  if (!asked) return [];
  const codes = asked === "served" ? served : asked.split(",").map((code) => code.trim());
  const wrong = codes.find((code) => !/^\d{2}$/.test(code));
  if (wrong !== undefined)
    throw new AiguilleurError("INPUT_INVALID", `--regions: « ${wrong} » n'est pas un code de région`);
  return codes;
}

/** Writes `folder`/communes.json and the merged communes; `zones` adds the employment areas of the first regions. */
export async function importCommunes(
  coordinatesFile: string,
  zonesFile: string | undefined,
  folder: string,
): Promise<number> {
  const official = createRequire(import.meta.url)(
    "@etalab/decoupage-administratif/data/communes.json",
  ) as OfficialCommune[];
  const coordinates = readJson(coordinatesFile) as Coordinates;
  const zones = zonesFile ? (readJson(zonesFile) as ZonedCommune[]) : [];
  const rows = buildCommunes(official, coordinates, zones);
  const files = new FileReplacement(folder);
  files.stage("communes.json", [formatCommunes(rows)]);
  files.stage(MERGED_COMMUNES, [formatCommunes(buildMergedCommunes(official))]);
  files.commit();
  return rows.length;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const why = error instanceof SyntaxError ? "JSON illisible" : "fichier illisible";
    throw new AiguilleurError("INPUT_INVALID", `${file}: ${why}`);
  }
}
