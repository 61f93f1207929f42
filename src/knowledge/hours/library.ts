/** The opening_hours library, made to reckon in wall-clock time instead of the machine's own time zone. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import { WallClock } from "./wall-clock.js";

/** What is used of an expression that the library has understood. */
export interface Timetable {
  getStateString(at: WallClock): string;
  getNextChange(from: WallClock, limit: WallClock): WallClock | undefined;
  getStructuredWarnings(): { type: string }[];
}
type Library = new (value: string, place: { address: { country_code: string; state: string } }) => Timetable;

/** Warnings that do not mean "this was a guess": of a day gone by, of an empty rule between two semicolons. */
const HARMLESS = /_past$|^nothing_useful$/;

/** Longer than any true timetable: what takes long to read is refused. */
const LONGEST_EXPRESSION = 1_000;

/** What takes its faults: it would print them, with the expression. */
const MUTE = { log: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * The library only knows the "local" time of the global Date, and errs around the machine's own changes of summer time:
 * so it is loaded with wall-clock time in the place of Date. It does without suncalc: sun times are refused elsewhere.
 */
function loadLibrary(): Library {
  const file = createRequire(import.meta.url).resolve("opening_hours");
  const names = ["module", "exports", "require", "Date", "console"];
  const module = { exports: {} };
  const load = compileFunction(readFileSync(file, "utf8"), names, { filename: file });
  load(module, module.exports, () => ({}), WallClock, MUTE);
  return module.exports as Library;
}

/** Loaded at its first use: it takes about 50 ms, which start-up can do without. */
let loaded: Library | undefined;

/** The timetable that an OSM opening_hours expression describes; null when the library refuses it or had to guess. */
export function parseExpression(osm: string, area: string): Timetable | null {
  if (osm.length > LONGEST_EXPRESSION) return null;
  try {
    loaded ??= loadLibrary();
    const timetable = new loaded(osm, { address: { country_code: "fr", state: area } });
    return timetable.getStructuredWarnings().every(({ type }) => HARMLESS.test(type)) ? timetable : null;
  } catch {
    return null;
  }
}
