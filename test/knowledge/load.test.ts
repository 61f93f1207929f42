/** The knowledge base as it is: it loads without a fault, and everything in it can be found. */

import { join } from "node:path";
import { expect } from "chai";
import { AiguilleurError } from "../../src/errors.js";
import { departementOf, nameKey } from "../../src/knowledge/commune-index.js";
import { loadKnowledge } from "../../src/knowledge/load.js";
import { FLAGS, NEEDS, NETWORKS, STATUSES } from "../../src/knowledge/taxonomy.js";
import { PROJECT_ROOT } from "../../src/project-root.js";
import { words } from "../../src/understanding/tokens.js";
import { copyKnowledge } from "../support/knowledge-copy.js";
import { realWorld } from "../support/world.js";

describe("The knowledge base", () => {
  const { knowledge } = realWorld();

  it("loads without a fault", () => {
    expect(() => loadKnowledge(join(PROJECT_ROOT, "knowledge"))).not.to.throw();
  });

  it("holds every term and network of the vocabulary, once", () => {
    expect([...knowledge.statuses.keys()]).to.have.members([...STATUSES]);
    expect([...knowledge.flags.keys()]).to.have.members([...FLAGS]);
    expect([...knowledge.needs.keys()]).to.have.members([...NEEDS]);
    expect([...knowledge.networks.keys()]).to.have.members([...NETWORKS]);
  });

  it("serves three regions, and knows all eighteen with their 101 départements", () => {
    const served = [...knowledge.regions.values()].filter((region) => region.served).map((region) => region.code);
    expect(served.sort()).to.deep.equal(["24", "76", "93"]);
    expect(knowledge.regions.size).to.equal(18);
    expect(knowledge.departements.size).to.equal(101);
  });

  it("has a place to go in every département that it serves", () => {
    for (const { code, region } of knowledge.departements.values()) {
      if (!region.served) continue;
      expect(
        knowledge.structures.some(({ departement }) => departement === code),
        code,
      ).to.equal(true);
    }
  });

  it("gives a source to every structure, and a date", () => {
    for (const structure of knowledge.structures) {
      expect(structure.source, structure.id).not.to.equal("");
      expect(structure.date_maj, structure.id).to.match(/^\d{4}/);
    }
  });

  it("has no short form that is a French pronoun without its accent", () => {
    for (const pronoun of [
      "je",
      "tu",
      "il",
      "elle",
      "on",
      "nous",
      "vous",
      "ils",
      "elles",
      "me",
      "te",
      "se",
      "le",
      "la",
    ])
      expect(knowledge.synonyms.short_forms, pronoun).not.to.have.property(pronoun);
  });

  it("loads the same from a file with a byte order mark or with Windows line ends", () => {
    const copy = copyKnowledge();
    copy.edit("cep.yaml", (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`);
    expect(loadKnowledge(copy.folder).cep).to.deep.equal(knowledge.cep);
    copy.remove();
  });
});

describe("The communes", () => {
  const { communes, departements } = realWorld().knowledge;

  it("are all in a known département, or in a territory without one", () => {
    const lost = [...communes.byCode.values()].filter(
      ({ departement }) => !departements.has(departement) && !/^9[78]\d$/.test(departement),
    );
    expect(lost.map(({ code }) => code)).to.deep.equal([]);
  });

  it("are found by code, by name and by postcode", () => {
    expect(communes.byCode.get("28134")?.name).to.equal("Dreux");
    expect(communes.byName.get("l hay les roses")?.[0]?.code).to.equal("94038");
    expect(communes.byPostcode.get("65000")?.map(({ name }) => name)).to.include("Tarbes");
  });

  it("are found by the names of those that joined them, unless that file is missing; a faulty row of it is named", () => {
    expect(communes.byOldName.get("seynod")?.map(({ name }) => name)).to.deep.equal(["Annecy"]);
    const copy = copyKnowledge();
    try {
      copy.edit("merged-communes.json", (text) => text.replace('"Arbignieu","01015"', '"Arbignieu","1015"'));
      expect(() => loadKnowledge(copy.folder))
        .to.throw(AiguilleurError)
        .with.property("faults")
        .that.has.length(1);
      copy.delete("merged-communes.json");
      expect(loadKnowledge(copy.folder).communes.byOldName.size).to.equal(0);
    } finally {
      copy.remove();
    }
  });

  it("are found by every name of every commune", () => {
    for (const commune of communes.byCode.values())
      expect(communes.byName.get(nameKey(words(commune.name))), commune.name).to.include(commune);
  });

  it("of one name or postcode come the largest first", () => {
    for (const list of [...communes.byName.values(), ...communes.byPostcode.values()]) {
      const populations = list.map(({ population }) => population);
      expect(populations).to.deep.equal([...populations].sort((a, b) => b - a));
    }
  });

  it("are found by the short name of a town, not of a village", () => {
    expect(communes.byShortName.get("la seyne")?.[0]?.name).to.equal("La Seyne-sur-Mer");
    for (const list of communes.byShortName.values())
      expect(list.every(({ population }) => population >= 2000)).to.equal(true);
  });

  it("know how far a reader must look for their names", () => {
    for (const name of communes.byName.keys()) {
      const parts = name.split(" ");
      expect(communes.longestFrom.get(parts[0] ?? ""), name).to.be.at.least(parts.length);
    }
  });

  it("are written with « saint » as with « st »", () => {
    expect(nameKey(["st", "denis"])).to.equal(nameKey(["saint", "denis"]));
    expect(nameKey(["ste", "foy"])).to.equal(nameKey(["sainte", "foy"]));
  });

  it("tell their département, in Corsica and overseas too", () => {
    expect(["28134", "2A004", "97411", "98818", "01004"].map(departementOf)).to.deep.equal([
      "28",
      "2A",
      "974",
      "988",
      "01",
    ]);
  });
});
