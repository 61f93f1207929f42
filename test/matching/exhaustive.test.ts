/** Every kind of person, in every employment area of the first regions: always a competent door, never a broken rule. */

import { expect } from "chai";
import type { NetworkId } from "../../src/knowledge/taxonomy.js";
import { competentNetworks } from "../../src/matching/competence.js";
import { everyProfile, placesOfAreas } from "../../src/matching/every-profile.js";
import { completeProfile, type Profile } from "../../src/matching/profile.js";
import { Referrer } from "../../src/matching/refer.js";
import { DAY, inCommune, MONTPELLIER, ORLEANS } from "../support/profiles.js";
import { realWorld } from "../support/world.js";

/** Hard rules of the texts: the door that breaks each, for a profile as it was completed. */
const RULES: [rule: string, breaks: (profile: Profile, door: NetworkId) => boolean][] = [
  [
    "the Mission locale receives from 16 to 25 (code du travail, L5314-2)",
    ({ ages }, door) => door === "mission_locale" && ages !== null && (ages[1] < 16 || ages[0] > 25),
  ],
  [
    "under 16, nobody is sent to a service of employment (instruction until sixteen, code de l'éducation, L131-1)",
    ({ ages, status }, door) =>
      ages !== null &&
      ages[1] < 16 &&
      status === "collegien_lyceen" &&
      ["france_travail", "cap_emploi", "apec", "avenir_actifs", "transitions_pro"].includes(door),
  ],
  [
    "the CEP of private employees is not for pupils nor public agents (code du travail, L6111-6)",
    ({ status }, door) => door === "avenir_actifs" && ["collegien_lyceen", "agent_public"].includes(status),
  ],
  [
    "Cap emploi is for recognised disabilities (code du travail, L5214-3-1)",
    ({ flags }, door) => door === "cap_emploi" && !flags.includes("handicap"),
  ],
  ["the Apec is for managers", ({ flags }, door) => door === "apec" && !flags.includes("cadre")],
  [
    "a public employer's adviser is for public agents, and for who asks for one",
    ({ status }, door) => door === "employeur_cmc" && !["agent_public", "professionnel"].includes(status),
  ],
  ["the university's service is for students", ({ status }, door) => door === "scuio" && status !== "etudiant"],
];

describe("every kind of person, everywhere", () => {
  const { knowledge, referrer } = realWorld();
  const places = placesOfAreas(knowledge);
  const broken = new Map<string, string>();
  const again = new Referrer(knowledge);
  let profiles = 0;
  let changed = 0;

  before(function () {
    this.timeout(240_000);
    for (const profile of everyProfile(places)) {
      profiles += 1;
      const door = referrer.firstDoor(profile, DAY);
      if (!door) broken.set("no door", JSON.stringify(profile));
      else
        for (const [rule, breaks] of RULES)
          if (breaks(completeProfile(profile), door)) broken.set(rule, `${door}: ${JSON.stringify(profile)}`);
      if (profiles % 97 === 0 && again.firstDoor({ ...profile }, DAY) !== door) changed += 1;
    }
  });

  it("is millions of profiles: 12 statuses, flags two by two, 19 needs, 6 ages, every employment area", () => {
    expect(places.length).to.be.at.least(60);
    expect(profiles).to.equal(places.length * 12 * 56 * 19 * 6);
  });

  it("has a door, and no rule is broken", () => {
    expect(Object.fromEntries(broken)).to.deep.equal({});
  });

  it("has the same door when asked again", () => {
    expect(changed).to.equal(0);
  });

  it("is judged by rules that can fail: each names a door that is given to somebody else", () => {
    const doors = new Set<NetworkId>();
    for (const profile of everyProfile([inCommune(MONTPELLIER), inCommune(ORLEANS)])) {
      const door = referrer.firstDoor(profile, DAY);
      if (door) doors.add(door);
    }
    for (const door of ["mission_locale", "avenir_actifs", "cap_emploi", "apec", "employeur_cmc", "scuio"] as const)
      expect([...doors], door).to.include(door);
  });

  it("is only sent where somebody is competent for the need, or welcomed", () => {
    const wrong: string[] = [];
    for (const profile of everyProfile(places.slice(0, 2))) {
      const door = referrer.firstDoor(profile, DAY);
      const whole = completeProfile(profile);
      const competent = competentNetworks(whole, whole.needs, knowledge);
      const welcoming = competentNetworks(whole, ["rdv_humain"], knowledge);
      const allowed = (competent.length > 0 ? competent : welcoming).map(({ network }) => network.id);
      if (!door || !allowed.includes(door)) wrong.push(`${door} ${JSON.stringify(profile)}`);
    }
    expect(wrong).to.deep.equal([]);
  }).timeout(60_000);
});
