/** What is known of the person: the only input of a referral. */

import { departementOf } from "../knowledge/commune-index.js";
import type { Knowledge } from "../knowledge/load.js";
import {
  ageFlag,
  type Concerned,
  type FlagId,
  type NeedId,
  type NetworkId,
  type StatusId,
} from "../knowledge/taxonomy.js";

/** Both ends included, in years. */
export type AgeRange = readonly [from: number, to: number];

/** Where the person lives, as far as it is known: a commune gives its département and region. */
export interface Place {
  /** INSEE code. */
  commune: string | null;
  departement: string | null;
  region: string | null;
}

export interface Profile {
  /** Whom it describes, as far as it was said; `whoIs` knows more. */
  about: Concerned;
  status: StatusId;
  flags: readonly FlagId[];
  /** The main need first. */
  needs: readonly NeedId[];
  /** Exact when both ends are equal; null when nothing is known. */
  ages: AgeRange | null;
  place: Place | null;
  /** The network that the person asks for by its name. */
  named: NetworkId | null;
}

export const EMPTY_PROFILE: Profile = {
  about: "self",
  status: "unknown",
  flags: [],
  needs: [],
  ages: null,
  place: null,
  named: null,
};

/** Whom the profile describes: a flag or the status may say it better than words did. */
export function whoIs({ about, flags, status }: Profile): Concerned {
  if (flags.includes("parent_pour_enfant")) return "child";
  return about === "self" && status === "professionnel" ? "client" : about;
}

/** Whether a network that is named is all that is asked for: nothing else of the person then matters. */
export function asksOnlyForPlace({ named, needs }: Profile): boolean {
  return named !== null && needs.length === 1 && needs[0] === "horaires_contact";
}

/** How that person is named to the one who asks; "" for oneself. */
export function namedAs(who: Concerned): "" | "votre enfant" | "cette personne" {
  if (who === "self") return "";
  return who === "child" ? "votre enfant" : "cette personne";
}

/** Oldest age that the project counts with. */
const OLDEST = 120;

/** Ages the person can have: said, else by the young or senior flag, else by the status. */
export function possibleAges(profile: Profile, knowledge: Knowledge): AgeRange {
  if (profile.ages) return profile.ages;
  const [from, to] = knowledge.statuses.get(profile.status)?.ages ?? [0, OLDEST];
  if (profile.flags.includes("jeune")) return narrow([from, to], [16, 25]);
  if (profile.flags.includes("senior")) return narrow([from, to], [50, OLDEST]);
  return [from, to];
}

/** The common part of two ranges, or the second one when they have none: what is said wins over what is usual. */
function narrow(usual: AgeRange, said: AgeRange): AgeRange {
  const from = Math.max(usual[0], said[0]);
  const to = Math.min(usual[1], said[1]);
  return from <= to ? [from, to] : said;
}

/** Age in years when it is known exactly. */
export function exactAge(profile: Profile): number | null {
  return profile.ages && profile.ages[0] === profile.ages[1] ? profile.ages[0] : null;
}

export function placeOfCommune(insee: string, knowledge: Knowledge): Place {
  return { ...placeOfDepartement(departementOf(insee), knowledge), commune: insee };
}

export function placeOfDepartement(code: string, knowledge: Knowledge): Place {
  return { commune: null, departement: code, region: knowledge.departements.get(code)?.region.code ?? null };
}

/** Whether structures of this place are in the directory. */
export function isServed(place: Place | null, knowledge: Knowledge): boolean {
  return place?.region ? knowledge.regions.get(place.region)?.served === true : false;
}

/** Youngest age at which school is no longer compulsory (code de l'éducation, L131-1: instruction until sixteen). */
const SCHOOL_UNTIL = 16;

/** Neither at work nor in a course: before sixteen, school is where they belong. */
const WITHOUT_A_PLACE: readonly StatusId[] = ["unknown", "decrocheur", "demandeur_emploi", "inactif"];

/** The profile with what its age implies: the young or senior flag, and school under sixteen. */
export function completeProfile(profile: Profile): Profile {
  const { ages, flags, status } = profile;
  if (!ages) return profile;
  const others = flags.filter((flag) => flag !== "jeune" && flag !== "senior");
  const fromAge = ageFlag(ages[0]) === ageFlag(ages[1]) ? ageFlag(ages[0]) : null;
  const inSchool = ages[1] < SCHOOL_UNTIL && WITHOUT_A_PLACE.includes(status);
  return { ...profile, status: inSchool ? "collegien_lyceen" : status, flags: fromAge ? [...others, fromAge] : others };
}
