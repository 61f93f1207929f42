/** A week of opening hours, Monday first: what a timetable means, whatever it was written in, and its OSM spelling. */

/** Minutes since midnight; open from `from`, closed again at `to`. */
export interface TimeRange {
  from: number;
  to: number;
}

/** A day without ranges is closed; a comment is a condition on the whole day, as "sur rendez-vous". */
export interface Day {
  ranges: TimeRange[];
  comment: string | null;
}

/** Seven days, Monday first. */
export type Week = Day[];

/** Consecutive days (0 is Monday, the last included) with the same hours. */
export interface DayRun {
  first: number;
  last: number;
  day: Day;
}

export const OSM_DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
export const FRENCH_DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
export const BY_APPOINTMENT = "sur rendez-vous";

const LAST_MINUTE = 24 * 60;

/** A week where every day is closed. */
export function closedWeek(): Week {
  return OSM_DAYS.map(() => ({ ranges: [], comment: null }));
}

/** Minutes since midnight of "09:30"; NaN when there is no such time of day ("24:00" is the end of the day). */
export function minutesOf(time: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = time.split(":").map(Number);
  return minutes < 60 && hours * 60 + minutes <= LAST_MINUTE ? hours * 60 + minutes : Number.NaN;
}

/** The ranges in order, one said twice kept once; null when one ends before it starts or two overlap. */
export function orderRanges(ranges: readonly TimeRange[]): TimeRange[] | null {
  const ordered = ranges
    .filter(({ from, to }, index) => index === ranges.findIndex((other) => other.from === from && other.to === to))
    .sort((a, b) => a.from - b.from);
  const possible = ordered.every(({ from, to }, index) => from < to && from >= (ordered[index - 1]?.to ?? 0));
  return possible ? ordered : null;
}

/** The open days of a week in runs of consecutive days with the same hours. */
export function openRuns(week: Week): DayRun[] {
  const runs: DayRun[] = [];
  for (const [index, day] of week.entries()) {
    const run = runs.at(-1);
    if (run && JSON.stringify(run.day) === JSON.stringify(day)) run.last = index;
    else runs.push({ first: index, last: index, day });
  }
  return runs.filter(({ day }) => day.ranges.length > 0);
}

/** The week in OSM opening_hours syntax ("Mo-Fr 09:00-12:00,13:30-17:30"); null for a week without any hours. */
export function weekToOsm(week: Week): string | null {
  const rules = openRuns(week).map(({ first, last, day }) => {
    const days = first === last ? OSM_DAYS[first] : `${OSM_DAYS[first]}-${OSM_DAYS[last]}`;
    const times = day.ranges.map(({ from, to }) => `${osmTime(from)}-${osmTime(to)}`).join(",");
    return `${days} ${times}${day.comment ? ` "${day.comment}"` : ""}`;
  });
  return rules.join("; ") || null;
}

function osmTime(minutes: number): string {
  const digits = (value: number) => String(value).padStart(2, "0");
  return `${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`;
}
