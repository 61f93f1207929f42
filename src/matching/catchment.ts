/** Tells whether a place receives the inhabitants of another, from the territories that its record names. */

import type { Structure } from "../knowledge/schema.js";
import type { Place } from "./profile.js";

/** `unknown`: nothing is said, or only territories that cannot be compared with what is known of the person. */
export type Receives = "yes" | "no" | "unknown";

/** Groupings of communes (EPCI) are named by nine digits; which communes they hold is not in the knowledge base. */
const GROUPING = /^\d{9}$/;
const COMMUNE = /^(\d{5}|2[AB]\d{3})$/;

/** Whether the catchment area of a structure holds a place. */
export function receives({ zone_eligibilite: zone, region }: Structure, place: Place): Receives {
  if (zone.length === 0) return "unknown";
  if (zone.some((code) => holds(code, region, place))) return "yes";
  const vague = zone.some((code) => GROUPING.test(code) || (COMMUNE.test(code) && place.commune === null));
  return vague ? "unknown" : "no";
}

/** Two digits name a département and a region alike: the structure's own region is meant when it bears them. */
function holds(code: string, region: string, place: Place): boolean {
  if (code === "france") return true;
  if (code === region) return place.region === code;
  return code === place.commune || code === place.departement || (code === place.region && code.length === 2);
}
