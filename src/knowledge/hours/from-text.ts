/** Reads the opening hours that a source gives as French text, into OSM syntax: all of the text, or nothing. */

import { fold } from "../../understanding/tokens.js";
import {
  BY_APPOINTMENT,
  closedWeek,
  type Day,
  FRENCH_DAYS,
  minutesOf,
  orderRanges,
  type TimeRange,
  type Week,
  weekToOsm,
} from "./week.js";

const DAY = `(${FRENCH_DAYS.join("|")})s?`;
/** "lundi", "du lundi au vendredi", "lundi, mardi et jeudi". */
const DAYS = new RegExp(`(?:(?:du|de|le|les) )?${DAY}(?: ?(?:-|,|au|a|et) ?(?:le |les )?${DAY})*`, "g");
const ONE_OR_SPAN = new RegExp(`${DAY}(?: ?(?:-|au|a) ?${DAY})?`, "g");
const CLOSED = "ferme(?: au public)?";
const HALF = "(matin|apres-midi)";
/** ", fermé les mardi après-midi": taken out of the hours already said. */
const CLOSED_HALF_OF_DAY = new RegExp(`[ ,;]*${CLOSED} (?:le |les )?${DAY} ${HALF}s?`, "g");
/** "Fermé au public le matin / 13:45 - 17:30": confirms what the hours of the same day say. */
const CLOSED_HALF = new RegExp(`^${CLOSED} (?:le |l')${HALF} ?[/,;]? ?`);
/** "9h", "9 h 30", "09h00", "09:00"; not the hours of the next time in "10h 13h30". */
const TIME = /\b(\d{1,2})(?::(\d{2})| ?h ?(?:(\d{2})(?! ?[h:\d]))?)/g;
const RANGE = /(?:de )?(\d\d:\d\d) ?[-/a] ?(\d\d:\d\d)/g;
/** Each range replaced by a capital, which plain spelling has none of. */
const RANGES_ONLY = /^R(?: ?[-/,;&]? ?(?:et )?R)*$/;
const APPOINTMENT = /[ ,;(]*(?:uniquement )?sur (?:rendez-vous|rdv)(?: uniquement)?\)?$/;

/** Twice the longest text of the sources; reading is quadratic on hostile text. */
const LONGEST_TEXT = 1_000;
const NOON = 12 * 60;
/** A morning that begins before noon may last until then; later it is a whole day. */
const LATEST_END_OF_MORNING = 14 * 60;

/** The OSM opening_hours expression of a French timetable; null when any part of it is not understood or impossible. */
export function hoursFromText(text: string): string | null {
  if (text.length > LONGEST_TEXT) return null;
  const plain = inPlainSpelling(text);
  const week = readWeek(plain.replace(CLOSED_HALF_OF_DAY, ""));
  if (!week) return null;
  for (const [, day, half] of plain.matchAll(CLOSED_HALF_OF_DAY)) {
    if (!closeHalf(week[dayNumber(day)], half)) return null;
  }
  return weekToOsm(week);
}

/** True of "Sur rendez-vous", "uniquement sur RDV" and the like, and of nothing more. */
export function saysByAppointment(text: string): boolean {
  const plain = inPlainSpelling(text.slice(0, LONGEST_TEXT));
  return plain !== "" && plain.replace(APPOINTMENT, "") === "";
}

function inPlainSpelling(text: string): string {
  return fold(text)
    .replace(/[‐-―−]/g, "-")
    .replace(/\s+/g, " ")
    .replace(TIME, (_, hours: string, minutes = "00", after = minutes) => `${hours.padStart(2, "0")}:${after}`)
    .replace(/[ .;,]+$/, "")
    .trim();
}

function readWeek(text: string): Week | null {
  const groups = [...text.matchAll(DAYS)];
  if (groups[0]?.index !== 0) return null;
  const week = closedWeek();
  const said = new Set<number>();
  for (const [index, group] of groups.entries()) {
    const hours = readDay(text.slice(group.index + group[0].length, groups[index + 1]?.index));
    const days = daysOf(group[0]);
    if (!hours || days.length === 0) return null;
    for (const day of days) {
      if (said.has(day)) return null;
      said.add(day);
      week[day] = structuredClone(hours);
    }
  }
  return week;
}

/** Days named by "du lundi au mercredi" or "lundi et mardi"; none when a span runs backwards. */
function daysOf(group: string): number[] {
  const spans = [...group.matchAll(ONE_OR_SPAN)].map(([, first, last]) => [dayNumber(first), dayNumber(last ?? first)]);
  if (spans.some(([first = 0, last = 0]) => last < first)) return [];
  return spans.flatMap(([first = 0, last = 0]) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
}

function dayNumber(name = ""): number {
  return FRENCH_DAYS.indexOf(name);
}

function readDay(text: string): Day | null {
  const said = text.replace(/^[ :;,]+|[ :;,.]+$/g, "");
  if (new RegExp(`^${CLOSED}$`).test(said)) return { ranges: [], comment: null };
  const closedHalf = CLOSED_HALF.exec(said)?.[1];
  const byAppointment = APPOINTMENT.test(said);
  const ranges = readRanges(said.replace(CLOSED_HALF, "").replace(APPOINTMENT, ""));
  if (!ranges || (closedHalf && ranges.some((range) => halfOf(range) !== otherHalf(closedHalf)))) return null;
  return { ranges, comment: byAppointment ? BY_APPOINTMENT : null };
}

function readRanges(text: string): TimeRange[] | null {
  if (!RANGES_ONLY.test(text.replace(RANGE, "R"))) return null;
  return orderRanges(
    [...text.matchAll(RANGE)].map(([, from = "", to = ""]) => ({ from: minutesOf(from), to: minutesOf(to) })),
  );
}

/** Takes a half-day out of a day; false when nothing was open then, or when hours run across it. */
function closeHalf(day: Day | undefined, half: string | undefined): boolean {
  if (!day || !half || !day.ranges.some((range) => halfOf(range) === half)) return false;
  day.ranges = day.ranges.filter((range) => halfOf(range) !== half);
  return day.ranges.every((range) => halfOf(range) === otherHalf(half));
}

function halfOf({ from, to }: TimeRange): string | null {
  if (from >= NOON) return "apres-midi";
  return to <= LATEST_END_OF_MORNING ? "matin" : null;
}

function otherHalf(half: string): string {
  return half === "matin" ? "apres-midi" : "matin";
}
