/** Where a person is sent: the first doors of each public. */

import { expect } from "chai";
import type { NetworkId } from "../../src/knowledge/taxonomy.js";
import {
  CHARTRES,
  DREUX,
  inCommune,
  MONTPELLIER,
  networksOf,
  ORLEANS,
  type profileOf,
  RODEZ,
  referralOf,
  TARBES,
  TOULOUSE,
} from "../support/profiles.js";

type Known = Parameters<typeof profileOf>[0];

const FIRST_DOORS: [title: string, known: Known, doors: NetworkId[]][] = [
  [
    "an early leaver of 17: the Mission locale, then the CIO",
    { status: "decrocheur", needs: ["decrochage"], age: 17, place: inCommune(DREUX) },
    ["mission_locale", "cio"],
  ],
  [
    "a jobseeker with a disability: Cap emploi, then France Travail",
    { status: "demandeur_emploi", flags: ["handicap"], needs: ["recherche_emploi"], place: inCommune(TOULOUSE) },
    ["cap_emploi", "france_travail"],
  ],
  [
    "a jobseeker of 40: France Travail",
    { status: "demandeur_emploi", needs: ["recherche_emploi"], age: 40, place: inCommune(CHARTRES) },
    ["france_travail"],
  ],
  [
    "a jobseeker of 20 who seeks a way: the Mission locale",
    { status: "demandeur_emploi", needs: ["bilan_projet"], age: 20, place: inCommune(CHARTRES) },
    ["mission_locale"],
  ],
  [
    "an executive who wants to change: the Apec",
    { status: "salarie", flags: ["cadre"], needs: ["bilan_projet"], age: 45, place: inCommune(ORLEANS) },
    ["apec"],
  ],
  [
    "an employee who wants to change: Avenir Actifs",
    { status: "salarie", needs: ["bilan_projet"], place: inCommune(TARBES) },
    ["avenir_actifs"],
  ],
  [
    "anybody who wants their experience recognised: the espace conseil VAE",
    { status: "salarie", needs: ["vae"], place: inCommune(ORLEANS) },
    ["espace_conseil_vae"],
  ],
  [
    "a student: the university's own service",
    { status: "etudiant", needs: ["orientation_scolaire"], place: inCommune(MONTPELLIER) },
    ["scuio"],
  ],
  [
    "a pupil: the CIO",
    { status: "collegien_lyceen", needs: ["orientation_scolaire"], place: inCommune(RODEZ) },
    ["cio"],
  ],
  [
    "a leaver of 15, who is still a pupil: the CIO",
    { status: "decrocheur", needs: ["decrochage"], age: 15, place: inCommune(DREUX) },
    ["cio"],
  ],
];

describe("a referral", () => {
  for (const [title, known, doors] of FIRST_DOORS)
    it(`sends ${title}`, () => {
      expect(networksOf(referralOf(known)).slice(0, doors.length)).to.deep.equal(doors);
    });

  it("answers all the needs at once: a door for each that the first does not take charge of", () => {
    const outcome = referralOf({ status: "salarie", needs: ["vae", "bilan_projet"], place: inCommune(ORLEANS) });
    expect(networksOf(outcome)).to.deep.equal(["espace_conseil_vae", "avenir_actifs"]);
    expect(outcome.uncovered).to.deep.equal([]);
  });

  it("says what no competent door takes charge of", () => {
    const outcome = referralOf({ status: "salarie", needs: ["vae", "hors_sujet"], place: inCommune(ORLEANS) });
    expect(outcome.uncovered).to.deep.equal(["hors_sujet"]);
  });

  it("welcomes a person of whom nothing is known", () => {
    const [door] = referralOf({}).referrals;
    expect(door?.found).to.equal(null);
    expect(door?.why.join(" ")).to.include("Je n'ai pas votre commune");
  });

  it("gives help lines in distress, and none otherwise", () => {
    expect(referralOf({ flags: ["urgence_detresse"] }).urgent.map(({ phone }) => phone)).to.include("3114");
    expect(referralOf({ status: "salarie", needs: ["vae"] }).urgent).to.deep.equal([]);
  });
});
