/** Brings what a message said into what is known of the person: the latest word wins. */

import type { Knowledge } from "../knowledge/load.js";
import type { FlagId, NeedId, StatusId } from "../knowledge/taxonomy.js";
import { completeProfile, type Place, placeOfCommune, placeOfDepartement } from "../matching/profile.js";
import type { PlaceReading } from "../understanding/place.js";
import type { Reading } from "../understanding/read-message.js";
import type { Choice } from "./flow.js";
import type { Session } from "./session.js";

const MOST_NEEDS = 3;

/** Whether the message says anything about the person. */
export function saysSomething(reading: Reading): boolean {
  const needs = reading.needs.filter((need) => need !== "hors_sujet");
  const flags = reading.flags.filter((flag) => flag !== "urgence_detresse");
  return (
    reading.status !== "unknown" ||
    needs.length > 0 ||
    reading.age !== null ||
    reading.place !== null ||
    flags.length > 0
  );
}

/** The session with the facts of a reading; `replaceNeeds` when the need is what was asked. */
export function mergeReading(session: Session, reading: Reading, knowledge: Knowledge, replaceNeeds: boolean): Session {
  const { profile } = session;
  const ages = reading.age === null ? profile.ages : ([reading.age, reading.age] as const);
  const merged = completeProfile({
    ...profile,
    status: mergeStatus(profile.status, reading.status),
    flags: union(profile.flags, reading.flags),
    needs: mergeNeeds(profile.needs, reading.needs, replaceNeeds),
    ages,
  });
  return reading.place
    ? mergePlace({ ...session, profile: merged }, reading.place, knowledge)
    : { ...session, profile: merged };
}

/** The session with what a button stands for. */
export function mergeChoice(session: Session, choice: Choice): Session {
  const { profile } = session;
  const ages = choice.ages ?? profile.ages;
  const merged = completeProfile({
    ...profile,
    status: choice.status ?? profile.status,
    needs: choice.needs ?? profile.needs,
    flags: union(profile.flags, choice.flags ?? []),
    ages,
  });
  return { ...session, profile: merged };
}

/** The session with the commune chosen among homonyms. */
export function chooseCommune(session: Session, insee: string, knowledge: Knowledge): Session {
  return { ...session, candidates: [], profile: { ...session.profile, place: placeOfCommune(insee, knowledge) } };
}

function mergePlace(session: Session, reading: PlaceReading, knowledge: Knowledge): Session {
  if (reading.kind === "several") {
    return { ...session, candidates: reading.candidates.map((commune) => commune.code) };
  }
  return { ...session, candidates: [], profile: { ...session.profile, place: placeFrom(reading, knowledge) } };
}

function placeFrom(reading: Exclude<PlaceReading, { kind: "several" }>, knowledge: Knowledge): Place {
  if (reading.kind === "commune") return placeOfCommune(reading.commune.code, knowledge);
  if (reading.kind === "departement") return placeOfDepartement(reading.departement.code, knowledge);
  return { commune: null, departement: null, region: reading.region.code };
}

function mergeStatus(known: StatusId, said: StatusId): StatusId {
  return said === "unknown" ? known : said;
}

function union(known: readonly FlagId[], said: readonly FlagId[]): FlagId[] {
  return [...new Set([...known, ...said])];
}

function mergeNeeds(known: readonly NeedId[], said: readonly NeedId[], replace: boolean): NeedId[] {
  const useful = said.filter((need) => need !== "hors_sujet");
  if (useful.length === 0) return [...known];
  return replace ? [...useful] : [...new Set([...known, ...useful])].slice(0, MOST_NEEDS);
}
