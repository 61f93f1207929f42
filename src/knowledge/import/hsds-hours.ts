/** Reads the schedules of HSDS (weekly, by day, in iCalendar words) into opening hours. */

import { HSDS_DAYS } from "../formats/hsds-fields.js";
import { closedWeek, minutesOf, orderRanges, type Week, weekToOsm } from "../hours/week.js";
import { type Draft, textOf } from "./format.js";

type Schedule = Record<string, unknown>;

/** OSM hours of weekly schedules; the descriptions of the source when any of them says more than that; nothing for none. */
export function hsdsHours(schedules: readonly Schedule[]): Draft {
  if (schedules.length === 0) return {};
  const week = closedWeek();
  const osm = schedules.every((schedule) => addSchedule(week, schedule)) ? weekToOsm(week) : null;
  const said = [...new Set(schedules.map((schedule) => textOf(schedule.description)).filter((text) => text !== null))];
  if (osm) return { horaires_accueil: osm, horaires_texte: null };
  return said.length === 1 ? { horaires_accueil: said[0] } : { horaires_texte: said.join(" ; ") || null };
}

/** False when the schedule is not the same every week, or gives no hours. */
function addSchedule(week: Week, schedule: Schedule): boolean {
  const days = (textOf(schedule.byday) ?? "").split(",").map((day) => HSDS_DAYS.indexOf(day));
  const [from, to] = [schedule.opens_at, schedule.closes_at].map((time) => minutesOf(textOf(time)?.slice(0, 5) ?? ""));
  const weekly = schedule.freq === "WEEKLY" && [undefined, null, 1].includes(schedule.interval as number | null);
  if (!weekly || days.includes(-1) || from === undefined || to === undefined) return false;
  const until = [schedule.valid_from, schedule.valid_to, schedule.until, schedule.count, schedule.bymonthday];
  if (until.some((limit) => limit !== undefined && limit !== null)) return false;
  return days.every((index) => {
    const day = week[index];
    const ranges = day ? orderRanges([...day.ranges, { from, to }]) : null;
    if (!day || !ranges || Number.isNaN(from) || Number.isNaN(to)) return false;
    day.ranges = ranges;
    return true;
  });
}
