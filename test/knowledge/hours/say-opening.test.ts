/** Whether a place is open, until when or from when, in French. */

import { expect } from "chai";
import { sayOpening } from "../../../src/knowledge/hours/say-opening.js";

const WEEK = "Mo-Fr 09:00-12:00,13:30-17:00";

/** The sentence at an instant in Paris (winter time). */
function at(day: string, hour: string, osm = WEEK): string {
  return sayOpening(osm, new Date(`${day}T${hour}:00+01:00`), "28");
}

describe("The opening of a place", () => {
  it("is said with the hour when it closes", () => {
    expect(at("2026-11-20", "10:00")).to.equal("ouvert en ce moment, jusqu'à 12 h");
    expect(at("2026-11-20", "16:59")).to.equal("ouvert en ce moment, jusqu'à 17 h");
  });

  it("is said with the hour when it opens again", () => {
    expect(at("2026-11-20", "12:15")).to.equal("fermé en ce moment, ouvre à 13 h 30");
    expect(at("2026-11-19", "18:00")).to.equal("fermé en ce moment, ouvre demain à 9 h");
    expect(at("2026-11-20", "18:00")).to.equal("fermé en ce moment, ouvre lundi à 9 h");
  });

  it("is said with the date when it is more than six days away", () => {
    expect(at("2026-11-20", "10:00", "2027 Jan 01-31: Sa 10:00-12:00")).to.equal(
      "fermé en ce moment, ouvre le 2 janvier à 10 h",
    );
    expect(at("2026-11-20", "10:00", "2027 Mar 01: 10:00-12:00")).to.equal(
      "fermé en ce moment, ouvre le 1er mars à 10 h",
    );
  });

  it("skips a public holiday", () => {
    expect(at("2026-12-24", "18:00")).to.equal("fermé en ce moment, ouvre lundi à 9 h");
  });

  it("has no hour for a place that never closes, and nothing for hours that cannot be read", () => {
    expect(at("2026-11-20", "10:00", "24/7")).to.equal("ouvert en ce moment");
    expect(at("2026-11-20", "10:00", "Mo-Fr sunrise-sunset")).to.equal("");
    expect(at("2026-11-20", "10:00", 'Mo-Fr 09:00-12:00 "sur rendez-vous"')).to.equal("");
  });
});
