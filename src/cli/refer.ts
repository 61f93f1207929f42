/** `refer`: decides where profiles should go, for tests and measures. */

import { z } from "zod";
import { openingAt } from "../knowledge/hours/opening.js";
import type { Knowledge } from "../knowledge/load.js";
import type { Structure } from "../knowledge/schema.js";
import { FLAGS, NEEDS, NETWORKS, STATUSES } from "../knowledge/taxonomy.js";
import { type Place, type Profile, placeOfCommune, placeOfDepartement } from "../matching/profile.js";
import type { Outcome, Referral, Referrer } from "../matching/refer.js";
import { parisDay } from "../turn/world.js";
import type { PlaceReader } from "../understanding/place.js";
import { tokenize } from "../understanding/tokens.js";

export const profileLineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  status: z.enum(STATUSES).nullish(),
  flags: z.array(z.enum(FLAGS)).nullish(),
  needs: z.array(z.enum(NEEDS)).nullish(),
  age: z.number().int().min(0).max(120).nullish(),
  /** Name, postcode or INSEE code. */
  commune: z.string().nullish(),
  departement: z.string().nullish(),
  /** A network that the person asks for by its name. */
  named: z.enum(NETWORKS).nullish(),
});
export type ProfileLine = z.infer<typeof profileLineSchema>;

/** What referrals are made with; built once for all the lines. */
export interface ReferralTools {
  knowledge: Knowledge;
  referrer: Referrer;
  places: PlaceReader;
}

/** The referral of one line at a moment, in the form of the command's contract. */
export function referLine(line: ProfileLine, tools: ReferralTools, now: Date): Record<string, unknown> {
  const { knowledge, referrer } = tools;
  const place = placeOf(line, tools);
  const profile: Profile = {
    about: "self",
    status: line.status ?? "unknown",
    flags: line.flags ?? [],
    needs: line.needs ?? [],
    ages: line.age == null ? null : [line.age, line.age],
    place,
    named: line.named ?? null,
  };
  return {
    id: line.id,
    ...publicOutcome(
      referrer.refer(profile, parisDay(now)),
      [...unknownPlaces(line, place, knowledge), ...contradictions(profile, knowledge)],
      now,
    ),
  };
}

function unknownPlaces({ commune, departement }: ProfileLine, place: Place | null, knowledge: Knowledge): string[] {
  return [
    ...(commune && !place?.commune ? [`Je ne connais pas la commune « ${commune} ».`] : []),
    ...(departement && !codeOf(departement, knowledge) ? [`Je ne connais pas le département « ${departement} ».`] : []),
  ];
}

/** "14 ans" and retired: the age decides, and it is said. */
function contradictions({ status, ages }: Profile, { statuses }: Knowledge): string[] {
  const usual = statuses.get(status);
  if (!ages || !usual?.ages || (ages[0] <= usual.ages[1] && usual.ages[0] <= ages[1])) return [];
  return [`L'âge (${ages[0]} ans) et la situation (${usual.label.toLowerCase()}) ne vont pas ensemble : à vérifier.`];
}

/** The code of a département that exists, however it is written: "1", "01", "2a". */
function codeOf(departement: string, { departements }: Knowledge): string | null {
  const code = departement.trim().toUpperCase().padStart(2, "0");
  return departements.has(code) ? code : null;
}

function publicOutcome(
  { cep, urgent, referrals, uncovered }: Outcome,
  notes: string[],
  now: Date,
): Record<string, unknown> {
  return {
    cep,
    urgent: urgent.map(({ label, phone }) => ({ label, phone })),
    referrals: referrals.map((referral) => publicReferral(referral, notes, now)),
    uncovered,
  };
}

function publicReferral(
  { network, covers, found, why, source }: Referral,
  notes: string[],
  now: Date,
): Record<string, unknown> {
  return {
    network: network.id,
    covers,
    structure: found?.structure ?? null,
    distance_km: found?.distanceKm ?? null,
    ...openingOf(found?.structure ?? null, now),
    why: [...why, ...notes],
    source,
    contact: network.contact ?? null,
  };
}

/** The commune by code or name, within the département when it is given; else the département. */
function placeOf({ commune, departement }: ProfileLine, { knowledge, places }: ReferralTools): Place | null {
  const code = departement ? codeOf(departement, knowledge) : null;
  const fallback = code ? placeOfDepartement(code, knowledge) : null;
  if (!commune) return fallback;
  const coded = communeOfCode(commune, knowledge);
  if (coded) return placeOfCommune(coded, knowledge);
  const within = fallback ? `, ${knowledge.departements.get(fallback.departement ?? "")?.name}` : "";
  const reading = places.read(tokenize(`${commune}${within}`), true);
  if (reading?.kind === "commune") return placeOfCommune(reading.commune.code, knowledge);
  const [first] = reading?.kind === "several" ? reading.candidates : [];
  return first ? placeOfCommune(first.code, knowledge) : fallback;
}

/** A code can be the INSEE code of a village and the postcode of a town, or the reverse: the larger place is meant. */
function communeOfCode(code: string, { communes }: Knowledge): string | undefined {
  const insee = communes.byCode.get(code);
  const [largest] = communes.byPostcode.get(code) ?? [];
  if (!insee || !largest) return (insee ?? largest)?.code;
  return insee.population >= largest.population ? insee.code : largest.code;
}

/** Whether it is open, and when it is next; null when the hours are not known, or not surely. */
function openingOf(structure: Structure | null, now: Date): { open_now: boolean | null; opens_next: string | null } {
  if (!structure?.horaires_accueil) return { open_now: null, opens_next: null };
  const { open, next } = openingAt(structure.horaires_accueil, now, structure.departement);
  return { open_now: open, opens_next: open === false ? (next?.toISOString() ?? null) : null };
}
