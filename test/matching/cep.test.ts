/** The conseil en évolution professionnelle: which scheme is in force on a day, and which level a need calls for. */

import { expect } from "chai";
import { NEEDS } from "../../src/knowledge/taxonomy.js";
import { cepFor } from "../../src/matching/cep.js";
import { DAY } from "../support/profiles.js";
import { realWorld } from "../support/world.js";

describe("the advice on professional development (CEP)", () => {
  const { cep } = realWorld().knowledge;

  it("has three levels until the last day of 2019, and two from the first of 2020", () => {
    const advise = (day: string) => cepFor("salarie", ["financement"], cep, day);
    expect(advise("2019-12-31")).to.deep.equal({ scheme: "cep-2014", level: 3 });
    expect(advise("2020-01-01")).to.deep.equal({ scheme: "cep-2019", level: 2 });
  });

  it("is of the highest level that one of the needs calls for, in any order", () => {
    expect(cepFor("salarie", ["info_metiers"], cep, DAY).level).to.equal(1);
    expect(cepFor("salarie", ["info_metiers", "cep_accompagnement"], cep, DAY).level).to.equal(2);
    expect(cepFor("salarie", ["cep_accompagnement", "info_metiers"], cep, DAY).level).to.equal(2);
  });

  it("has no level for what is outside it, nor for pupils", () => {
    expect(cepFor("salarie", ["droits_travail"], cep, DAY).level).to.equal(null);
    expect(cepFor("salarie", [], cep, DAY).level).to.equal(null);
    for (const need of NEEDS) expect(cepFor("collegien_lyceen", [need], cep, DAY).level).to.equal(null);
  });

  it("only gives levels of the scheme in force", () => {
    for (const need of NEEDS)
      for (const day of ["2015-06-01", "2019-12-31", "2020-01-01", DAY]) {
        const { scheme, level } = cepFor("demandeur_emploi", [need], cep, day);
        const levels = cep.schemes.find(({ id }) => id === scheme)?.levels.map((each) => each.level) ?? [];
        if (level !== null) expect(levels).to.include(level);
      }
  });

  it("did not exist before its first text", () => {
    expect(() => cepFor("salarie", ["vae"], cep, "2014-07-24")).to.throw("no CEP scheme");
  });
});
