/** Who is competent for whom: the hard rules of the charters, over every profile that can be named. */

import { expect } from "chai";
import {
  FLAGS,
  type FlagId,
  NEEDS,
  type NeedId,
  type NetworkId,
  STATUSES,
  type StatusId,
} from "../../src/knowledge/taxonomy.js";
import { competentNetworks } from "../../src/matching/competence.js";
import { type AgeRange, completeProfile, type Place, type Profile, possibleAges } from "../../src/matching/profile.js";
import {
  CAEN,
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

const AGES: (AgeRange | null)[] = [
  null,
  [14, 14],
  [15, 15],
  [0, 15],
  [16, 16],
  [16, 25],
  [25, 25],
  [26, 26],
  [26, 49],
  [55, 55],
];
const FLAG_SETS: FlagId[][] = [[], ...FLAGS.map((flag) => [flag]), ["handicap", "cadre"], ["jeune", "handicap"]];

interface Public {
  statuses?: readonly StatusId[];
  ages?: readonly (AgeRange | null)[];
  flags?: readonly FlagId[][];
  places?: readonly (Place | null)[];
}

/** Every profile of a public: one need each. */
function* everyone({
  statuses = STATUSES,
  ages = AGES,
  flags = FLAG_SETS,
  places = [inCommune(DREUX)],
}: Public): Generator<Profile> {
  for (const status of statuses)
    for (const age of ages)
      for (const flagSet of flags)
        for (const place of places)
          for (const need of NEEDS)
            yield { about: "self", status, ages: age, flags: flagSet, place, needs: [need], named: null };
}

/** The networks that a public is sent to, whatever its need. */
function doorsOfAll(group: Public): Set<NetworkId> {
  const doors = new Set<NetworkId>();
  for (const profile of everyone(group))
    for (const network of networksOf(realWorld().referrer.refer(profile, DAY))) doors.add(network);
  return doors;
}

describe("competence", () => {
  it("never sends anybody under 16 to the Mission locale, to France Travail as a person without a status, or to the Apec", () => {
    const young: AgeRange[] = [
      [14, 14],
      [15, 15],
      [0, 15],
    ];
    expect(doorsOfAll({ ages: young })).to.not.include("mission_locale");
    const withoutJob = doorsOfAll({ ages: young, statuses: ["unknown", "decrocheur", "collegien_lyceen"] });
    expect([...withoutJob]).to.not.include.members(["france_travail"]);
    expect([...withoutJob]).to.not.include.members(["apec"]);
  });

  it("never sends anybody of 26 or more to the Mission locale", () => {
    expect(
      doorsOfAll({
        ages: [
          [26, 26],
          [26, 49],
          [55, 55],
        ],
      }),
    ).to.not.include("mission_locale");
  });

  it("sends to the Mission locale only when every possible age is between 16 and 25", () => {
    expect(
      doorsOfAll({ ages: [null], statuses: ["demandeur_emploi", "inactif", "unknown"], flags: [[]] }),
    ).to.not.include("mission_locale");
    expect(doorsOfAll({ ages: [null], statuses: ["demandeur_emploi"], flags: [["jeune"]] })).to.include(
      "mission_locale",
    );
  });

  it("never sends pupils to France Travail, to the Mission locale, to Avenir Actifs or to Transitions Pro", () => {
    const doors = doorsOfAll({ statuses: ["collegien_lyceen"] });
    for (const network of ["france_travail", "mission_locale", "avenir_actifs", "transitions_pro"] as const)
      expect(doors).to.not.include(network);
  });

  it("never sends public servants to Avenir Actifs or to Transitions Pro", () => {
    const doors = doorsOfAll({ statuses: ["agent_public"] });
    expect(doors).to.not.include("avenir_actifs");
    expect(doors).to.not.include("transitions_pro");
  });

  it("sends to Cap emploi only people who have a disability", () => {
    const without = FLAG_SETS.filter((flags) => !flags.includes("handicap"));
    expect(doorsOfAll({ flags: without })).to.not.include("cap_emploi");
  });

  it("sends to the Apec as an adviser only executives", () => {
    const without = FLAG_SETS.filter((flags) => !flags.includes("cadre"));
    const statuses = STATUSES.filter((status) => status !== "etudiant");
    expect(doorsOfAll({ flags: without, statuses })).to.not.include("apec");
  });

  it("keeps the networks of one territory inside it", () => {
    const { knowledge } = realWorld();
    const local = [...knowledge.networks.values()].filter((network) => network.only_in);
    expect(local.map(({ id }) => id)).to.include("phare28");
    for (const departement of knowledge.departements.values()) {
      const place = inDepartement(departement.code);
      const anybody = profileOf({ status: "demandeur_emploi", place, age: 20 });
      const found = competentNetworks(anybody, NEEDS, knowledge).map(({ network }) => network);
      const outside = found.filter(({ only_in: territory }) => {
        const here = [...(territory?.regions ?? []), ...(territory?.departements ?? [])];
        return territory && !here.includes(place.region ?? "") && !here.includes(departement.code);
      });
      expect(outside, departement.name).to.deep.equal([]);
    }
  });

  it("never gives, for an unknown age, a door that one of the possible ages would be refused", () => {
    const { knowledge, referrer } = realWorld();
    const refused: string[] = [];
    // With no status either, France Travail and others say in their reason from which age they receive.
    const statuses = STATUSES.filter((status) => status !== "unknown");
    for (const profile of everyone({ ages: [null], statuses })) {
      const [youngest, oldest] = possibleAges(profile, knowledge);
      const ages = [14, 15, 16, 17, 25, 26, 49, 50, 70].filter((age) => age >= youngest && age <= oldest);
      for (const door of networksOf(referrer.refer(profile, DAY)))
        for (const age of ages.filter((tried) => !welcomes(door, profile, tried)))
          refused.push(`${door} ${profile.status} ${profile.flags} ${profile.needs} at ${age}`);
    }
    expect(refused).to.deep.equal([]);
  });

  it("gives a door to everybody: every status, need, age and place, with three doors at most and no network twice", () => {
    const places = [
      null,
      inCommune(DREUX),
      inCommune(TARBES),
      inCommune(CAEN),
      inDepartement("45"),
      inDepartement("14"),
      inRegion("76"),
    ];
    const faults: string[] = [];
    for (const profile of everyone({ places, flags: [[], ["handicap"], ["cadre"], ["jeune"]] })) {
      const { referrals } = realWorld().referrer.refer(profile, DAY);
      const networks = new Set(referrals.map(({ network }) => network.id));
      const isFine = referrals.length >= 1 && referrals.length <= 3 && networks.size === referrals.length;
      if (!isFine || referrals.some(({ why }) => why.length === 0 || why.includes("")))
        faults.push(JSON.stringify(profile));
    }
    expect(faults).to.deep.equal([]);
  });
});

/** Whether a network has any rule for this person at this age, for one of their needs or to welcome them. */
function welcomes(door: NetworkId, profile: Profile, age: number): boolean {
  const atThisAge = completeProfile({ ...profile, ages: [age, age] });
  const needs: NeedId[] = [...profile.needs, "rdv_humain"];
  return competentNetworks(atThisAge, needs, realWorld().knowledge).some(({ network }) => network.id === door);
}
