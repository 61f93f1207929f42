import { expect } from "chai";
import { ageInDays, factsDay, freshnessOn, isStaleOn, qualityOn } from "../../src/knowledge/quality.js";
import type { Structure } from "../../src/knowledge/schema.js";
import { realWorld } from "../support/world.js";

const [first] = realWorld().knowledge.structures;
if (!first) throw new Error("no structure");
const model: Structure = first;
const dated = (date_maj: string, verified_on: string | null = null): Structure => ({ ...model, date_maj, verified_on });

describe("freshness of a record", () => {
  it("is full for six months", () => {
    expect(freshnessOn(dated("2026-05-21"), "2026-11-20")).to.equal(1);
  });

  it("falls after six months, without a step", () => {
    const after = [184, 300, 500, 729].map((days) => {
      const day = new Date(Date.parse("2026-01-01") + days * 86_400_000).toISOString().slice(0, 10);
      return freshnessOn(dated("2026-01-01"), day);
    });
    expect(after).to.deep.equal([...after].sort((a, b) => b - a));
    expect(after[0]).to.be.within(0.99, 1);
    expect(after[3]).to.be.within(0, 0.01);
  });

  it("is nothing at two years", () => {
    expect(freshnessOn(dated("2024-11-20"), "2026-11-20")).to.equal(0);
    expect(isStaleOn(dated("2024-11-20"), "2026-11-20")).to.equal(true);
    expect(isStaleOn(dated("2024-11-22"), "2026-11-20")).to.equal(false);
  });

  it("counts from the first day of a month or year known alone", () => {
    expect(factsDay(dated("2019-08"))).to.equal("2019-08-01");
    expect(factsDay(dated("2019"))).to.equal("2019-01-01");
    expect(ageInDays(dated("2019-08"), "2019-08-31")).to.equal(30);
  });

  it("counts from the day on which somebody verified it, when that is later", () => {
    expect(factsDay(dated("2019-08", "2026-11-01"))).to.equal("2026-11-01");
    expect(factsDay(dated("2026-11-10", "2026-11-01"))).to.equal("2026-11-10");
  });
});

describe("quality of a record", () => {
  const complete: Structure = {
    ...dated("2026-11-01"),
    telephone: "02 37 00 00 00",
    adresse: "1 rue Haute",
    code_insee: "28134",
    horaires_accueil: "Mo-Fr 09:00-12:00",
    courriel: "contact@example.fr",
    geo_precision: "address",
  };

  it("is 1 when everything useful is known and fresh", () => {
    expect(qualityOn(complete, "2026-11-20")).to.be.closeTo(1, 1e-9);
  });

  it("falls with each useful fact that is missing", () => {
    for (const missing of ["telephone", "adresse", "horaires_accueil"] as const) {
      expect(qualityOn({ ...complete, [missing]: null }, "2026-11-20")).to.be.lessThan(0.95);
    }
  });

  it("keeps six tenths of a complete record that is two years old", () => {
    expect(qualityOn({ ...complete, date_maj: "2020-01-01" }, "2026-11-20")).to.be.closeTo(0.6, 1e-9);
  });
});
