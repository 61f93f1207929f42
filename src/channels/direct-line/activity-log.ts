/** Keeps the last activities of one conversation, numbered and stamped, so that a client can catch up from its watermark. */

import type { Activity } from "botbuilder";

/** An activity without the fields that the list itself stamps. */
export type Unstamped = Partial<Omit<Activity, "id" | "timestamp">>;

/** What an activity received when it was added, and its JSON as it goes out to clients. */
export interface Stamped {
  id: string;
  timestamp: Date;
  json: string;
}

const KEPT_ACTIVITIES = 200;
/** In UTF-16 units; long texts count, so that one conversation cannot fill the memory. */
const KEPT_LENGTH = 1_000_000;

/** The list of one conversation: numbers and timestamps only grow, whatever is dropped. */
export class ActivityLog {
  #entries: Array<{ sequence: number; id: string; json: string }> = [];
  #length = 0;
  #sequence = 0;
  #lastTime = 0;

  constructor(
    private readonly conversationId: string,
    private readonly clock: () => number,
  ) {}

  /** Stamps and keeps an activity; throws, keeping nothing, when it cannot be written as JSON. */
  add(activity: Unstamped): Stamped {
    const sequence = this.#sequence + 1;
    const time = Math.max(this.clock(), this.#lastTime + 1);
    const id = `${this.conversationId}|${String(sequence).padStart(7, "0")}`;
    const timestamp = new Date(time);
    const json = JSON.stringify({ ...activity, id, timestamp });
    this.#sequence = sequence;
    this.#lastTime = time;
    this.#entries.push({ sequence, id, json });
    this.#length += json.length;
    this.#dropOldest();
    return { id, timestamp, json };
  }

  /** Gives the JSON of activities just added, with the watermark that they bring. */
  frame(added: readonly Stamped[]): string {
    return activitySet(
      added.map(({ json }) => json),
      this.#sequence,
    );
  }

  /** Gives the JSON `{"activities":[…],"watermark":"…"}` of what came after a sequence number. */
  after(sequence: number): string {
    const missed = this.#entries.filter((entry) => entry.sequence > sequence);
    return activitySet(
      missed.map((entry) => entry.json),
      this.#sequence,
    );
  }

  /** Whether something came after a sequence number and is still kept. */
  hasAfter(sequence: number): boolean {
    return (this.#entries.at(-1)?.sequence ?? 0) > sequence;
  }

  /** Whether an activity is still kept. */
  has(id: string): boolean {
    return this.#entries.findLast((entry) => entry.id === id) !== undefined;
  }

  /** Forgets every activity; numbers go on. */
  clear(): void {
    this.#entries = [];
    this.#length = 0;
  }

  #dropOldest(): void {
    while (this.#entries.length > KEPT_ACTIVITIES || (this.#length > KEPT_LENGTH && this.#entries.length > 1)) {
      this.#length -= this.#entries.shift()?.json.length ?? 0;
    }
  }
}

function activitySet(activities: string[], watermark: number): string {
  return `{"activities":[${activities.join(",")}],"watermark":"${watermark}"}`;
}
