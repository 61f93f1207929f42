/** Says whether a place is open at an instant, and until or from when, from its OSM opening_hours expression. */

import { holidayArea } from "./holiday-area.js";
import { parseExpression, type Timetable } from "./library.js";
import { instantOf, WallClock, wallClockOf } from "./wall-clock.js";

export interface Opening {
  /** Null when nobody can tell: no usable timetable, or open on a condition such as an appointment. */
  readonly open: boolean | null;
  /** When it closes if open, when it opens if closed; null when not known, or not within a year. */
  readonly next: Date | null;
  /** False also on a public holiday of which the timetable says nothing: the place is then taken as closed. */
  readonly certain: boolean;
}

interface Reading {
  asWritten: Timetable;
  /** The same, closed on public holidays unless it speaks of them. */
  careful: Timetable;
}

const UNKNOWN: Opening = { open: null, next: null, certain: false };
const YEAR_MS = 366 * 24 * 3_600_000;

const SPEAKS_OF_HOLIDAYS = /\bPH\b|^24\/7$/;
/** Sun times need a place and a real clock; no public office opens at dawn. */
const DEPENDS_ON_SUN = /sunrise|sunset|dawn|dusk/;
/** An area that has all kinds of holidays, to check the syntax of expressions that name them. */
const ANY_AREA = "Zone C";

/** One entry for each timetable of the knowledge base and the areas it is kept in. */
const readings = new Map<string, Reading | null>();

/**
 * Whether a place is open at `now`, on the clock of Paris, with the public holidays of its département.
 * An expression that cannot be used gives open: null, as do school holidays beyond the years that the library knows.
 */
export function openingAt(osm: string, now: Date, departement: string | null): Opening {
  const reading = readingOf(osm, departement);
  if (!reading) return UNKNOWN;
  const wall = wallClockOf(now);
  const state = stateAt(reading.careful, wall);
  if (state === null) return UNKNOWN;
  const turn = nextTurn(reading.careful, wall, state);
  return {
    open: state,
    next: turn && instantOf(turn, now),
    certain: stateAt(reading.asWritten, wall) === state,
  };
}

/** True of an expression in OSM opening_hours syntax that can be understood without guessing. */
export function isOsmHours(text: string): boolean {
  return parseExpression(text, ANY_AREA) !== null;
}

function readingOf(osm: string, departement: string | null): Reading | null {
  const key = `${departement} ${osm}`;
  let reading = readings.get(key);
  if (reading === undefined) {
    reading = read(osm, departement);
    readings.set(key, reading);
  }
  return reading;
}

function read(osm: string, departement: string | null): Reading | null {
  const area = departement === null ? undefined : holidayArea(departement);
  if (!area || DEPENDS_ON_SUN.test(osm)) return null;
  const asWritten = parseExpression(osm, area);
  const careful = SPEAKS_OF_HOLIDAYS.test(osm) ? asWritten : parseExpression(`${osm}; PH off`, area);
  return asWritten && careful && { asWritten, careful };
}

/** True open, false closed, null on a condition or when the library does not know the holidays of the year. */
function stateAt(timetable: Timetable, wall: WallClock): boolean | null {
  try {
    const state = timetable.getStateString(wall);
    return state === "unknown" ? null : state === "open";
  } catch {
    return null;
  }
}

/** When it stops being open, or is surely open again; null when that is not within a year or not known. */
function nextTurn(timetable: Timetable, wall: WallClock, open: boolean): WallClock | null {
  const limit = new WallClock(wall.getTime() + YEAR_MS);
  try {
    let turn = timetable.getNextChange(wall, limit);
    while (turn && (stateAt(timetable, turn) === true) === open) turn = timetable.getNextChange(turn, limit);
    return turn ?? null;
  } catch {
    return null;
  }
}
