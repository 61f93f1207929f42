/** Tries the possible answers of a question against the referral: one that changes nothing is not worth asking. */

import type { NetworkId } from "../knowledge/taxonomy.js";
import { type Profile, possibleAges } from "../matching/profile.js";
import { parisDay } from "../turn/world.js";
import type { Question } from "./flow.js";
import type { GuardWorld } from "./guards.js";
import { mergeChoice } from "./merge.js";
import type { Session } from "./session.js";

/** One age in each band that the texts distinguish. */
const TYPICAL_AGES = [14, 17, 22, 35, 55];

/**
 * Whether an answer could change where the person is sent. The need always does: it is what they come for, and what
 * information is chosen by; so does the commune: each has its own places.
 */
export function matters(question: Question, session: Session, world: GuardWorld): boolean {
  if (session.wantsPerson) return question.fills === "place";
  return question.fills === "needs" || question.fills === "place" || doorsApart(question, session, world, 2) > 1;
}

/** How many first doors the answers of a question tell apart, counted up to `enough`; 0 for a commune. */
export function doorsApart(question: Question, session: Session, world: GuardWorld, enough = Infinity): number {
  const doors = new Set<NetworkId | undefined>();
  for (const profile of profilesAnswering(question, session, world)) {
    doors.add(world.referrer.firstDoor(profile, parisDay(world.now)));
    if (doors.size >= enough) break;
  }
  return doors.size;
}

/** The profile as each answer would leave it. */
function profilesAnswering(question: Question, session: Session, { knowledge }: GuardWorld): Profile[] {
  const { profile } = session;
  if (question.fills === "place") return [];
  if (question.fills !== "age") return question.choices.map((choice) => mergeChoice(session, choice).profile);
  const [from, to] = possibleAges(profile, knowledge);
  const ages = TYPICAL_AGES.filter((age) => age >= from && age <= to);
  return ages.map((age) => ({ ...profile, ages: [age, age] as const }));
}
