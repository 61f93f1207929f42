/** Help lines: the right one first for each danger, then the emergency numbers. */

import { expect } from "chai";
import { DANGERS, type Danger } from "../../src/knowledge/schema.js";
import { FLAGS } from "../../src/knowledge/taxonomy.js";
import { helplinesFor } from "../../src/matching/urgent.js";
import { profileOf } from "../support/profiles.js";
import { realWorld } from "../support/world.js";

const AGRI_ECOUTE = "09 69 39 29 19";
const FIRST: Record<Danger, string> = { medical: "15", suicide: "3114", violence: "3919", child: "119", street: "115" };

describe("help lines", () => {
  const { helplines } = realWorld().knowledge;
  const phones = (dangers: readonly Danger[], known: Parameters<typeof profileOf>[0] = {}) =>
    helplinesFor(dangers, profileOf(known), helplines).map(({ phone }) => phone);

  for (const danger of DANGERS)
    it(`begin with ${FIRST[danger]} for ${danger}, and hold an emergency number`, () => {
      expect(phones([danger])[0]).to.equal(FIRST[danger]);
      expect(phones([danger])).to.include("112");
    });

  it("come for each danger, the gravest first, each once", () => {
    const all = phones(DANGERS);
    expect(all.slice(0, 2)).to.deep.equal(["15", "3114"]);
    expect(all).to.include.members(["3114", "3919", "119", "115"]);
    expect(new Set(all).size).to.equal(all.length);
  });

  it("hold Agri'écoute for people of the farming world, and for nobody else", () => {
    expect(phones(["suicide"], { flags: ["agriculture"] })).to.include(AGRI_ECOUTE);
    for (const flag of FLAGS.filter((each) => each !== "agriculture"))
      expect(phones(DANGERS, { flags: [flag] })).to.not.include(AGRI_ECOUTE);
  });

  it("follow the profile when the danger has no name", () => {
    expect(phones([])[0]).to.equal("3114");
    expect(phones([], { flags: ["femme_droits"] })).to.include("3919");
    expect(phones([], { age: 15 })).to.include("119");
    expect(phones([], { age: 18 })).to.not.include("119");
    expect(phones([], { needs: ["frein_logement"] })).to.include("115");
  });

  it("are at least three", () => {
    for (const danger of DANGERS) expect(phones([danger]).length).to.be.at.least(3);
  });

  it("give the child line first to a pupil who was hit, and not to a grown-up", () => {
    const { helplines } = realWorld().knowledge;
    const phones = (known: Parameters<typeof profileOf>[0]) =>
      helplinesFor(["violence", "child"], profileOf(known), helplines).map(({ phone }) => phone);
    expect(phones({ status: "collegien_lyceen" })[0]).to.equal("119");
    expect(phones({ status: "salarie" }))
      .to.include("3919")
      .and.not.include("119");
    expect(phones({ status: "apprenti", age: 16 })[0]).to.equal("119");
    expect(phones({ about: "child", status: "unknown" })[0]).to.equal("119");
  });
});
