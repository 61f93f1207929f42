/** Open or closed at an instant: holidays, changes of summer time, machines in other time zones, and honest doubt. */

import { execFileSync } from "node:child_process";
import { expect } from "chai";
import { isOsmHours, openingAt } from "../../../src/knowledge/hours/opening.js";

const OFFICE = "Mo-Fr 09:00-12:00,13:30-17:00";
const UNKNOWN = { open: null, next: null, certain: false };

/** An instant from the clock of Paris and its offset. */
function paris(local: string, offset = "+01:00"): Date {
  return new Date(`${local}:00${offset}`);
}

function at(osm: string, now: Date, departement = "45"): [boolean | null, string | null, boolean] {
  const { open, next, certain } = openingAt(osm, now, departement);
  return [open, next?.toISOString() ?? null, certain];
}

describe("whether a place is open", () => {
  it("says until when it is open and when it opens, to the minute", () => {
    expect(at(OFFICE, paris("2026-11-20T11:59"))).to.deep.equal([true, "2026-11-20T11:00:00.000Z", true]);
    expect(at(OFFICE, paris("2026-11-20T12:00"))).to.deep.equal([false, "2026-11-20T12:30:00.000Z", true]);
    expect(at(OFFICE, paris("2026-11-20T17:00"))).to.deep.equal([false, "2026-11-23T08:00:00.000Z", true]);
  });

  it("keeps to the clock of Paris across both changes of summer time", () => {
    expect(at(OFFICE, paris("2026-03-27T18:00"))).to.deep.equal([false, "2026-03-30T07:00:00.000Z", true]);
    expect(at(OFFICE, paris("2026-10-23T18:00", "+02:00"))).to.deep.equal([false, "2026-10-26T08:00:00.000Z", true]);
    expect(at("Su 02:30-04:00", paris("2026-10-25T02:00", "+02:00"))[1]).to.equal("2026-10-25T00:30:00.000Z");
    expect(at("Su 02:30-04:00", paris("2026-10-25T02:15"))[1]).to.equal("2026-10-25T01:30:00.000Z");
    expect(at("Su 01:00-05:00", paris("2026-03-29T01:30"))[1]).to.equal("2026-03-29T03:00:00.000Z");
  });

  it("takes a place as closed on a public holiday of which its timetable says nothing, without being certain", () => {
    const bastilleDay = paris("2026-07-14T10:00", "+02:00");
    expect(at(OFFICE, bastilleDay)).to.deep.equal([false, "2026-07-15T07:00:00.000Z", false]);
    expect(at(`${OFFICE}; PH off`, bastilleDay)).to.deep.equal([false, "2026-07-15T07:00:00.000Z", true]);
    expect(at("Mo-Su,PH 09:00-12:00", bastilleDay)).to.deep.equal([true, "2026-07-14T10:00:00.000Z", true]);
    expect(at("24/7", bastilleDay)).to.deep.equal([true, null, true]);
    expect(at(OFFICE, paris("2026-07-14T20:00", "+02:00"))[2]).to.equal(true);
  });

  it("knows the holidays of Alsace-Moselle and of each overseas département", () => {
    const own: [string, string][] = [
      ["57", "2027-03-26"],
      ["67", "2028-12-26"],
      ["68", "2029-03-30"],
      ["971", "2026-05-27"],
      ["972", "2026-05-22"],
      ["973", "2026-06-10"],
      ["974", "2027-12-20"],
      ["976", "2026-04-27"],
    ];
    for (const [departement, day] of own) {
      const noon = new Date(`${day}T10:00:00Z`);
      expect(openingAt("Mo-Fr 06:00-22:00; PH off", noon, departement).open, departement).to.equal(false);
      expect(openingAt("Mo-Fr 06:00-22:00; PH off", noon, "45").open, `45 on ${day}`).to.equal(true);
    }
  });

  it("knows school holidays by région, and says when it does not know them yet", () => {
    const closed = `${OFFICE}; SH off`;
    expect(at(closed, paris("2026-02-10T10:00"), "69")[0]).to.equal(false);
    expect(at(closed, paris("2026-02-10T10:00"), "45")[0]).to.equal(true);
    expect(at(closed, paris("2027-02-10T10:00"), "31")[0]).to.equal(false);
    for (const departement of ["45", "31", "13", "2A", "75", "67"])
      expect(openingAt(closed, paris("2040-02-10T10:00"), departement)).to.deep.equal(UNKNOWN);
  });

  it("does not know what depends on an appointment, on the sun, or on an open end", () => {
    for (const osm of ['Fr 09:00-12:00 "sur rendez-vous"', "Mo-Fr 09:00+", "sunrise-sunset", "Mo-Fr unknown"])
      expect(openingAt(osm, paris("2026-11-20T10:00"), "45"), osm).to.deep.equal(UNKNOWN);
  });

  it("passes over hours by appointment to say when it is surely open again", () => {
    const osm = 'Mo 09:00-12:00 "sur rendez-vous"; Tu 14:00-17:00';
    expect(at(osm, paris("2026-11-22T10:00"))).to.deep.equal([false, "2026-11-24T13:00:00.000Z", true]);
  });

  it("does not know anything from a bad expression, or outside a département, and does not throw", () => {
    for (const osm of ["", "bonjour", "Lundi 09:00 - 12:00", "Tuesday 9-12", "Mo 25:00-26:00", "Mo ".repeat(1_000)])
      expect(openingAt(osm, paris("2026-11-20T10:00"), "45"), osm).to.deep.equal(UNKNOWN);
    for (const departement of [null, "", "20", "99"])
      expect(openingAt(OFFICE, paris("2026-11-20T10:00"), departement)).to.deep.equal(UNKNOWN);
  });

  it("says never when a place does not open within a year", () => {
    expect(at("off", paris("2026-11-20T10:00"))).to.deep.equal([false, null, true]);
  });

  it("gives the same answers whatever the time zone of the machine, around its changes of summer time and ours", () => {
    const [first = "", ...others] = ["Europe/Paris", "UTC", "America/New_York", "Asia/Tokyo"].map(answersIn);
    expect(first.split("\n")).to.have.length.above(6_000);
    for (const answers of others) expect(answers).to.equal(first);
  }).timeout(60_000);
});

