/** Chooses the help lines for a danger: they come before any structure, on every channel. */

import type { Danger, Helpline } from "../knowledge/schema.js";
import type { StatusId } from "../knowledge/taxonomy.js";
import { exactAge, type Profile } from "./profile.js";

/** Fewest lines shown: emergency numbers are added to reach it. */
const FEWEST_LINES = 3;

/** Help lines for these dangers, then emergency numbers; for an unnamed distress, those the profile points to. */
export function helplinesFor(dangers: readonly Danger[], profile: Profile, helplines: readonly Helpline[]): Helpline[] {
  const named = dangers.length > 0 ? withChild(dangers, profile) : guessDangers(profile);
  const answering = named.flatMap((danger) =>
    helplines.filter((line) => line.dangers.includes(danger) && concerns(line, profile)),
  );
  const emergency = helplines.filter((line) => line.dangers.includes("emergency") && !answering.includes(line));
  const missing = Math.max(1, FEWEST_LINES - answering.length);
  return [...new Set([...answering, ...emergency.slice(0, missing)])];
}

/** "Agri'écoute" is for people of the farming world. */
function concerns(line: Helpline, profile: Profile): boolean {
  return line.only_for === undefined || profile.flags.includes(line.only_for);
}

/** Statuses of grown-ups: what is done to them is not for the child line. */
const GROWN_UP: readonly StatusId[] = ["salarie", "agent_public", "independant"];

/** Violence done to somebody under age, or to a child a parent speaks of, is for the child line first; to a grown-up, never. */
function withChild(dangers: readonly Danger[], profile: Profile): readonly Danger[] {
  const age = exactAge(profile);
  const { about, flags, status } = profile;
  const ofChild = about === "child" || flags.includes("parent_pour_enfant");
  const minor = ofChild || (age === null ? status === "collegien_lyceen" : age < 18);
  if (minor && dangers.includes("street")) return [...new Set<Danger>([...dangers, "child"])];
  if (age !== null && age >= 18 && dangers.includes("child") && !dangers.includes("violence"))
    return [...new Set(dangers.map((danger) => (danger === "child" ? "suicide" : danger)))];
  if (!dangers.includes("violence")) return dangers;
  if (minor) return ["child", ...dangers.filter((danger) => danger !== "child")];
  const grownUp = age === null ? about === "self" && GROWN_UP.includes(status) : age >= 18;
  return grownUp ? dangers.filter((danger) => danger !== "child") : dangers;
}

function guessDangers(profile: Profile): Danger[] {
  const age = exactAge(profile);
  const dangers: Danger[] = ["suicide"];
  if (profile.flags.includes("femme_droits")) dangers.push("violence");
  if (age !== null && age < 18) dangers.push("child");
  if (profile.needs.includes("frein_logement")) dangers.push("street");
  return dangers;
}
