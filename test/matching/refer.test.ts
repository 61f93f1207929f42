/** Where a person is sent: the first doors of each public, and what holds for everybody. */

import { expect } from "chai";
import fc from "fast-check";
import { CONCERNED, FLAGS, NEEDS, type NetworkId, STATUSES } from "../../src/knowledge/taxonomy.js";
import type { Profile } from "../../src/matching/profile.js";
import {
  CAEN,
  CHARTRES,
  coveredBy,
  DAY,
  DREUX,
  inCommune,
  inDepartement,
  inRegion,
  MONTPELLIER,
  networksOf,
  ORLEANS,
  profileOf,
  RODEZ,
  referralOf,
  TARBES,
  TOULOUSE,
} from "../support/profiles.js";
import { realWorld } from "../support/world.js";

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

/** As many needs as the dialogue keeps; each can then have its own door. */
const needs = fc.uniqueArray(fc.constantFrom(...NEEDS), { minLength: 1, maxLength: 3 });
const places = [
  null,
  inCommune(DREUX),
  inCommune(TARBES),
  inCommune(CAEN),
  inDepartement("45"),
  inDepartement("61"),
  inRegion("76"),
];
const profiles: fc.Arbitrary<Profile> = fc.record({
  about: fc.constantFrom(...CONCERNED),
  status: fc.constantFrom(...STATUSES),
  flags: fc.uniqueArray(fc.constantFrom(...FLAGS), { maxLength: 4 }),
  needs,
  ages: fc.option(fc.integer({ min: 6, max: 99 }).map((age) => [age, age] as const)),
  place: fc.constantFrom(...places),
  named: fc.constant(null),
});
const RUNS = { numRuns: 1000, seed: 20261001 };

describe("every referral", () => {
  const refer = (profile: Profile) => realWorld().referrer.refer(profile, DAY);

  it("is the same for the same person, however their flags are ordered", () => {
    const shuffled = profiles.chain((profile) =>
      fc.tuple(fc.constant(profile), fc.shuffledSubarray([...profile.flags], { minLength: profile.flags.length })),
    );
    fc.assert(
      fc.property(shuffled, ([profile, flags]) => {
        expect(refer({ ...profile, flags })).to.deep.equal(refer(profile));
      }),
      RUNS,
    );
  });

  it("takes charge of the same needs, however those beside the main one are ordered", () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const [main, ...others] = profile.needs;
        const reordered = main ? { ...profile, needs: [main, ...others.toReversed()] } : profile;
        expect(coveredBy(refer(reordered))).to.deep.equal(coveredBy(refer(profile)));
      }),
      RUNS,
    );
  });

  it("still takes charge of a need when another is added", () => {
    fc.assert(
      fc.property(profiles, fc.constantFrom(...NEEDS), (profile, added) => {
        const fewer = { ...profile, needs: profile.needs.filter((need) => need !== added).slice(0, 2) };
        const before = refer(fewer);
        const after = refer({ ...fewer, needs: [...fewer.needs, added] });
        // What has nothing to do with orientation counts only when nothing else is asked.
        const counts = (need: string) => need !== added && need !== "hors_sujet";
        const lost = after.uncovered.filter((need) => counts(need) && !before.uncovered.includes(need));
        expect(lost).to.deep.equal([]);
      }),
      RUNS,
    );
  });

  it("changes nothing when a fact is taken away that no rule for these needs looks at", () => {
    const { knowledge } = realWorld();
    const looksAt = (flag: (typeof FLAGS)[number], asked: readonly string[]) =>
      [...knowledge.networks.values()].some(({ serves }) =>
        serves.some(({ who, best, good, informs }) => {
          const isAsked = [...best, ...good, ...informs].some((need) => asked.includes(need));
          const flags = [...(who.flags_all ?? []), ...(who.flags_any ?? []), ...(who.flags_none ?? [])];
          return isAsked && flags.includes(flag);
        }),
      );
    let tried = 0;
    fc.assert(
      fc.property(profiles, (profile) => {
        const ageFlags = ["jeune", "senior", "urgence_detresse"];
        for (const flag of profile.flags.filter((each) => !ageFlags.includes(each))) {
          if (looksAt(flag, [...profile.needs, "rdv_humain"])) continue;
          tried += 1;
          const without = { ...profile, flags: profile.flags.filter((each) => each !== flag) };
          expect(networksOf(refer(without)), flag).to.deep.equal(networksOf(refer(profile)));
        }
      }),
      RUNS,
    );
    expect(tried).to.be.at.least(100);
  });

  it("never says of a need both that a door takes charge of it and that none does", () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const outcome = refer(profile);
        expect(coveredBy(outcome).filter((need) => outcome.uncovered.some((left) => left === need))).to.deep.equal([]);
      }),
      RUNS,
    );
  });

  it("has one to three doors, no network twice, each with its reasons and its needs", () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const outcome = refer(profile);
        const networks = networksOf(outcome);
        expect(networks.length).to.be.within(1, 3);
        expect(new Set(networks).size).to.equal(networks.length);
        for (const { why, covers } of outcome.referrals) {
          expect(covers).to.not.deep.equal([]);
          expect(why.length).to.be.at.least(1);
          for (const reason of why) expect(reason).to.match(/^\p{Lu}.*\.$/u);
        }
      }),
      RUNS,
    );
  });

  it("leaves the profile as it was given", () => {
    const frozen = Object.freeze(
      profileOf({ status: "decrocheur", age: 15, needs: Object.freeze(["decrochage"] as const) }),
    );
    expect(() => refer(frozen)).to.not.throw();
  });
});
