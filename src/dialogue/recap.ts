/** Says back what was understood, one fact at a time, so that the person can correct it. */

import { atPlace, ofChild } from "../french.js";
import type { Knowledge } from "../knowledge/load.js";
import type { FlagId } from "../knowledge/taxonomy.js";
import { exactAge, type Profile } from "../matching/profile.js";

/** Flags worth saying back; age bands and distress are not. */
const SAID_FLAGS: readonly FlagId[] = [
  "handicap",
  "cadre",
  "interim",
  "agriculture",
  "spectacle",
  "sante_social",
  "femme_droits",
  "etranger",
];

/** "vous avez 17 ans", "vous n'êtes plus à l'école", "vous êtes à Dreux", "vous voulez repartir". */
export function recapFacts(profile: Profile, knowledge: Knowledge): string[] {
  const child = profile.flags.includes("parent_pour_enfant");
  const status = profile.status === "unknown" ? undefined : knowledge.statuses.get(profile.status)?.said;
  const flags = profile.flags.filter((flag) => SAID_FLAGS.includes(flag));
  const facts = [
    child ? "vous posez la question pour votre enfant" : null,
    ageSaid(profile, child),
    aboutChild(status, child),
    ...flags.map((flag) => aboutChild(knowledge.flags.get(flag)?.said, child)),
    placeSaid(profile, knowledge),
    ...profile.needs.map((need) => knowledge.needs.get(need)?.said),
  ].filter((fact) => fact !== null && fact !== undefined);
  return [...new Set(facts)];
}

function ageSaid(profile: Profile, child: boolean): string | null {
  const age = exactAge(profile);
  const who = child ? "votre enfant a" : profile.status === "professionnel" ? "la personne a" : "vous avez";
  if (age !== null) return `${who} ${age} ans`;
  if (!profile.ages) return null;
  const [from, to] = profile.ages;
  if (from === 0) return `${who} moins de ${to + 1} ans`;
  return to >= 100 ? `${who} ${from} ans ou plus` : `${who} entre ${from} et ${to} ans`;
}

/** A situation is worded for the person who writes; a parent hears it of the child. */
function aboutChild(said: string | undefined, child: boolean): string | undefined {
  return child && said ? ofChild(said) : said;
}

function placeSaid(profile: Profile, knowledge: Knowledge): string | null {
  const { place } = profile;
  const commune = place?.commune ? knowledge.communes.byCode.get(place.commune) : undefined;
  if (commune) return `vous êtes ${atPlace(commune.name)}`;
  const departement = place?.departement ? knowledge.departements.get(place.departement) : undefined;
  if (departement) return `vous êtes ${departement.in_a_sentence}`;
  const region = place?.region ? knowledge.regions.get(place.region) : undefined;
  return region ? `vous êtes ${region.in_a_sentence}` : null;
}
