/** Talks in the terminal: a Bot Framework adapter that reads lines and prints what the bot says. */

import { createInterface } from "node:readline/promises";
import { type Activity, ActivityTypes, BotAdapter, type ResourceResponse, TurnContext } from "botbuilder";

const ME = { id: "moi", name: "" };
const BOT = { id: "aiguilleur", name: "Aiguilleur" };

export interface TerminalOptions {
  bot: { run(context: TurnContext): Promise<void> };
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  /** "terminal", or "telephony" to hear what the phone says. */
  channelId: string;
  /** Printed after each turn, with what the person wrote. */
  explain?: (text: string) => string;
}

export class TerminalAdapter extends BotAdapter {
  private count = 0;

  constructor(private readonly options: TerminalOptions) {
    super();
  }

  /** Welcomes, then answers each line until the input ends. */
  async talk(): Promise<void> {
    await this.deliver({ type: ActivityTypes.ConversationUpdate, membersAdded: [ME, BOT] });
    const lines = createInterface({ input: this.options.input });
    this.prompt();
    for await (const line of lines) {
      if (this.options.explain) this.print(this.options.explain(line));
      await this.deliver({ type: ActivityTypes.Message, text: line });
      this.prompt();
    }
    this.print("");
  }

  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    for (const { type, text, suggestedActions } of activities) {
      if (type !== ActivityTypes.Message) continue;
      this.print(`\n${text ?? ""}`);
      const labels = suggestedActions?.actions.map((action) => `[${action.title}]`) ?? [];
      if (labels.length > 0) this.print(labels.join(" "));
    }
    return activities.map(() => ({ id: "" }));
  }

  /** Always fails: what is printed stays printed. */
  override async updateActivity(): Promise<void> {
    throw new Error("A terminal cannot change what it has printed.");
  }

  override async deleteActivity(): Promise<void> {
    throw new Error("A terminal cannot take back what it has printed.");
  }

  override async continueConversation(): Promise<void> {
    throw new Error("A terminal only answers.");
  }

  override async continueConversationAsync(): Promise<void> {
    throw new Error("A terminal only answers.");
  }

  private deliver(activity: Partial<Activity>): Promise<void> {
    this.count += 1;
    const { channelId } = this.options;
    const received = {
      ...activity,
      id: String(this.count),
      channelId,
      conversation: { id: "terminal" },
      from: ME,
      recipient: BOT,
    };
    return this.runMiddleware(new TurnContext(this, received as Activity), (context) => this.options.bot.run(context));
  }

  private prompt(): void {
    this.options.output.write("\n> ");
  }

  private print(line: string): void {
    this.options.output.write(`${line}\n`);
  }
}
