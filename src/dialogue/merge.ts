/** Brings what a message said into what is known of the person: the latest word wins. */

import type { Knowledge } from "../knowledge/load.js";
import type { FlagId, NeedId, StatusId } from "../knowledge/taxonomy.js";
import {
  completeProfile,
  EMPTY_PROFILE,
  type Place,
  type Profile,
  placeOfCommune,
  placeOfDepartement,
  whoIs,
} from "../matching/profile.js";
import type { Answer } from "../understanding/answers.js";
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

/** Whether the message takes back something that is known, or says for whom it is. */
export function corrects(reading: Reading, { profile }: Session): boolean {
  const otherPerson = reading.about !== null && reading.about !== whoIs(profile);
  const deniedNeed = profile.needs.some((need) => reading.deniedNeeds.includes(need));
  const deniedFlag = profile.flags.some((flag) => reading.deniedFlags.includes(flag));
  return (
    otherPerson || deniedNeed || deniedFlag || (profile.status !== "unknown" && reading.denied.includes(profile.status))
  );
}

/** The session without what was said of one person, when it turns out to be about another. */
export function ofAnotherPerson(session: Session, reading: Reading): Session {
  const known = whoIs(session.profile);
  if (reading.about === null || reading.about === known) return session;
  const { needs, place } = session.profile;
  if (known === "self" && reading.about === "child" && mayBeChild(session.profile)) return session;
  return { ...session, leftAside: [], profile: { ...EMPTY_PROFILE, needs, place } };
}

const OLDEST_CHILD = 25;
const OF_A_CHILD: readonly StatusId[] = ["collegien_lyceen", "etudiant", "apprenti", "decrocheur", "unknown"];

/** What was said of "il" and taken for oneself stays true of the child who is named at last. */
function mayBeChild({ status, ages }: Profile): boolean {
  return OF_A_CHILD.includes(status) && (ages === null || ages[1] <= OLDEST_CHILD);
}

/** "Les deux" where no two things were named settles nothing either. */
export function isUnsure(answer: Answer | null): boolean {
  return answer === "unsure" || answer === "both";
}

/** "Je ne sais pas", said to a question, is an answer before it is a need to find one's way. */
export function onlyDoubts(reading: Reading): boolean {
  const needs = reading.needs.filter((need) => need !== "bilan_projet");
  return isUnsure(reading.answer) && !saysSomething({ ...reading, needs });
}

/** The session with the facts of a reading; `replaceNeeds` when the need is what was asked. */
export function mergeReading(session: Session, reading: Reading, knowledge: Knowledge, replaceNeeds: boolean): Session {
  const { profile } = session;
  // A pupil comes for a choice to make, unless another need is known: the button of a status says no need either.
  const said = reading.needIsImplied && profile.needs.length > 0 ? [] : reading.needs;
  const ages = reading.age === null ? profile.ages : ([reading.age, reading.age] as const);
  const forOneself = reading.about === "self";
  const merged = completeProfile({
    ...profile,
    about: reading.about ?? profile.about,
    status: mergeStatus(profile.status, reading),
    flags: union(
      profile.flags.filter((flag) => !reading.deniedFlags.includes(flag)),
      reading.flags,
    ).filter((flag) => !(forOneself && flag === "parent_pour_enfant")),
    needs: mergeNeeds(
      profile.needs.filter((need) => !reading.deniedNeeds.includes(need)),
      said,
      replaceNeeds,
    ),
    ages,
    named: reading.needs.includes("horaires_contact") ? (reading.networks[0] ?? profile.named) : profile.named,
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
  if (reading.kind === "several")
    return offer(
      session,
      reading.candidates.map((commune) => commune.code),
    );
  const place = placeFrom(reading, knowledge);
  const there = place.commune ? [] : session.candidates.filter((code) => isIn(placeOfCommune(code, knowledge), place));
  const [only, other] = there;
  if (only && other) return offer(session, there);
  if (only) return chooseCommune(session, only, knowledge);
  return { ...session, candidates: [], profile: { ...session.profile, place } };
}

/** Several communes bear the name: which one is to be asked, even when an earlier name could not be settled. */
function offer(session: Session, candidates: readonly string[]): Session {
  return { ...session, candidates, leftAside: session.leftAside.filter((id) => id !== "commune_precise") };
}

/** "dans le Gers", said of homonyms, points at the one that is there. */
function isIn(commune: Place, territory: Place): boolean {
  return territory.departement !== null
    ? commune.departement === territory.departement
    : commune.region === territory.region;
}

function placeFrom(reading: Exclude<PlaceReading, { kind: "several" }>, knowledge: Knowledge): Place {
  if (reading.kind === "commune") return placeOfCommune(reading.commune.code, knowledge);
  if (reading.kind === "departement") return placeOfDepartement(reading.departement.code, knowledge);
  return { commune: null, departement: null, region: reading.region.code };
}

/** What only says "works" adds nothing to these. */
const HAVE_A_BOSS_TOO: readonly StatusId[] = ["apprenti", "agent_public"];

/** The latest word wins, and one that takes back what is known leaves it open: "je ne suis plus au chômage". */
function mergeStatus(known: StatusId, { status, statusIsImplied, denied }: Reading): StatusId {
  const isDenied = status === known && denied.includes(known);
  if (known !== "unknown" && statusIsImplied && !denied.includes(known)) return known;
  if (HAVE_A_BOSS_TOO.includes(known) && status === "salarie" && !denied.includes(known)) return known;
  if (status !== "unknown" && !isDenied) return status;
  return denied.includes(known) ? "unknown" : known;
}

function union(known: readonly FlagId[], said: readonly FlagId[]): FlagId[] {
  return [...new Set([...known, ...said])];
}

function mergeNeeds(known: readonly NeedId[], said: readonly NeedId[], replace: boolean): NeedId[] {
  const useful = said.filter((need) => need !== "hors_sujet");
  if (useful.length === 0) return [...known];
  return replace ? [...useful] : [...new Set([...known, ...useful])].slice(0, MOST_NEEDS);
}
