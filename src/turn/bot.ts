/** The Bot Framework bot around the turn: finds the session, takes the turn, keeps the session, sends the replies. */

import { ActivityHandler, type TurnContext } from "botbuilder";
import { NEW_SESSION } from "../dialogue/session.js";
import type { LogEvent } from "../log.js";
import { anyHumanContact } from "../matching/human-contact.js";
import type { KeptSession, SessionStore } from "../storage/sessions.js";
import { NO_RECOGNISERS, type Recognisers } from "../understanding/recognisers/recognisers.js";
import { channelOf, toActivities } from "./activities.js";
import { ERASE_EVENT, type Reply } from "./message.js";
import { resumeTurn, type Turn, takeTurn, welcome, whatWasAsked } from "./turn.js";
import type { World } from "./world.js";

export interface BotOptions {
  /** Called at each turn: the knowledge may have been reloaded, and time passes. */
  world: () => World;
  sessions: SessionStore;
  recognisers?: Recognisers;
  /** Receives enumerated facts only. */
  log: (event: LogEvent) => void;
}

const REMEMBERED_ACTIVITIES = 20;

export class OrientationBot extends ActivityHandler {
  private readonly queues = new Map<string, Promise<void>>();

  constructor(private readonly options: BotOptions) {
    super();
    this.onMessage((context) => this.inOrder(context, () => this.answer(context)));
    this.onMembersAdded((context) => this.inOrder(context, () => this.greet(context)));
    this.onEndOfConversation(async (context) => this.options.sessions.delete(context.activity.conversation.id));
  }

  /** Never two turns of one conversation at once: each starts from the session that the last one left. */
  private inOrder(context: TurnContext, turn: () => Promise<void>): Promise<void> {
    const { id } = context.activity.conversation;
    const done = (this.queues.get(id) ?? Promise.resolve()).then(turn);
    const settled = done
      .catch(() => undefined)
      .finally(() => this.queues.get(id) === settled && this.queues.delete(id));
    this.queues.set(id, settled);
    return done;
  }

  private async greet(context: TurnContext): Promise<void> {
    const { membersAdded = [], recipient, conversation, channelId } = context.activity;
    if (!membersAdded.some((member) => member.id !== recipient?.id)) return;
    const turn = welcome(channelOf(channelId), this.options.world());
    this.options.sessions.set(conversation.id, { session: turn.session, answered: [] });
    await send(context, turn.replies);
  }

  private async answer(context: TurnContext): Promise<void> {
    const { id = "", conversation } = context.activity;
    const kept = this.options.sessions.get(conversation.id);
    if (id !== "" && kept?.answered.includes(id)) return;
    const turn = await this.attempt(context, kept);
    if (!turn) return;
    const answered = [...(kept?.answered ?? []), id].slice(-REMEMBERED_ACTIVITIES);
    this.options.sessions.set(conversation.id, { session: turn.session, answered });
    for (const fact of turn.facts) this.options.log({ event: "turn", ...fact });
    if (turn.erase) await context.sendActivity({ type: "event", name: ERASE_EVENT });
    await send(context, turn.replies);
  }

  /** The turn, or null when it failed: the person has then been told so calmly, and their session is as it was. */
  private async attempt(context: TurnContext, kept: KeptSession | undefined): Promise<Turn | null> {
    const session = kept?.session ?? NEW_SESSION;
    const world = this.options.world();
    const channel = channelOf(context.activity.channelId);
    const text = typeof context.activity.text === "string" ? context.activity.text : "";
    try {
      const asked = whatWasAsked(session, world);
      const recognisedAge = asked === "age" ? await (this.options.recognisers ?? NO_RECOGNISERS).readAge(text) : null;
      const message = { text, channel, recognisedAge };
      return kept ? takeTurn(session, message, world) : resumeTurn(message, world);
    } catch {
      this.options.log({ event: "error", code: "TURN_FAILED" });
      const { label, phone } = anyHumanContact(session.profile, world.knowledge);
      await send(context, [{ text: world.wording.say("common/panne", channel, { label, phone }), choices: [] }]);
      return null;
    }
  }
}

async function send(context: TurnContext, replies: readonly Reply[]): Promise<void> {
  const activities = toActivities(replies, context.activity.channelId);
  if (activities.length > 0) await context.sendActivities(activities);
}
