/** Profiles said in a few words, and the doors that they are given. */

import type { NetworkId } from "../../src/knowledge/taxonomy.js";
import {
  EMPTY_PROFILE,
  type Place,
  type Profile,
  placeOfCommune,
  placeOfDepartement,
} from "../../src/matching/profile.js";
import type { Outcome } from "../../src/matching/refer.js";
import { realWorld } from "./world.js";

/** A day under the CEP scheme in force, AAAA-MM-JJ. */
export const DAY = "2026-10-01";

export const DREUX = "28134";
export const CHARTRES = "28085";
export const ORLEANS = "45234";
export const TARBES = "65440";
export const TOULOUSE = "31555";
export const RODEZ = "12202";
export const MONTPELLIER = "34172";
export const CAEN = "14118";

export function inCommune(insee: string): Place {
  return placeOfCommune(insee, realWorld().knowledge);
}

export function inDepartement(code: string): Place {
  return placeOfDepartement(code, realWorld().knowledge);
}

/** Only a region is known. */
export function inRegion(region: string): Place {
  return { commune: null, departement: null, region };
}

/** A profile of which only some facts are known. */
export function profileOf(known: Partial<Omit<Profile, "ages">> & { age?: number }): Profile {
  const { age, ...facts } = known;
  return { ...EMPTY_PROFILE, ...facts, ages: age === undefined ? null : [age, age] };
}

export function referralOf(known: Parameters<typeof profileOf>[0], day = DAY): Outcome {
  return realWorld().referrer.refer(profileOf(known), day);
}

/** The networks of an outcome, in the order in which to go. */
export function networksOf(outcome: Outcome): NetworkId[] {
  return outcome.referrals.map(({ network }) => network.id);
}

/** The needs that an outcome takes charge of, without order. */
export function coveredBy(outcome: Outcome): string[] {
  return [...new Set(outcome.referrals.flatMap(({ covers }) => covers))].sort();
}
