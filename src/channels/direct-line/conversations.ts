/** Holds the open Direct Line conversations, in memory only, and ends each one in time. */

import { RequestError } from "../request-error.js";
import { Conversation } from "./conversation.js";
import type { Access } from "./tokens.js";

export interface ConversationRules {
  /** Now, in ms. */
  clock: () => number;
  /** A conversation where nobody says anything for this long ends. */
  idleMs: number;
  /** Life of a token: an ended conversation stays ended for as long as a token for it may live. */
  tokenMs: number;
  maximum: number;
  /** Told once, when the last turn of an ended conversation is over. */
  onEnd: (conversationId: string) => void | Promise<void>;
  onError: (code: "SESSION_WIPE_FAILED") => void;
}

/** How long the bot's last words wait for a client that polls. */
const LAST_WORDS_MS = 20_000;

export class Conversations {
  readonly #open = new Map<string, Conversation>();
  readonly #ended = new Map<string, { at: number; lastWords?: Conversation }>();
  readonly #endings = new Set<Promise<void>>();

  constructor(private readonly rules: ConversationRules) {}

  get size(): number {
    return this.#open.size;
  }

  /** Gives the open conversation; throws a 404 when it has ended or never started. */
  find(id: string): Conversation {
    return this.get(id) ?? refuseUnknown();
  }

  /** Gives the open conversation, if it is. */
  get(id: string): Conversation | undefined {
    const conversation = this.#open.get(id);
    if (!conversation || this.rules.clock() - conversation.lastActive < this.rules.idleMs) return conversation;
    this.end(conversation);
    return undefined;
  }

  /** Gives the open conversation, or what the bot said just before it ended it: once, and shortly after. */
  findToRead(id: string): Conversation {
    const ended = this.#ended.get(id);
    const lastWords = ended?.lastWords;
    if (!ended || !lastWords || this.rules.clock() - ended.at > LAST_WORDS_MS) return this.find(id);
    delete ended.lastWords;
    return lastWords;
  }

  /** Starts the conversation, or gives the one that is open; throws a 404 when it has ended, a 503 when all are taken. */
  start(access: Access): { conversation: Conversation; isNew: boolean } {
    const id = access.conversationId;
    const open = this.get(id);
    if (open) return { conversation: open, isNew: false };
    this.refuseEnded(id);
    if (this.#open.size >= this.rules.maximum) {
      throw new RequestError(503, "ServiceBusy", "Too many conversations are open.", { "Retry-After": "60" });
    }
    const conversation = new Conversation(access, this.rules.clock);
    this.#open.set(id, conversation);
    return { conversation, isNew: true };
  }

  /** Throws a 404 when a conversation was open and is no longer; one that has not started yet is fine. */
  refuseEnded(id: string): void {
    if (!this.get(id) && this.#ended.has(id)) refuseUnknown();
  }

  /** Ends a conversation: nothing of it can be read again, save by a polling client the bot's last words. */
  end(conversation: Conversation, reason: "bot" | "other" = "other"): void {
    if (conversation.isEnded) return;
    conversation.isEnded = true;
    this.#open.delete(conversation.id);
    const isHeard = reason !== "bot" || conversation.listeners.size > 0;
    if (isHeard) conversation.log.clear();
    this.#ended.set(conversation.id, { at: this.rules.clock(), ...(!isHeard && { lastWords: conversation }) });
    for (const listener of conversation.listeners) listener.close();
    const ending = this.#wipe(conversation).finally(() => this.#endings.delete(ending));
    this.#endings.add(ending);
  }

  /** Ends the conversations that fell silent, and forgets those whose tokens have all expired. */
  sweep(): void {
    for (const id of this.#open.keys()) this.get(id);
    for (const [id, ended] of this.#ended) {
      const age = this.rules.clock() - ended.at;
      if (age > LAST_WORDS_MS) delete ended.lastWords;
      if (age > this.rules.tokenMs) this.#ended.delete(id);
    }
  }

  /** Ends every conversation, and waits until each one is wiped. */
  async close(): Promise<void> {
    for (const conversation of this.#open.values()) this.end(conversation);
    await Promise.all(this.#endings);
  }

  async #wipe(conversation: Conversation): Promise<void> {
    try {
      await conversation.whenQuiet(() => this.rules.onEnd(conversation.id));
    } catch {
      this.rules.onError("SESSION_WIPE_FAILED");
    }
  }
}

function refuseUnknown(): never {
  throw new RequestError(404, "ConversationNotFound", "This conversation has ended, or never started.");
}
