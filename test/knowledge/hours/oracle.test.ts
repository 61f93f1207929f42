/** Open or closed, against a second evaluator that shares nothing with the first: no library, no Intl, dates by hand. */

import { expect } from "chai";
import { openingAt } from "../../../src/knowledge/hours/opening.js";

const QUARTER = 15 * 60_000;
const DAY = 96 * QUARTER;

/** Sundays when summer time starts and ends, at 01:00 UTC, and Easter Sunday, from the almanac. */
const ALMANAC: Record<number, { spring: string; autumn: string; easter: string }> = {
  2026: { spring: "2026-03-29", autumn: "2026-10-25", easter: "2026-04-05" },
  2027: { spring: "2027-03-28", autumn: "2027-10-31", easter: "2027-03-28" },
  2028: { spring: "2028-03-26", autumn: "2028-10-29", easter: "2028-04-16" },
  2029: { spring: "2029-03-25", autumn: "2029-10-28", easter: "2029-04-01" },
  2030: { spring: "2030-03-31", autumn: "2030-10-27", easter: "2030-04-21" },
  2031: { spring: "2031-03-30", autumn: "2031-10-26", easter: "2031-04-13" },
};
/** Labour code, article L3133-1, and what Alsace-Moselle (L3134-13) and La Réunion (L3422-2) add. */
const FIXED = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];
const AFTER_EASTER = [1, 39, 50];
const OWN: Record<string, { fixed: string[]; afterEaster: number[] }> = {
  "67": { fixed: ["12-26"], afterEaster: [-2] },
  "974": { fixed: ["12-20"], afterEaster: [] },
};

/** Open ranges in hours for each day of the week, Sunday first. */
interface Place {
  osm: string;
  departement: string;
  table: [number, number][][];
  closedOnHolidays: boolean;
}

/** The clock of Paris as if it were UTC, in milliseconds. */
function parisClock(time: number): number {
  const year = ALMANAC[new Date(time).getUTCFullYear()];
  if (!year) throw new Error("outside the almanac");
  const summer = time >= Date.parse(`${year.spring}T01:00Z`) && time < Date.parse(`${year.autumn}T01:00Z`);
  return time + (summer ? 2 : 1) * 3_600_000;
}

function isHoliday(day: string, departement: string): boolean {
  const easter = Date.parse(ALMANAC[Number(day.slice(0, 4))]?.easter ?? "");
  const own = OWN[departement] ?? { fixed: [], afterEaster: [] };
  if ([...FIXED, ...own.fixed].includes(day.slice(5))) return true;
  return [...AFTER_EASTER, ...own.afterEaster].some((after) => Date.parse(day) === easter + after * DAY);
}

function isOpen(place: Place, time: number): boolean {
  const clock = new Date(parisClock(time));
  const hour = clock.getUTCHours() + clock.getUTCMinutes() / 60;
  if (place.closedOnHolidays && isHoliday(clock.toISOString().slice(0, 10), place.departement)) return false;
  return (place.table[clock.getUTCDay()] ?? []).some(([from, to]) => from <= hour && hour < to);
}

/** Instants, a quarter of an hour apart, where the two disagree on open, or on next when it falls within the span. */
function disagreements(place: Place, from: number, days: number): string[] {
  const wrong: string[] = [];
  let next: number | null = null;
  let later: boolean | null = null;
  for (let time = from + days * DAY; time >= from; time -= QUARTER) {
    const expected = isOpen(place, time);
    if (later !== null && later !== expected) next = time + QUARTER;
    later = expected;
    const found = openingAt(place.osm, new Date(time), place.departement);
    const sameNext = next === null || found.next?.getTime() === next;
    if (found.open !== expected || !sameNext) wrong.push(`${new Date(time).toISOString()} ${JSON.stringify(found)}`);
  }
  return wrong;
}

const OFFICE_DAY: [number, number][] = [
  [9, 12],
  [13.5, 17.25],
];
const OFFICE: Place = {
  osm: "Mo-We,Fr 09:00-12:00,13:30-17:15; Th 13:30-17:15; Sa 09:45-12:00; PH off",
  departement: "45",
  table: [[], OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, [[13.5, 17.25]], OFFICE_DAY, [[9.75, 12]]],
  closedOnHolidays: true,
};
const SILENT_ON_HOLIDAYS: Place = { ...OFFICE, osm: OFFICE.osm.replace("; PH off", "") };
const NIGHT_SHELTER: Place = {
  osm: "PH,Mo-Su 20:00-08:00",
  departement: "45",
  table: Array.from({ length: 7 }, (): [number, number][] => [
    [0, 8],
    [20, 24],
  ]),
  closedOnHolidays: false,
};

describe("open or closed, against an independent oracle", () => {
  it("agrees every quarter of an hour of 2026", () => {
    expect(disagreements(OFFICE, Date.parse("2026-01-01"), 365)).to.deep.equal([]);
  }).timeout(60_000);

  const places = {
    "an office in the Loiret": OFFICE,
    "one that says nothing of holidays": SILENT_ON_HOLIDAYS,
    "one in Alsace": { ...OFFICE, departement: "67" },
    "one in La Réunion": { ...OFFICE, departement: "974" },
    "a night shelter": NIGHT_SHELTER,
  };
  for (const [name, place] of Object.entries(places)) {
    it(`agrees around holidays and changes of time from 2026 to 2030: ${name}`, () => {
      const weeks = Object.values(ALMANAC)
        .slice(0, 5)
        .flatMap(({ spring, autumn, easter }) => [spring, autumn, easter, `${easter.slice(0, 4)}-12-24`]);
      const wrong = weeks.flatMap((day) => disagreements(place, Date.parse(day) - 3 * DAY, 6));
      expect(wrong).to.deep.equal([]);
    }).timeout(60_000);
  }
});
