/** `refer`: decides where profiles should go, for tests and measures. */

import { z } from "zod";
import type { Knowledge } from "../knowledge/load.js";
import { FLAGS, NEEDS, STATUSES } from "../knowledge/taxonomy.js";
import { type Place, type Profile, placeOfCommune, placeOfDepartement } from "../matching/profile.js";
import type { Outcome, Referral, Referrer } from "../matching/refer.js";
import { PlaceReader } from "../understanding/place.js";
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
});
export type ProfileLine = z.infer<typeof profileLineSchema>;

/** The referral of one line, in the form of the command's contract; `day` is AAAA-MM-JJ. */
export function referLine(
  line: ProfileLine,
  knowledge: Knowledge,
  referrer: Referrer,
  day: string,
): Record<string, unknown> {
  const place = placeOf(line, knowledge);
  const profile: Profile = {
    status: line.status ?? "unknown",
    flags: line.flags ?? [],
    needs: line.needs ?? [],
    ages: line.age == null ? null : [line.age, line.age],
    place,
  };
  const unknown = line.commune && !place?.commune ? [`Je ne connais pas la commune « ${line.commune} ».`] : [];
  return { id: line.id, ...publicOutcome(referrer.refer(profile, day), unknown) };
}

function publicOutcome({ cep, urgent, referrals, uncovered }: Outcome, notes: string[]): Record<string, unknown> {
  return {
    cep,
    urgent: urgent.map(({ label, phone }) => ({ label, phone })),
    referrals: referrals.map((referral) => publicReferral(referral, notes)),
    uncovered,
  };
}

function publicReferral({ network, covers, found, why }: Referral, notes: string[]): Record<string, unknown> {
  return {
    network: network.id,
    covers,
    structure: found?.structure ?? null,
    distance_km: found?.distanceKm ?? null,
    open_now: null,
    why: [...why, ...notes],
    contact: network.contact ?? null,
  };
}

/** The commune by code or name, within the département when it is given; else the département. */
function placeOf({ commune, departement }: ProfileLine, knowledge: Knowledge): Place | null {
  const fallback =
    departement && knowledge.departements.has(departement) ? placeOfDepartement(departement, knowledge) : null;
  if (!commune) return fallback;
  const coded = communeOfCode(commune, knowledge);
  if (coded) return placeOfCommune(coded, knowledge);
  const within = fallback ? `, ${knowledge.departements.get(fallback.departement ?? "")?.name}` : "";
  const reading = new PlaceReader(knowledge).read(tokenize(`${commune}${within}`), true);
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
