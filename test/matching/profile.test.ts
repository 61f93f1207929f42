/** What a profile implies: possible ages, the flags of an age, school under sixteen, the territories of a commune. */

import { expect } from "chai";
import { completeProfile, exactAge, isServed, possibleAges } from "../../src/matching/profile.js";
import { CAEN, DREUX, inCommune, inDepartement, inRegion, profileOf } from "../support/profiles.js";
import { realWorld } from "../support/world.js";

describe("a profile", () => {
  const { knowledge } = realWorld();

  it("has the ages that were said, else those of its flags, else those of its status", () => {
    expect(possibleAges(profileOf({ age: 30, status: "decrocheur" }), knowledge)).to.deep.equal([30, 30]);
    expect(possibleAges(profileOf({ flags: ["jeune"] }), knowledge)).to.deep.equal([16, 25]);
    expect(possibleAges(profileOf({ flags: ["senior"] }), knowledge)[0]).to.equal(50);
    expect(possibleAges(profileOf({ status: "decrocheur" }), knowledge)).to.deep.equal([16, 25]);
    expect(possibleAges(profileOf({}), knowledge)[0]).to.equal(0);
  });

  it("believes what is said over what is usual for a status", () => {
    expect(possibleAges(profileOf({ status: "collegien_lyceen", flags: ["senior"] }), knowledge)).to.deep.equal([
      50, 120,
    ]);
  });

  it("is young from 16 to 25, not at 26, and senior from 50", () => {
    const flags = (age: number) => completeProfile(profileOf({ age, flags: ["jeune", "senior", "cadre"] })).flags;
    expect(flags(15)).to.deep.equal(["cadre"]);
    expect(flags(16)).to.deep.equal(["cadre", "jeune"]);
    expect(flags(25)).to.deep.equal(["cadre", "jeune"]);
    expect(flags(26)).to.deep.equal(["cadre"]);
    expect(flags(50)).to.deep.equal(["cadre", "senior"]);
  });

  it("is at school under sixteen, unless a job or an apprenticeship was said", () => {
    expect(completeProfile(profileOf({ age: 15 })).status).to.equal("collegien_lyceen");
    expect(completeProfile(profileOf({ age: 15, status: "decrocheur" })).status).to.equal("collegien_lyceen");
    expect(completeProfile(profileOf({ age: 15, status: "apprenti" })).status).to.equal("apprenti");
    expect(completeProfile(profileOf({ age: 16, status: "decrocheur" })).status).to.equal("decrocheur");
  });

  it("has an exact age only when it was said", () => {
    expect(exactAge(profileOf({ age: 17 }))).to.equal(17);
    expect(exactAge({ ...profileOf({}), ages: [16, 25] })).to.equal(null);
    expect(exactAge(profileOf({}))).to.equal(null);
  });

  it("knows the département and the region of a commune, Corsica and overseas included", () => {
    expect(inCommune(DREUX)).to.deep.equal({ commune: DREUX, departement: "28", region: "24" });
    expect(inCommune("2A004").departement).to.equal("2A");
    expect(inCommune("97411")).to.deep.include({ departement: "974", region: "04" });
  });

  it("is served in the first regions only", () => {
    expect(
      [inCommune(DREUX), inDepartement("31"), inRegion("93")].map((place) => isServed(place, knowledge)),
    ).to.deep.equal([true, true, true]);
    expect([inCommune(CAEN), inRegion("28"), null].map((place) => isServed(place, knowledge))).to.deep.equal([
      false,
      false,
      false,
    ]);
  });
});
