/** What Direct Line does, whatever the transport: admit a caller, start a conversation, receive what the person says. */

import { RequestError } from "../request-error.js";
import { type Bot, DirectLineAdapter } from "./adapter.js";
import type { Conversation, ToBot } from "./conversation.js";
import { Conversations } from "./conversations.js";
import { readIncoming } from "./incoming.js";
import { type Access, createTokens, type Tokens } from "./tokens.js";

export type DirectLineErrorCode = "TURN_FAILED" | "POLL_FAILED" | "SESSION_WIPE_FAILED";

export interface DirectLineOptions {
  bot: Bot;
  /** Now, in ms. */
  clock: () => number;
  /** At least 32 bytes; whoever knows it can speak for anyone. */
  tokenSecret: string;
  /** Life of a token; the official client renews its own every 15 minutes. */
  tokenMinutes: number;
  /** A conversation where nobody says anything for this long ends. */
  idleMinutes: number;
  /** What the person reads when a turn fails, in French. */
  apology: string;
  /** Address under which clients reach us, when it differs from the Host that we are asked for (a proxy, TLS). */
  publicUrl?: string;
  /** Conversations open at once; beyond, new ones are refused. 20,000 unless told. */
  maxConversations?: number;
  /** Told when a conversation is over, so that all that is known of it is wiped. */
  onEnd?: (conversationId: string) => void | Promise<void>;
  /** Told what went wrong, by a code: never with anything a person wrote. */
  onError?: (code: DirectLineErrorCode) => void;
}

const MS_PER_MINUTE = 60_000;

export class DirectLine {
  readonly tokens: Tokens;
  readonly conversations: Conversations;
  readonly adapter: DirectLineAdapter;

  constructor(private readonly options: DirectLineOptions) {
    const { clock, idleMinutes, tokenMinutes, tokenSecret } = options;
    this.tokens = createTokens(tokenSecret, tokenMinutes, clock);
    this.conversations = new Conversations({
      clock,
      idleMs: idleMinutes * MS_PER_MINUTE,
      tokenMs: tokenMinutes * MS_PER_MINUTE,
      maximum: options.maxConversations ?? 20_000,
      onEnd: (conversationId) => options.onEnd?.(conversationId),
      onError: (code) => options.onError?.(code),
    });
    this.adapter = new DirectLineAdapter(options.bot, this.conversations);
  }

  /** Gives what a token allows; throws a 403 when it is for another conversation than `conversationId`. */
  admit(token: string | undefined, conversationId: string): Access {
    const access = this.tokens.read(token);
    if (access.conversationId === conversationId) return access;
    throw new RequestError(403, "TokenMismatch", "Authorization: the token is for another conversation.");
  }

  /** Starts the conversation and lets the bot welcome the person; gives false when it was already open. */
  start(access: Access): boolean {
    const { conversation, isNew } = this.conversations.start(access);
    if (isNew) this.#runTurn(conversation, conversation.arrival());
    return isNew;
  }

  /** Echoes an activity, hands it to the bot for later, and gives its id; throws a 400 that names a wrong field. */
  receive(conversation: Conversation, body: unknown): string {
    const incoming = readIncoming(body);
    const { id, toBot } = conversation.hear(incoming);
    if (toBot) this.#runTurn(conversation, toBot);
    if (incoming.type === "endOfConversation") this.conversations.end(conversation);
    return id;
  }

  #runTurn(conversation: Conversation, activity: ToBot): void {
    const turn = async () => {
      try {
        await this.adapter.deliver(activity);
      } catch {
        conversation.say([{ type: "message", text: this.options.apology, replyToId: activity.id }]);
        this.options.onError?.("TURN_FAILED");
      }
    };
    conversation.queueTurn(turn).catch(() => undefined);
  }
}
