/** Says an OSM opening_hours expression in French lines, when it is a plain week; nothing otherwise. */

import { joinFrench } from "../../french.js";
import { closedWeek, type Day, type DayRun, FRENCH_DAYS, minutesOf, OSM_DAYS, openRuns, type Week } from "./week.js";

const DAY = `(?:${OSM_DAYS.join("|")})`;
const SELECTOR = `(?:${DAY}(?:-${DAY})?|PH|SH)`;
const TIMES = "\\d\\d:\\d\\d-\\d\\d:\\d\\d(?:,\\d\\d:\\d\\d-\\d\\d:\\d\\d)*";
/** `Mo-Fr 09:00-12:00,14:00-17:00 "sur rendez-vous"`, `09:00-12:00`, `PH off`. */
const RULE = new RegExp(`^(?:(${SELECTOR}(?:,${SELECTOR})*) )?(?:(off|closed)|(${TIMES})(?: open)?(?: "([^"]+)")?)$`);

const CLOSED_ON: Record<string, string> = {
  PH: "fermé les jours fériés",
  SH: "fermé pendant les vacances scolaires",
};

/**
 * French lines of an OSM opening_hours expression ("du lundi au vendredi : 9 h – 12 h, 13 h 30 – 17 h"); empty for an
 * expression that is more than a week with its closed holidays: its source text says it better.
 */
export function describeHours(osm: string): string[] {
  if (osm.trim() === "24/7") return ["24 h/24, 7 j/7"];
  const week = closedWeek();
  const closed = new Set<string>();
  for (const rule of osm.trim().split(/\s*;\s*/)) {
    if (!applyRule(rule, week, closed)) return [];
  }
  return [...openRuns(week).map(describeRun), ...closed];
}

/** Applies one rule over the earlier ones, as OSM does; false when it cannot be said simply. */
function applyRule(rule: string, week: Week, closed: Set<string>): boolean {
  const [, selectors = "Mo-Su", off, times, comment = null] = RULE.exec(rule) ?? [];
  if (!off && !times) return false;
  const ranges = (times?.split(",") ?? []).map((range) => {
    const [from = "", to = ""] = range.split("-");
    return { from: minutesOf(from), to: minutesOf(to) };
  });
  if (ranges.some(({ from, to }) => Number.isNaN(from + to))) return false;
  return selectors.split(",").every((selector) => applyTo(selector, { ranges, comment }, week, closed));
}

function applyTo(selector: string, day: Day, week: Week, closed: Set<string>): boolean {
  const holiday = CLOSED_ON[selector];
  if (holiday) {
    closed.add(holiday);
    return day.ranges.length === 0;
  }
  const [first = "", last = first] = selector.split("-");
  const [from, to] = [OSM_DAYS.indexOf(first), OSM_DAYS.indexOf(last)];
  for (let index = from; index <= to; index++) week[index] = day;
  return from <= to;
}

function describeRun({ first, last, day }: DayRun): string {
  const names = FRENCH_DAYS.slice(first, last + 1);
  const days = names.length > 2 ? `du ${names[0]} au ${names.at(-1)}` : joinFrench(names);
  const times = day.ranges.map(({ from, to }) => `${frenchTime(from)} – ${frenchTime(to)}`).join(", ");
  return `${days} : ${times}${day.comment ? ` (${day.comment})` : ""}`;
}

/** "9 h", "13 h 30". */
export function frenchTime(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? "" : ` ${String(rest).padStart(2, "0")}`}`;
}
