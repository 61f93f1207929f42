/** The bot with its sessions and its log, and an adapter that keeps what it sends. */

import { type Activity, BotAdapter, type ResourceResponse, TurnContext } from "botbuilder";
import type { LogEvent } from "../../src/log.js";
import { MemorySessions } from "../../src/storage/sessions.js";
import { OrientationBot } from "../../src/turn/bot.js";
import type { World } from "../../src/turn/world.js";
import { NOW, worldNow } from "./conversation.js";

/** The conversation of a desk. */
export const CONVERSATION = "conversation-1";

export interface Desk {
  sessions: MemorySessions;
  log: LogEvent[];
  /** Gives what the bot sends in answer. */
  send(activity: Partial<Activity>): Promise<Partial<Activity>[]>;
  say(text: string, id?: string): Promise<string>;
}

export interface DeskOptions {
  world?: () => World;
  readAge?: (text: string) => Promise<number | null>;
  idleMinutes?: number;
  clock?: () => number;
}

/** Keeps what the bot sends. */
class RecordingAdapter extends BotAdapter {
  readonly sent: Partial<Activity>[] = [];

  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    this.sent.push(...activities);
    return activities.map(() => ({ id: "" }));
  }

  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(): Promise<void> {}
  override async continueConversationAsync(): Promise<void> {}
}

export function openDesk({
  world = worldNow,
  readAge,
  idleMinutes = 30,
  clock = () => NOW.getTime(),
}: DeskOptions = {}): Desk {
  const sessions = new MemorySessions(clock, idleMinutes);
  const log: LogEvent[] = [];
  const recognisers = readAge ? { recognisers: { readAge, close: async () => undefined } } : {};
  const bot = new OrientationBot({ world, sessions, log: (event) => log.push(event), ...recognisers });
  const ids = Array.from({ length: 100 }, (_, index) => `activity-${index}`);
  async function send(activity: Partial<Activity>): Promise<Partial<Activity>[]> {
    const adapter = new RecordingAdapter();
    const people = { from: { id: "person", name: "" }, recipient: { id: "bot", name: "" } };
    const received = {
      channelId: "directline",
      conversation: { id: CONVERSATION },
      ...people,
      ...activity,
    } as Activity;
    await bot.run(new TurnContext(adapter, received));
    return adapter.sent;
  }
  const say = async (text: string, id = ids.shift() ?? "") =>
    (await send({ type: "message", text, id })).map((activity) => activity.text ?? "").join("\n");
  return { sessions, log, send, say };
}
