/** Every kind of person that the rules tell apart: for the proof that nobody is left without a door, and to compare two versions of them. */

import type { Knowledge } from "../knowledge/load.js";
import { FLAGS, type FlagId, NEEDS, STATUSES } from "../knowledge/taxonomy.js";
import { type AgeRange, EMPTY_PROFILE, type Place, type Profile, placeOfCommune } from "./profile.js";

/** Both ends of each band that the texts distinguish, and an age that is not known. */
const AGE_BANDS: readonly (AgeRange | null)[] = [null, [14, 14], [17, 17], [22, 22], [35, 35], [55, 55]];

/** The sets of at most two flags; those that an age says are left to the ages. */
function flagSets(): FlagId[][] {
  const free = FLAGS.filter((flag) => flag !== "jeune" && flag !== "senior");
  const pairs = free.flatMap((one, index) => free.slice(index + 1).map((other) => [one, other]));
  return [[], ...free.map((flag) => [flag]), ...pairs];
}

/** The most populous commune of each employment area of the first regions. */
export function placesOfAreas(knowledge: Knowledge): Place[] {
  const largest = new Map<string, { code: string; population: number }>();
  for (const { code, population, employmentArea } of knowledge.communes.byCode.values()) {
    if (employmentArea !== null && population > (largest.get(employmentArea)?.population ?? -1))
      largest.set(employmentArea, { code, population });
  }
  return [...largest.values()].map(({ code }) => placeOfCommune(code, knowledge));
}

/** One profile for each combination in these places, one need each. */
export function* everyProfile(places: readonly (Place | null)[]): Generator<Profile> {
  const sets = flagSets();
  for (const place of places)
    for (const status of STATUSES)
      for (const ages of AGE_BANDS)
        for (const flags of sets)
          for (const need of NEEDS) yield { ...EMPTY_PROFILE, status, flags, needs: [need], ages, place };
}
