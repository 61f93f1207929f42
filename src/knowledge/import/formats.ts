/** The formats of `knowledge import`, by their name on the command line. */

import { dataInclusion } from "./data-inclusion.js";
import { dila } from "./dila.js";
import { education } from "./education.js";
import type { Format } from "./format.js";
import { hsds } from "./hsds.js";
import { ownCsv } from "./own-csv.js";
import { reference } from "./reference.js";

const FORMATS: Readonly<Record<string, () => Format>> = {
  dila: () => dila,
  "data-inclusion": () => dataInclusion,
  hsds,
  csv: () => ownCsv,
  education: () => education,
  reference: () => reference,
};

export const FORMAT_NAMES = Object.keys(FORMATS);

/** A format by its name, or null. */
export function formatNamed(name: string): Format | null {
  return Object.hasOwn(FORMATS, name) ? (FORMATS[name]?.() ?? null) : null;
}
