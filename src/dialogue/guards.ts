/** The named conditions under which a question is asked. */

import type { Knowledge } from "../knowledge/load.js";
import { asksOnlyForPlace, type Profile, possibleAges } from "../matching/profile.js";
import type { Referrer } from "../matching/refer.js";
import { parisDay } from "../turn/world.js";
import type { Session } from "./session.js";

export const GUARD_NAMES = [
  "need_unknown",
  "status_unknown",
  "place_unknown",
  "place_ambiguous",
  "age_matters",
] as const;
export type GuardName = (typeof GUARD_NAMES)[number];

/** What a condition may look at. */
export interface GuardWorld {
  knowledge: Knowledge;
  referrer: Referrer;
  now: Date;
}

export const GUARDS: Record<GuardName, (session: Session, world: GuardWorld) => boolean> = {
  need_unknown: ({ profile }) => profile.needs.length === 0,
  status_unknown: ({ profile }) => profile.status === "unknown" && !asksOnlyForPlace(profile),
  place_unknown: ({ profile, candidates }) => candidates.length === 0 && !profile.place?.departement,
  place_ambiguous: ({ candidates }) => candidates.length > 0,
  age_matters: ({ profile }, world) => profile.ages === null && ageChangesFirstDoor(profile, world),
};

/** One age in each band that the texts distinguish. */
const TYPICAL_AGES = [14, 17, 22, 35, 55];

function ageChangesFirstDoor(profile: Profile, { knowledge, referrer, now }: GuardWorld): boolean {
  const [from, to] = possibleAges(profile, knowledge);
  const ages = TYPICAL_AGES.filter((age) => age >= from && age <= to);
  const firstDoors = ages.map((age) => referrer.firstDoor({ ...profile, ages: [age, age] }, parisDay(now)));
  return new Set(firstDoors).size > 1;
}
