/** Keeps the sessions in memory only: a conversation that falls silent is forgotten, and nothing ever reaches a disk. */

import type { Session } from "../dialogue/session.js";

export interface KeptSession {
  session: Session;
  /** Ids of the last activities answered: the platform may deliver one twice. */
  answered: readonly string[];
}

export interface SessionStore {
  get(conversationId: string): KeptSession | undefined;
  set(conversationId: string, kept: KeptSession): void;
  delete(conversationId: string): void;
}

export class MemorySessions implements SessionStore {
  private readonly kept = new Map<string, KeptSession & { lastUsed: number }>();

  /** `clock` in ms; a session unused for `idleMinutes` is gone. */
  constructor(
    private readonly clock: () => number,
    private readonly idleMinutes: number,
  ) {}

  get(conversationId: string): KeptSession | undefined {
    const found = this.kept.get(conversationId);
    if (!found || this.isOver(found.lastUsed)) return undefined;
    return found;
  }

  set(conversationId: string, kept: KeptSession): void {
    this.kept.set(conversationId, { ...kept, lastUsed: this.clock() });
  }

  delete(conversationId: string): void {
    this.kept.delete(conversationId);
  }

  /** Forgets the sessions that are over; to be called from time to time. */
  sweep(): void {
    for (const [id, { lastUsed }] of this.kept) if (this.isOver(lastUsed)) this.kept.delete(id);
  }

  get size(): number {
    return this.kept.size;
  }

  private isOver(lastUsed: number): boolean {
    return this.clock() - lastUsed >= this.idleMinutes * 60_000;
  }
}
