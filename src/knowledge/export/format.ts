/** What an export format must provide, and how its records become a stream of text. */

import type { Structure } from "../schema.js";

/** One place in a format: the texts of its records, or why it cannot be said there (in French, for a count). */
export type Written = { records: string[] } | { leftOut: string };

export interface ExportFormat {
  start: string;
  between: string;
  end: string;
  write(place: Structure): Written;
}

/** What an export came to; complete once its stream has been read to the end. */
export interface Tally {
  places: number;
  records: number;
  /** Places left out, by reason. */
  leftOut: Map<string, number>;
}

/** The reason of places whose source no longer lists them: published as if they were open, they would mislead. */
export const VANISHED = "disparu(s) de leur source";

/** A JSON array, one record a line. */
export const JSON_ARRAY = { start: "[\n", between: ",\n", end: "\n]\n" };

/** The text of `places` in a format, piece by piece, counting into `tally`. */
export function* writeAll(places: Iterable<Structure>, format: ExportFormat, tally: Tally): Generator<string> {
  yield format.start;
  for (const place of places) {
    const written = format.write(place);
    if ("leftOut" in written) {
      tally.leftOut.set(written.leftOut, (tally.leftOut.get(written.leftOut) ?? 0) + 1);
      continue;
    }
    tally.places += 1;
    for (const record of written.records) {
      yield tally.records === 0 ? record : format.between + record;
      tally.records += 1;
    }
  }
  yield format.end;
}
