/** What goes in and out of a turn, on every channel. */

import type { Opinion } from "../dialogue/flow.js";
import type { DoorWords } from "../dialogue/wording-values.js";
import type { NeedId, NetworkId, StatusId } from "../knowledge/taxonomy.js";

/** Event that tells a page to clear its screen, and a channel to drop what it kept of the conversation. */
export const ERASE_EVENT = "aiguilleur/effacer";

export type Channel = "web" | "phone";

export interface Message {
  text: string;
  channel: Channel;
  /** Age in years read by the recognisers in time, when they were asked. */
  recognisedAge?: number | null;
}

export interface Reply {
  /** Complete in itself: a channel that shows nothing else loses nothing. */
  text: string;
  /** Suggested answers; each is read as if the person had written it. */
  choices: readonly string[];
  /** Numbers to call at once, for channels that can show a button; `text` says them too. */
  calls?: readonly { label: string; phone: string }[];
  /** One place to go, for channels that can show a card; `text` says the same. */
  door?: DoorWords;
}

/** What a turn may be counted by: enumerated values only, never what was written. */
export type Fact =
  | {
      kind: "referred";
      channel: Channel;
      status: StatusId;
      needs: readonly NeedId[];
      departement: string | null;
      networks: readonly NetworkId[];
    }
  | { kind: "danger"; channel: Channel }
  | { kind: "opinion"; channel: Channel; opinion: Opinion }
  | { kind: "misunderstood"; channel: Channel };
