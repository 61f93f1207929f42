/** The Bot Framework adapter of Direct Line: runs the bot on what a conversation received, in process, and publishes what it says. */

import { type Activity, BotAdapter, type ConversationReference, type ResourceResponse, TurnContext } from "botbuilder";
import type { ToBot } from "./conversation.js";
import type { Conversations } from "./conversations.js";

export interface Bot {
  run(context: TurnContext): Promise<void>;
}

type Logic = (context: TurnContext) => Promise<void>;

/** Activities that mean something to the framework and nothing to a client. */
const UNSEEN_TYPES = new Set(["trace", "delay", "invokeResponse", "conversationUpdate"]);

export class DirectLineAdapter extends BotAdapter {
  constructor(
    private readonly bot: Bot,
    private readonly conversations: Conversations,
  ) {
    super();
  }

  /** Runs the bot once on an activity; fails when the bot fails. */
  deliver(activity: ToBot): Promise<void> {
    return this.runMiddleware(new TurnContext(this, activity), (context) => this.bot.run(context));
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const conversation = this.conversations.get(context.activity.conversation.id);
    if (!conversation) return activities.map(() => ({ id: "" }));
    const seen = activities.filter((activity) => !UNSEEN_TYPES.has(activity.type ?? ""));
    const ids = conversation.say(seen);
    if (seen.some((activity) => activity.type === "endOfConversation")) this.conversations.end(conversation, "bot");
    return activities.map((activity) => ({ id: ids[seen.indexOf(activity)] ?? "" }));
  }

  /** Always fails: Direct Line clients cannot change what they have shown. */
  override async updateActivity(): Promise<void> {
    throw new Error("Direct Line cannot change an activity once sent.");
  }

  /** Always fails: Direct Line clients cannot take back what they have shown. */
  override async deleteActivity(): Promise<void> {
    throw new Error("Direct Line cannot delete an activity once sent.");
  }

  /** Runs `logic` in a conversation as soon as its turns are over; not to be awaited from inside one of its turns. */
  override async continueConversation(reference: Partial<ConversationReference>, logic: Logic): Promise<void> {
    const conversation = this.conversations.find(reference.conversation?.id ?? "");
    const event = { type: "event", name: "continueConversation" };
    const activity = TurnContext.applyConversationReference(event, reference, true);
    await conversation.queueTurn(() => this.runMiddleware(new TurnContext(this, activity), logic));
  }

  override async continueConversationAsync(
    _bot: unknown,
    reference: Partial<ConversationReference>,
    logicOrAudience: Logic | string,
    logic?: Logic,
  ): Promise<void> {
    const chosen = typeof logicOrAudience === "string" ? logic : logicOrAudience;
    if (!chosen) throw new Error("continueConversationAsync needs a function to run.");
    await this.continueConversation(reference, chosen);
  }
}