/** Answers every quarter of an hour around the changes of Paris and of New York, from a process in that time zone. */
function answersIn(zone: string): string {
  const script = `
    import { openingAt } from ${JSON.stringify(new URL("../../../src/knowledge/hours/opening.js", import.meta.url))};
    const answers = [process.env.TZ];
    for (const day of ["2026-03-07", "2026-03-28", "2026-10-24", "2026-10-31"])
      for (let step = 0; step < 4 * 96; step++)
        for (const osm of ["${OFFICE}", "Mo-Su 20:00-08:00", "Sa 22:00-03:30", "Su 02:00-03:00"]) {
          const { open, next, certain } = openingAt(osm, new Date(Date.parse(day) + step * 900000), "45");
          answers.push([open, next?.getTime(), certain].join());
        }
    process.stdout.write(answers.slice(1).join("\\n"));`;
  const env = { ...process.env, TZ: zone };
  return execFileSync(process.execPath, ["--input-type=module", "--eval", script], { env, encoding: "utf8" });
}

describe("the syntax of OSM opening hours", () => {
  it("is accepted when nothing has to be guessed, even of years gone by", () => {
    for (const osm of [
      OFFICE,
      `${OFFICE}; PH off;`,
      "24/7",
      "SH off",
      "2020 Mo 09:00-12:00",
      "Jul-Aug Tu[1] 10:00-12:00",
    ])
      expect(isOsmHours(osm), osm).to.equal(true);
  });

  it("is refused otherwise", () => {
    for (const osm of ["", "Lundi 09:00-12:00", "Mo 9-12", "Mo 09h00-12h00", "Mo 09:00", "Mo 09:60-12:00", "9h à 17h"])
      expect(isOsmHours(osm), osm).to.equal(false);
  });
});
