/** The slower checks of `knowledge check`: facts that are well formed but cannot be true, or no longer are. */

import type { Fault } from "../errors.js";
import { isOsmHours } from "./hours/opening.js";
import { labelStateOn } from "./labels.js";
import type { Knowledge } from "./load.js";
import type { Structure } from "./schema.js";

/** A place further than this from the middle of its commune (km) is not in it. */
const FARTHEST_KM = 35;
const KM_PER_DEGREE = 111;

/** Every fact of the base that cannot be right on a day (AAAA-MM-JJ). */
export function checkFacts(knowledge: Knowledge, day: string): Fault[] {
  const ids = new Set(knowledge.structures.map(({ id }) => id));
  return [
    ...knowledge.structures.flatMap((structure) => checkStructure(structure, ids, knowledge, day)),
    ...checkLabels(knowledge, ids, day),
  ];
}

function checkStructure(structure: Structure, ids: ReadonlySet<string>, knowledge: Knowledge, day: string): Fault[] {
  const file = `structures/${structure.departement ?? `region-${structure.region}`}.json`;
  const fault = (field: string, problem: string, suggestion: string): Fault => ({
    file,
    field: `${structure.id}.${field}`,
    problem,
    suggestion,
  });
  const faults: Fault[] = [];
  const { horaires_accueil: hours, verified_on: verified, date_maj: updated } = structure;
  if (hours !== null && !isOsmHours(hours)) {
    faults.push(
      fault("horaires_accueil", `horaires impossibles « ${hours} »`, "écrire par exemple « Mo-Fr 09:00-12:00 »"),
    );
  }
  if (isFarFromCommune(structure, knowledge)) {
    faults.push(fault("latitude", "la position est hors de la commune", "vérifier latitude et longitude"));
  }
  for (const [field, date] of [
    ["verified_on", verified],
    ["date_maj", updated],
  ] as const) {
    if (date !== null && date > day) faults.push(fault(field, `date à venir « ${date} »`, "corriger la date"));
  }
  for (const same of structure.same_as) {
    if (!ids.has(same)) faults.push(fault("same_as", `lieu inconnu « ${same} »`, "ôter cet identifiant"));
  }
  for (const code of structure.zone_eligibilite) {
    if (!isTerritory(code, knowledge))
      faults.push(fault("zone_eligibilite", `territoire inconnu « ${code} »`, "corriger le code"));
  }
  return faults;
}

function isFarFromCommune({ latitude, longitude, code_insee: insee }: Structure, { communes }: Knowledge): boolean {
  const commune = communes.byCode.get(insee ?? "");
  if (latitude === null || longitude === null || commune?.lat == null || commune.lon === null) return false;
  const north = (latitude - commune.lat) * KM_PER_DEGREE;
  const east = (longitude - commune.lon) * KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
  return Math.hypot(north, east) > FARTHEST_KM;
}

/** EPCI codes (nine digits) are not in the base: their form is all that can be checked. */
function isTerritory(code: string, { communes, departements, regions }: Knowledge): boolean {
  if (code === "france" || /^\d{9}$/.test(code)) return true;
  return communes.byCode.has(code) || departements.has(code) || regions.has(code);
}

function checkLabels({ regions }: Knowledge, ids: ReadonlySet<string>, day: string): Fault[] {
  return [...regions.values()].flatMap((region) =>
    (region.labels ?? []).flatMap((label): Fault[] => {
      const place = { file: `regions (${region.name})`, field: `labels.${label.site}` };
      if (!ids.has(label.site)) return [{ ...place, problem: "lieu inconnu", suggestion: "corriger l'identifiant" }];
      const { state, why } = labelStateOn(label, day);
      return state === "expired"
        ? [{ ...place, problem: `label expiré. ${why}`, suggestion: "renouveler, ou ôter le label" }]
        : [];
    }),
  );
}
