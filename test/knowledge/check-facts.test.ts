import { expect } from "chai";
import { checkFacts } from "../../src/knowledge/check-facts.js";
import type { Knowledge } from "../../src/knowledge/load.js";
import type { Structure } from "../../src/knowledge/schema.js";
import { realWorld } from "../support/world.js";

const DAY = "2026-11-20";
const { knowledge } = realWorld();

/** The base with one record changed. */
function withRecord(change: Partial<Structure>): Knowledge {
  const [first, ...others] = knowledge.structures.filter(({ latitude }) => latitude !== null);
  if (!first) throw new Error("no structure");
  return { ...knowledge, structures: [{ ...first, ...change }, ...others] };
}

function faultsWith(change: Partial<Structure>): string[] {
  return checkFacts(withRecord(change), DAY).map(({ field, problem }) => `${field.split(".").at(-1)}: ${problem}`);
}

describe("checking facts that are well formed but cannot be true", () => {
  it("finds nothing in the real base", () => {
    expect(checkFacts(knowledge, DAY)).to.deep.equal([]);
  });

  it("names a position outside the commune", () => {
    expect(faultsWith({ latitude: 43.6, longitude: 1.44, code_insee: "28134" })).to.deep.equal([
      "latitude: la position est hors de la commune",
    ]);
  });

  for (const hours of ["Mo-Fr 25:00-26:00", "Lundi 9h-12h", "n'importe quoi"]) {
    it(`names impossible hours: ${hours}`, () => {
      expect(faultsWith({ horaires_accueil: hours })).to.deep.equal([
        `horaires_accueil: horaires impossibles « ${hours} »`,
      ]);
    });
  }

  it("names a date to come", () => {
    expect(faultsWith({ verified_on: "2027-01-01" })).to.deep.equal(["verified_on: date à venir « 2027-01-01 »"]);
  });

  it("names a link to a place that is not there, and an area that does not exist", () => {
    expect(
      faultsWith({ same_as: ["nulle:part"], zone_eligibilite: ["28134", "28", "24", "242800551", "99999"] }),
    ).to.deep.equal(["same_as: lieu inconnu « nulle:part »", "zone_eligibilite: territoire inconnu « 99999 »"]);
  });

  it("names a label whose place is unknown", () => {
    const regions = new Map(
      [...knowledge.regions].map(([code, region]) => {
        const label = { site: "nulle:part", network: "cidff" as const, notified: "2025-03-01", source: "x" };
        return [code, code === "76" ? { ...region, labels: [label as (typeof region.labels)[number]] } : region];
      }),
    );
    const [fault] = checkFacts({ ...knowledge, regions }, DAY);
    expect(fault?.field).to.equal("labels.nulle:part");
  });
});
