/** A Direct Line service with a tiny echo bot, a clock that the test moves, and a client that speaks plain HTTP. */

import { type Activity, ActivityHandler, type TurnContext } from "botbuilder";
import type { Server } from "restify";
import { type MountedDirectLine, mountDirectLine } from "../../../src/channels/direct-line/mount.js";
import { createWebServer } from "../../../src/channels/server.js";

export const APOLOGY = "Désolé, je n’ai pas pu répondre.";
export const TOKEN_SECRET = "a secret of at least thirty-two bytes";
export const MINUTE = 60_000;

/** Repeats messages, welcomes whoever arrives, and obeys a few words that the tests need. */
export class EchoBot extends ActivityHandler {
  readonly turns: Array<Partial<Activity>> = [];

  constructor(private readonly during: (context: TurnContext) => Promise<unknown> = async () => undefined) {
    super();
    this.onTurn(async (context, next) => {
      this.turns.push(structuredClone(context.activity));
      await this.during(context);
      await next();
    });
    this.onMembersAdded(async (context, next) => {
      await context.sendActivity("Bonjour.");
      await next();
    });
    this.onMessage(async (context, next) => {
      await context.sendActivity(`écho : ${context.activity.text}`);
      await next();
    });
  }
}

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

export interface Opened {
  conversationId: string;
  token: string;
  expires_in: number;
  streamUrl: string;
}

export interface ErrorBody {
  error: { code: string; message: string };
}

export interface ActivitySet {
  activities: Array<Activity & { timestamp: string }>;
  watermark: string;
}

export interface Service {
  url: string;
  server: Server;
  line: MountedDirectLine;
  clock: { now: number };
  /** Conversations that ended, in order. */
  ended: string[];
  /** Codes of what went wrong, in order. */
  errors: string[];
  call<T>(method: string, path: string, token?: string, body?: unknown): Promise<Answer<T>>;
  open(): Promise<Opened>;
  post(opened: Opened, activity: unknown): Promise<Answer<{ id: string } & ErrorBody>>;
  read(opened: Opened, watermark?: string): Promise<ActivitySet>;
  stop(): Promise<void>;
}

type Settings = Partial<Parameters<typeof mountDirectLine>[1]>;

/** Starts a service on a free port of the loop-back. */
export async function startService(settings: Settings = {}): Promise<Service> {
  const clock = { now: Date.UTC(2026, 0, 5, 9) };
  const ended: string[] = [];
  const errors: string[] = [];
  const server = createWebServer({ allowedOrigins: [], isReady: () => true, onError: (code) => errors.push(code) });
  const line = mountDirectLine(server, {
    bot: new EchoBot(),
    clock: () => clock.now,
    tokenSecret: TOKEN_SECRET,
    tokenMinutes: 30,
    idleMinutes: 20,
    apology: APOLOGY,
    onEnd: (id) => {
      ended.push(id);
    },
    onError: (code) => errors.push(code),
    ...settings,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  return { url, server, line, clock, ended, errors, ...createClient(url), stop: () => stop(server, line) };
}

function createClient(url: string): Pick<Service, "call" | "open" | "post" | "read"> {
  async function call<T>(method: string, path: string, token?: string, body?: unknown): Promise<Answer<T>> {
    const answer = await fetch(`${url}/v3/directline${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as T };
  }
  return {
    call,
    open: async () => (await call<Opened>("POST", "/conversations")).body,
    post: ({ conversationId, token }, activity) =>
      call("POST", `/conversations/${conversationId}/activities`, token, activity),
    read: async ({ conversationId, token }, watermark = "") =>
      (await call<ActivitySet>("GET", `/conversations/${conversationId}/activities?watermark=${watermark}`, token))
        .body,
  };
}

async function stop(server: Server, line: MountedDirectLine): Promise<void> {
  await line.close();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  (server.server as { closeAllConnections?: () => void }).closeAllConnections?.();
  await closed;
}

/** Gives the texts of a set of activities, in order. */
export function textsOf({ activities }: ActivitySet): Array<string | undefined> {
  return activities.map((activity) => activity.text);
}

/** Gives a promise, and what fulfils it. */
export function createGate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
