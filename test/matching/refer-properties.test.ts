/** What holds for every referral, whoever is referred. */

import { expect } from "chai";
import fc from "fast-check";
import { CONCERNED, FLAGS, NEEDS, STATUSES } from "../../src/knowledge/taxonomy.js";
import type { Profile } from "../../src/matching/profile.js";
import {
  CAEN,
  coveredBy,
  DAY,
  DREUX,
  inCommune,
  inDepartement,
  inRegion,
  networksOf,
  profileOf,
  TARBES,
} from "../support/profiles.js";
import { realWorld } from "../support/world.js";

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
