/** First half of an import: reads a source whole, sorts out what cannot be taken, and puts the rest aside by destination. */

import { basename } from "node:path";
import { AiguilleurError } from "../../errors.js";
import type { Structure } from "../schema.js";
import { NETWORKS } from "../taxonomy.js";
import { type Draft, type Format, type Reading, textOf } from "./format.js";
import type { SourceRecord } from "./json-records.js";
import { type Limits, refused } from "./limits.js";
import { normalise } from "./normalise.js";
import type { Places } from "./places.js";
import { type ImportReport, note } from "./report.js";
import { openSource } from "./source-file.js";
import type { Spill } from "./spill.js";
import { fileOf } from "./structure-files.js";

/** Faults listed in an error; the others are of the same kind. */
const MOST_FAULTS = 50;

/** What the base holds of a place, as far as an import must know it before the files are read again. */
export interface KnownPlace {
  file: string;
  network: Structure["network"];
  departement: string | null;
  region: string;
}

export interface SourceReading {
  path: string;
  format: Format;
  places: Places;
  known: ReadonlyMap<string, KnownPlace>;
  /** Codes of the only regions to bring in; all of them when empty. */
  regions: readonly string[];
  limits: Limits;
}

/** Rank in the file of each id that it holds. Throws INPUT_INVALID when the file cannot be imported at all. */
export async function readSource(
  source: SourceReading,
  spill: Spill,
  report: ImportReport,
): Promise<Map<string, number>> {
  const { path, format, known, limits } = source;
  const file = basename(path);
  const ranks = new Map<string, number>();
  const asked = { networkOf: (id: string) => known.get(id)?.network ?? null };
  for await (const record of format.records(openSource(path, limits), file, limits)) {
    report.records += 1;
    for (const reading of format.read(record.value, asked)) take(source, reading, record, ranks, spill, report);
  }
  if (report.records === 0)
    throw refused(file, "(fichier)", "aucun enregistrement", "vérifier que le fichier est entier");
  checkRejections(report, format, file);
  return ranks;
}

function take(
  source: SourceReading,
  reading: Reading,
  { number, value }: SourceRecord,
  ranks: Map<string, number>,
  spill: Spill,
  report: ImportReport,
): void {
  if (reading.kind === "outside") {
    report.counts.outside += 1;
    const why = reading.why.slice(0, 60);
    if (Object.hasOwn(report.outside, why) || Object.keys(report.outside).length < 300)
      report.outside[why] = (report.outside[why] ?? 0) + 1;
  } else if (reading.kind === "fault") {
    const { field, problem } = reading;
    note(report, "rejected", { record: number, id: shortId(value.id), field, problem });
    // A place that is there but cannot be read has not vanished.
    if (source.known.has(String(value.id))) ranks.set(String(value.id), number);
  } else takePlace(source, reading.draft, number, ranks, spill, report);
}

function takePlace(
  source: SourceReading,
  draft: Draft,
  record: number,
  ranks: Map<string, number>,
  spill: Spill,
  report: ImportReport,
): void {
  const id = textOf(draft.id) ?? "";
  const twin = ranks.get(id);
  if (twin !== undefined) {
    throw refused(
      basename(source.path),
      `enregistrement ${record}`,
      `même identifiant que l'enregistrement ${twin} : « ${id.slice(0, 80)} »`,
    );
  }
  ranks.set(id, record);
  const before = source.known.get(id);
  const { fields, problems, followed } = normalise(
    { ...draft, network: NETWORKS.find((name) => name === draft.network) ?? draft.network },
    source.places,
    { lenient: source.format.lenient, known: before !== undefined },
  );
  for (const { field, problem } of problems)
    note(report, fields ? "left_out" : "rejected", { record, id: shortId(id), field, problem });
  if (!fields) return;
  const where = { ...before, ...fields };
  if (source.regions.length > 0 && !source.regions.includes(where.region ?? "")) {
    report.counts.other_regions += 1;
    return;
  }
  if (followed) note(report, "followed", { id, ...followed });
  spill.add(fileOf({ departement: where.departement ?? null, region: where.region ?? "" }), fields);
}

/** A file of which nothing can be taken is in another shape, whatever its records say. */
function checkRejections(report: ImportReport, format: Format, file: string): void {
  const { rejected, outside } = report.counts;
  if (rejected === 0) return;
  const all = outside === 0 && rejectedRecords(report) >= report.records;
  if (!all && !format.allOrNothing) return;
  const faults = report.rejected.slice(0, MOST_FAULTS).map(({ record, field, problem }) => ({
    file,
    field: `enregistrement ${record}, ${field}`,
    problem,
  }));
  const why = all ? "aucun enregistrement n'a la forme attendue (vérifier --format)" : `${rejected} faute(s)`;
  throw new AiguilleurError("INPUT_INVALID", `Rien n'est importé, ${why} :`, faults);
}

/** A record may be rejected for several fields. */
function rejectedRecords({ rejected, counts, records }: ImportReport): number {
  const different = new Set(rejected.map(({ record }) => record)).size;
  return counts.rejected > rejected.length ? Math.min(records, counts.rejected) : different;
}

function shortId(id: unknown): string | null {
  return textOf(id)?.slice(0, 80) ?? null;
}
