/** What follows from what was read together: flags from an age, a status from whom it is about, the usual need of a status. */

import type { Danger } from "../knowledge/schema.js";
import { ageFlag, type Concerned, type FlagId, type NeedId, type StatusId } from "../knowledge/taxonomy.js";
import { deniedStatuses, type SituationReading } from "./situation.js";

/** The flags said, with the age band when the age is known, and distress when a danger was heard. */
export function completeFlags(said: readonly FlagId[], age: number | null, dangers: readonly Danger[]): FlagId[] {
  const fromAge = age === null ? null : ageFlag(age);
  const ageFlags: readonly FlagId[] = ["jeune", "senior"];
  const kept = age === null ? said : said.filter((flag) => !ageFlags.includes(flag));
  return [
    ...new Set([
      ...kept,
      ...(fromAge ? [fromAge] : []),
      ...(dangers.length > 0 ? (["urgence_detresse"] as const) : []),
    ]),
  ];
}

/** What is said of somebody close is what counts when the request is for them: "mon frère est au chômage". */
export function statusOfOther(about: Concerned | null, { asides }: SituationReading): StatusId | null {
  if (about !== "relative") return null;
  const passed = deniedStatuses({ asides });
  return asides.find(({ id, why }) => why === "other" && !passed.includes(id))?.id ?? null;
}

/** Early leavers are 16 to 25: a younger one is still a pupil, an older one is what the next cues say. */
export function statusAtAge(
  { status, ranked }: Pick<SituationReading, "status" | "ranked">,
  age: number | null,
): StatusId {
  if (status !== "decrocheur" || age === null || (age >= 16 && age <= 25)) return status;
  if (age < 16) return "collegien_lyceen";
  return ranked.status.find(([id]) => id !== "decrocheur")?.[0] ?? "unknown";
}

/** What people of these statuses come for when they say nothing else: a pupil or a student has a course to choose. */
const USUAL_NEED: Partial<Record<StatusId, NeedId>> = {
  collegien_lyceen: "orientation_scolaire",
  etudiant: "orientation_scolaire",
  decrocheur: "decrochage",
};

/** A pupil or a student who looks for a way has a course to choose too. */
export function needsOf(
  { needs: said, status }: Pick<SituationReading, "needs" | "status">,
  dangers: readonly Danger[],
): NeedId[] {
  const usual = USUAL_NEED[status];
  // Whoever has no roof needs one before anything else.
  const needs: NeedId[] =
    dangers.includes("street") && !said.includes("frein_logement") ? ["frein_logement", ...said] : said;
  if (needs.length === 0) return usual ? [usual] : [];
  const inStudies = usual === "orientation_scolaire";
  return [...new Set(needs.map((need) => (need === "bilan_projet" && inStudies ? usual : need)))];
}
