/** One Direct Line conversation: what was said lately, who is listening, and the queue of the bot's turns. */

import { randomUUID } from "node:crypto";
import type { Activity, ConversationAccount } from "botbuilder";
import { ERASE_EVENT } from "../../turn/message.js";
import { RequestError } from "../request-error.js";
import { ActivityLog, type Stamped, type Unstamped } from "./activity-log.js";
import type { Incoming } from "./incoming.js";
import type { Access } from "./tokens.js";

/** A live connection of a client. */
export interface Listener {
  send(frame: string): void;
  close(): void;
}

/** An activity as the bot receives it. */
export type ToBot = Partial<Activity> & { type: string; id: string; conversation: ConversationAccount };

const BOT = { id: "aiguilleur", name: "Aiguilleur" };
const CHANNEL = "directline";
/** Turns that may wait for the bot; a person writes far less, a flood is refused. */
const WAITING_TURNS = 20;
/** How many messages are remembered to recognise the same one sent again. */
const REMEMBERED_POSTS = 200;

/** A conversation in memory; `lastActive` is when either side last said something, in ms. */
export class Conversation {
  readonly id: string;
  readonly userId: string;
  readonly log: ActivityLog;
  readonly listeners = new Set<Listener>();
  lastActive: number;
  isEnded = false;
  #posts = new Map<string, string>();
  #turns: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(
    access: Access,
    private readonly clock: () => number,
  ) {
    this.id = access.conversationId;
    this.userId = access.userId;
    this.log = new ActivityLog(this.id, clock);
    this.lastActive = clock();
  }

  /** Gives the activity by which the bot learns that someone arrived; the client never sees it. */
  arrival(): ToBot {
    const membersAdded = [{ id: this.userId, name: "" }, { ...BOT }];
    return this.#toBot({ type: "conversationUpdate", membersAdded }, randomUUID(), new Date(this.clock()));
  }

  /** Echoes what a client sent; gives its id, and what the bot is to answer unless it was already received. */
  hear(incoming: Incoming): { id: string; toBot?: ToBot } {
    const key = incoming.channelData?.clientActivityID;
    const known = key === undefined ? undefined : this.#posts.get(key);
    if (known !== undefined) return { id: known };
    if (this.#waiting >= WAITING_TURNS) {
      throw new RequestError(429, "TooManyRequests", "Too many messages wait for an answer.", { "Retry-After": "2" });
    }
    const fields = incoming as Unstamped;
    const isListed = incoming.type !== "conversationUpdate";
    const { id, timestamp } = isListed
      ? this.#publish({ ...fields, from: { id: this.userId } as Activity["from"] })
      : { id: randomUUID(), timestamp: new Date(this.clock()) };
    if (key !== undefined) this.#remember(key, id);
    return { id, toBot: this.#toBot({ ...fields, type: incoming.type }, id, timestamp) };
  }

  /** Publishes what the bot says, all in one frame; gives the ids, empty when the conversation has ended meanwhile. */
  say(activities: readonly Partial<Activity>[]): string[] {
    if (this.isEnded) return activities.map(() => "");
    const added = activities.map((activity) => {
      if (activity.type === "event" && activity.name === ERASE_EVENT) this.log.clear();
      const { serviceUrl, recipient, replyToId, ...said } = activity;
      // Clients hold an answer back for seconds when they do not know what it answers.
      const isKnown = replyToId !== undefined && this.log.has(replyToId);
      return this.#add({ ...said, ...(isKnown && { replyToId }), from: { ...BOT } as Activity["from"] });
    });
    this.#broadcast(added);
    return added.map(({ id }) => id);
  }

  /** Runs a turn once those before it are over, whatever became of them. */
  queueTurn(turn: () => Promise<void>): Promise<void> {
    this.#waiting += 1;
    const done = this.#turns.then(turn).finally(() => {
      this.#waiting -= 1;
    });
    this.#turns = done.catch(() => undefined);
    return done;
  }

  /** Runs a task when no turn is waiting or running: at once, if it can. */
  async whenQuiet(task: () => void | Promise<void>): Promise<void> {
    if (this.#waiting > 0) await this.#turns;
    await task();
  }

  #add(activity: Unstamped): Stamped {
    this.lastActive = this.clock();
    const conversation = { id: this.id } as ConversationAccount;
    return this.log.add({ ...activity, channelId: CHANNEL, conversation });
  }

  #broadcast(added: readonly Stamped[]): void {
    if (this.listeners.size === 0) return;
    const frame = this.log.frame(added);
    for (const listener of this.listeners) listener.send(frame);
  }

  #publish(activity: Unstamped): Stamped {
    const stamped = this.#add(activity);
    this.#broadcast([stamped]);
    return stamped;
  }

  #remember(key: string, id: string): void {
    this.#posts.set(key, id);
    const [oldest] = this.#posts.keys();
    if (this.#posts.size > REMEMBERED_POSTS && oldest !== undefined) this.#posts.delete(oldest);
  }

  #toBot(fields: Partial<Activity> & { type: string }, id: string, timestamp: Date): ToBot {
    const conversation = { id: this.id } as ConversationAccount;
    const from = { id: this.userId, name: "" };
    return { ...fields, id, timestamp, channelId: CHANNEL, serviceUrl: "", conversation, from, recipient: { ...BOT } };
  }
}
