/** Time of one referral, on the real directory and on 100,000 structures scattered over the same communes. */

import { readConfig } from "../../src/config.js";
import type { Knowledge } from "../../src/knowledge/load.js";
import type { Structure } from "../../src/knowledge/schema.js";
import { NEEDS, STATUSES } from "../../src/knowledge/taxonomy.js";
import { type Profile, placeOfCommune } from "../../src/matching/profile.js";
import { Referrer } from "../../src/matching/refer.js";
import { loadWorld } from "../../src/world.js";
import { median, milliseconds, percentile, report } from "./measure.js";

const SYNTHETIC = 100_000;
const DAY = "2026-11-20";

export function benchRefer(): void {
  const { knowledge } = loadWorld(readConfig({}));
  time("refer, 1,644 real structures", knowledge, "goal ≤ 2 ms at p95");
  time("refer, 100,000 synthetic structures", { ...knowledge, structures: scatter(knowledge) }, "");
}

function time(name: string, knowledge: Knowledge, goal: string): void {
  const referrer = new Referrer(knowledge);
  const profiles = profilesOver(knowledge);
  for (const profile of profiles.slice(0, 2000)) referrer.refer(profile, DAY);
  const times = profiles.map((profile) => {
    const start = performance.now();
    referrer.refer(profile, DAY);
    return performance.now() - start;
  });
  const figures = [median(times), percentile(times, 0.95), percentile(times, 0.99)].map(milliseconds);
  report(`${name}: p50 / p95 / p99`, figures.join(" / "), goal);
}

/** Every status and need, in turn with communes spread over the first regions. */
function profilesOver(knowledge: Knowledge): Profile[] {
  const served = [...knowledge.communes.byCode.values()].filter((commune) => commune.employmentArea !== null);
  const profiles: Profile[] = [];
  for (const status of STATUSES) {
    for (const need of NEEDS) {
      for (let step = 0; step < 30; step += 1) {
        const commune = served[(profiles.length * 97) % served.length];
        if (commune)
          profiles.push({
            status,
            flags: [],
            needs: [need],
            about: "self",
            ages: null,
            named: null,
            place: placeOfCommune(commune.code, knowledge),
          });
      }
    }
  }
  return profiles;
}

/** Copies of the real structures, moved to other communes: same networks, same shape, invented only for the clock. */
function scatter({ structures, communes }: Knowledge): Structure[] {
  const places = [...communes.byCode.values()].filter((commune) => commune.lat !== null);
  return Array.from({ length: SYNTHETIC }, (_, index): Structure => {
    const model = structures[index % structures.length];
    const commune = places[(index * 7919) % places.length];
    if (!model || !commune) throw new Error("no model to copy");
    const { lat: latitude, lon: longitude, departement, code } = commune;
    return { ...model, id: `synthetic:${index}`, latitude, longitude, departement, code_insee: code };
  });
}
