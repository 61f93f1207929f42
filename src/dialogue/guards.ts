/** The named conditions under which a question is open; whether it is worth asking is tried against the referral. */

import type { Knowledge } from "../knowledge/load.js";
import { asksOnlyForPlace } from "../matching/profile.js";
import type { Referrer } from "../matching/refer.js";
import type { Session } from "./session.js";

export const GUARD_NAMES = [
  "need_unknown",
  "status_unknown",
  "place_unknown",
  "place_ambiguous",
  "age_unknown",
] as const;
export type GuardName = (typeof GUARD_NAMES)[number];

/** What a condition may look at. */
export interface GuardWorld {
  knowledge: Knowledge;
  referrer: Referrer;
  now: Date;
}

export const GUARDS: Record<GuardName, (session: Session) => boolean> = {
  need_unknown: ({ profile }) => profile.needs.length === 0,
  status_unknown: ({ profile }) => profile.status === "unknown" && !asksOnlyForPlace(profile),
  place_unknown: ({ profile, candidates }) => candidates.length === 0 && !profile.place?.departement,
  place_ambiguous: ({ candidates }) => candidates.length > 0,
  age_unknown: ({ profile }) => profile.ages === null,
};
