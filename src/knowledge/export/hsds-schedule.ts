/** Opening hours as HSDS schedules: weekly rules when the hours are a plain week, words otherwise. */

import { HSDS_DAYS } from "../formats/hsds-fields.js";
import { describeHours } from "../hours/describe.js";
import { OSM_DAYS } from "../hours/week.js";
import type { Structure } from "../schema.js";
import { known, stableUuid } from "./values.js";

/** A rule of an expression that `describeHours` has understood: days, then closed or times, and a condition. */
const RULE = /^(?:([A-Z][\w,-]*) )?(?:off|closed|([\d:,-]+)(?: open)?(?: "([^"]+)")?)$/;
/** An offset, as the schema would rather have, would be wrong for half of the year. */
const LOCAL_TIME = "Heures légales du lieu";

interface Opening {
  opens: string;
  closes: string;
  condition: string | null;
}
type WeeklyOpening = Opening & { days: string[] };

/** The schedules of a place; none when its hours are not known. */
export function schedulesOf(place: Structure): Record<string, unknown>[] {
  const osm = place.horaires_accueil;
  const lines = osm === null ? [] : describeHours(osm);
  const description = lines.join(" ; ") || place.horaires_texte || osm;
  if (description === null) return [];
  const openings = osm === null || lines.length === 0 ? [] : weeklyOpenings(osm);
  if (openings.length === 0) return [{ id: stableUuid("schedule", place.id), description }];
  return openings.map((opening) => toSchedule(place, opening, description));
}

function toSchedule(place: Structure, { opens, closes, condition, days }: WeeklyOpening, description: string) {
  return known({
    id: stableUuid("schedule", place.id, opens, closes, condition ?? ""),
    freq: "WEEKLY",
    byday: days.join(","),
    opens_at: opens,
    closes_at: closes,
    description,
    attending_type: condition,
    notes: LOCAL_TIME,
  });
}

/** The openings of a plain week, each with its days; a later rule replaces what earlier ones said of a day, as in OSM. */
function weeklyOpenings(osm: string): WeeklyOpening[] {
  const week: Opening[][] = HSDS_DAYS.map(() => []);
  for (const rule of osm.trim().split(/\s*;\s*/)) {
    const [matched, selectors = "Mo-Su", times, condition = null] = RULE.exec(rule) ?? [];
    if (matched === undefined) return [];
    for (const day of daysOf(selectors)) week[day] = times ? openingsOf(times, condition) : [];
  }
  return groupDays(week);
}

/** Indexes of the days; holidays (PH, SH) are none of them, and stay in the description. */
function daysOf(selectors: string): number[] {
  return selectors.split(",").flatMap((selector) => {
    const [first = "", last = first] = selector.split("-");
    const [from, to] = [OSM_DAYS.indexOf(first), OSM_DAYS.indexOf(last)];
    return HSDS_DAYS.map((_, index) => index).filter((index) => from !== -1 && index >= from && index <= to);
  });
}

function openingsOf(times: string, condition: string | null): Opening[] {
  return times.split(",").map((range) => {
    const [opens = "", closes = ""] = range.split("-");
    return { opens, closes, condition };
  });
}

function groupDays(week: Opening[][]): WeeklyOpening[] {
  const groups = new Map<string, WeeklyOpening>();
  for (const [index, openings] of week.entries()) {
    for (const opening of openings) {
      const key = JSON.stringify(opening);
      const group = groups.get(key) ?? { ...opening, days: [] };
      group.days.push(HSDS_DAYS[index] ?? "");
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}
