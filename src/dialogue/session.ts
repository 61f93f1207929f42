/** What a conversation remembers between two messages: facts about the situation, never the words that were written. */

import type { Danger } from "../knowledge/schema.js";
import type { NeedId, NetworkId } from "../knowledge/taxonomy.js";
import { EMPTY_PROFILE, type Profile } from "../matching/profile.js";

/** What the assistant is waiting for. */
export type Waiting =
  | { for: "story" }
  | { for: "question"; id: string }
  | { for: "recap" }
  | { for: "correction" }
  | { for: "danger" }
  /** The needs that the result answered. */
  | { for: "after_result"; needs: readonly NeedId[] };

export interface Session {
  profile: Profile;
  waiting: Waiting;
  /** INSEE codes of the communes that bear the name that was said. */
  candidates: readonly string[];
  /** Questions that the person could not or did not want to answer. */
  leftAside: readonly string[];
  /** Dangers said so far. */
  dangers: readonly Danger[];
  /** Messages in a row that could not be read: not understood, off the subject or silent. */
  misunderstood: number;
  /** A person was asked for, and no place was shown since: only the commune is then asked. */
  wantsPerson: boolean;
  /** Times that the open question was put again since it was first asked. */
  repeated: number;
  /** A recap was already shown. */
  recapped: boolean;
  /** Easy-to-read words were asked for. */
  simple: boolean;
  /** The first door last shown, and what was known then: to say what a correction changes. */
  shown: { network: NetworkId; structure: string | null; profile: Profile } | null;
  /** An opinion was given on the result that is shown. */
  rated: boolean;
  /** Earlier states, the latest last, for "retour". */
  past: readonly Omit<Session, "past">[];
}

export const NEW_SESSION: Session = {
  profile: EMPTY_PROFILE,
  waiting: { for: "story" },
  candidates: [],
  leftAside: [],
  dangers: [],
  misunderstood: 0,
  wantsPerson: false,
  repeated: 0,
  recapped: false,
  simple: false,
  shown: null,
  rated: false,
  past: [],
};

/** States kept for "retour". */
const LONGEST_PAST = 10;

/** The session with its present state kept for "retour". */
export function remember(session: Session): Session {
  const { past, ...present } = session;
  return { ...session, past: [...past, present].slice(-LONGEST_PAST) };
}

/** The session with a question that will not be asked again of itself. */
export function leaveAside(session: Session, id: string): Session {
  return { ...remember(session), leftAside: [...session.leftAside, id] };
}

/** The state before the last answer, or null when there is none. */
export function stepBack(session: Session): Session | null {
  const previous = session.past.at(-1);
  return previous ? { ...previous, simple: session.simple, past: session.past.slice(0, -1) } : null;
}
