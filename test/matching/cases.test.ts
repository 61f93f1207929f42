/** Written cases, argued from the texts and read twice: where a good counsellor would send each person first, and never. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { CASES } from "../../src/cli/evaluate.js";
import { measureReferrals, type ReferralFigures, readCases } from "../../src/cli/evaluation/referral-cases.js";
import { PlaceReader } from "../../src/understanding/place.js";
import { realWorld } from "../support/world.js";

const NOW = new Date("2026-11-20T10:00:00Z");

function figuresOf(file: string): ReferralFigures {
  const { knowledge, reader, referrer } = realWorld();
  const cases = readCases(readFileSync(join(CASES, file), "utf8"), file);
  return measureReferrals(cases, { knowledge, reader, referrer, places: new PlaceReader(knowledge) }, NOW);
}

describe("the written cases", () => {
  const tunedOn = figuresOf("tuned-on.jsonl");
  const heldOut = figuresOf("held-out.jsonl");

  it("are at least 150, argued, with no door both right and wrong", () => {
    expect(tunedOn.cases + heldOut.cases).to.be.at.least(150);
    for (const file of ["tuned-on.jsonl", "held-out.jsonl"])
      for (const { id, first, wrong, because } of readCases(readFileSync(join(CASES, file), "utf8"), file)) {
        expect(
          first.filter((door) => wrong.includes(door)),
          id,
        ).to.deep.equal([]);
        expect(because, id).to.match(/\w{3}/);
      }
  });

  it("are never answered by a wrong first door, in those that the rules were tuned on", () => {
    expect(tunedOn.wrong).to.deep.equal([]);
  });

  it("are answered as well as when this was last measured", () => {
    expect(tunedOn.right).to.be.at.least(0.96);
    expect(heldOut.right).to.be.at.least(0.96);
    expect(heldOut.wrong).to.deep.equal([]);
  });

  it("a fault in a case is told by its file, line and field", () => {
    expect(() => readCases('{"id":"x"}\n', "cases.jsonl")).to.throw(/cases\.jsonl: ligne 1: situation/);
  });
});
