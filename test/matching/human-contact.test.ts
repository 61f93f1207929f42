/** The phone number of a person, right for who calls. */

import { expect } from "chai";
import { STATUSES } from "../../src/knowledge/taxonomy.js";
import { anyHumanContact, humanContact } from "../../src/matching/human-contact.js";
import { DREUX, inCommune, profileOf } from "../support/profiles.js";
import { realWorld } from "../support/world.js";

const AVENIR_ACTIFS = "09 72 01 02 03";
const MARSEILLE = "13201";

describe("the number of a human", () => {
  const { knowledge } = realWorld();

  it("is the region's own, when it has one", () => {
    for (const status of STATUSES)
      expect(humanContact(profileOf({ status, place: inCommune(MARSEILLE) }), knowledge).phone).to.equal(
        "0 800 600 007",
      );
  });

  it("is France Travail's for people without a job, Avenir Actifs' for employees and people of whom nothing is known", () => {
    const place = inCommune(DREUX);
    expect(humanContact(profileOf({ status: "demandeur_emploi", place }), knowledge).phone).to.equal("3949");
    expect(humanContact(profileOf({ status: "salarie", place }), knowledge).phone).to.equal(AVENIR_ACTIFS);
    expect(humanContact(profileOf({}), knowledge).phone).to.equal(AVENIR_ACTIFS);
  });

  it("is never that of a network which is not competent: pupils, students and public servants have none", () => {
    for (const status of ["collegien_lyceen", "etudiant", "agent_public"] as const)
      expect(humanContact(profileOf({ status, place: inCommune(DREUX) }), knowledge).phone).to.equal("");
  });

  it("exists for everybody when the assistant itself fails", () => {
    for (const status of STATUSES) expect(anyHumanContact(profileOf({ status }), knowledge).phone).to.not.equal("");
  });
});
