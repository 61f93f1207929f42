/** Serves the real page beside a small Direct Line whose troubles a test can order. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Request, Response, Server } from "restify";
import { type WebSocket, WebSocketServer } from "ws";
import { RequestError } from "../../src/channels/request-error.js";
import { createWebServer, handler, onUpgrade, refuseUpgrade, sendJson } from "../../src/channels/server.js";
import { bundleSite } from "../../src/channels/site/bundle.js";
import { mountSite } from "../../src/channels/site/site.js";
import { PROJECT_ROOT } from "../../src/project-root.js";

export interface FakeActivity {
  type: string;
  text?: string;
  [field: string]: unknown;
}

/** What the fake assistant answers; `undefined` is the arrival of a person. */
export type FakeAssistant = (text: string | undefined) => FakeActivity[];

interface Conversation {
  id: string;
  userId: string;
  activities: FakeActivity[];
  sockets: Set<WebSocket>;
}

const ROOT = "/v3/directline";
const STREAM = /^\/v3\/directline\/conversations\/([\w-]+)\/stream$/;
let builtSite: Promise<string> | undefined;

/** Gives the folder of a freshly bundled site, the same for the whole run. */
export function buildSite(): Promise<string> {
  builtSite ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), "aiguilleur-site-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    await bundleSite(PROJECT_ROOT, folder);
    return folder;
  })();
  return builtSite;
}

/** Starts a server on a free port; `close` ends it with its sockets. */
export async function listen(server: Server): Promise<{ url: string; close: () => Promise<void> }> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, close };
}

export class FakeDirectLine {
  /** Troubles that the test turns on and off. */
  refuseSockets = false;
  muteSockets = false;
  refusePosts: number | undefined;
  unreachable = false;
  tokenSeconds = 1800;
  /** What was asked of the server, as "METHOD path", without ids. */
  readonly requests: string[] = [];
  private readonly conversations = new Map<string, Conversation>();
  private readonly streams = new WebSocketServer({ noServer: true });

  constructor(private readonly assistant: FakeAssistant) {}

  /** Says something in every open conversation. */
  say(activity: FakeActivity): void {
    for (const conversation of this.conversations.values()) this.add(conversation, activity, "aiguilleur");
  }

  /** Sends everything again, as a service that lost count does. */
  repeat(): void {
    for (const conversation of this.conversations.values()) {
      for (const socket of conversation.sockets) socket.send(this.since(conversation, 0));
    }
  }

  /** Cuts every socket, as a tunnel does. */
  cut(): void {
    for (const { sockets } of this.conversations.values()) for (const socket of sockets) socket.terminate();
  }

  /** Ends every conversation, as silence does. */
  endAll(): void {
    const sockets = [...this.conversations.values()].flatMap((conversation) => [...conversation.sockets]);
    this.conversations.clear();
    for (const socket of sockets) socket.close();
  }

  /** Gives every text that people sent, in order. */
  heard(): string[] {
    const all = [...this.conversations.values()].flatMap((conversation) => conversation.activities);
    return all.filter((activity) => activity.clientId !== undefined).map((activity) => activity.text ?? "");
  }

  mount(server: Server): void {
    const conversation = `${ROOT}/conversations/:id`;
    server.post(
      `${ROOT}/tokens/generate`,
      this.route((req, res) => sendJson(res, 200, this.generate(req))),
    );
    server.post(
      `${ROOT}/tokens/refresh`,
      this.route((req, res) => sendJson(res, 200, this.grant(this.find(req)))),
    );
    server.post(
      `${ROOT}/conversations`,
      this.route((req, res) => this.open(req, res)),
    );
    server.get(
      conversation,
      this.route((req, res) => sendJson(res, 200, this.describe(req, this.find(req)))),
    );
    server.get(
      `${conversation}/activities`,
      this.route((req, res) => this.answerPoll(req, res)),
    );
    server.post(
      `${conversation}/activities`,
      this.route((req, res) => this.hear(req, res)),
    );
    onUpgrade(server, STREAM, (req, socket, head, path) => {
      const found = this.conversations.get(path[1] ?? "");
      if (this.unreachable) socket.destroy();
      else if (this.refuseSockets || !found) refuseUpgrade(socket, new RequestError(403, "Refused", "No sockets."));
      else this.streams.handleUpgrade(req, socket, head, (client) => this.stream(client, found, req.url ?? ""));
    });
  }

  private route(answer: (req: Request, res: Response) => void) {
    return handler((req, res) => {
      this.requests.push(`${req.method} ${req.path().replace(/conversations\/[\w-]+/, "conversations/:id")}`);
      if (this.unreachable) req.socket.destroy();
      else answer(req, res);
    });
  }

  private generate(req: Request) {
    const created = {
      id: randomUUID(),
      userId: String(req.body?.user?.id),
      activities: [],
      sockets: new Set<WebSocket>(),
    };
    this.conversations.set(created.id, created);
    return this.grant(created);
  }

  private grant(conversation: Conversation) {
    return { conversationId: conversation.id, token: `token.${conversation.id}`, expires_in: this.tokenSeconds };
  }

  private find(req: Request): Conversation {
    const id = String(req.headers.authorization).replace("Bearer token.", "");
    const found = this.conversations.get(id);
    if (!found) throw new RequestError(404, "ConversationNotFound", "It has ended.");
    return found;
  }

  private describe(req: Request, conversation: Conversation) {
    const query = `watermark=${req.query.watermark ?? 0}&t=${conversation.id}`;
    const streamUrl = `ws://${req.headers.host}${ROOT}/conversations/${conversation.id}/stream?${query}`;
    return { ...this.grant(conversation), streamUrl };
  }

  private open(req: Request, res: Response): void {
    const conversation = this.find(req);
    sendJson(res, 201, this.describe(req, conversation));
    for (const activity of this.assistant(undefined)) this.add(conversation, activity, "aiguilleur");
  }

  private hear(req: Request, res: Response): void {
    const conversation = this.find(req);
    if (this.refusePosts !== undefined) throw new RequestError(this.refusePosts, "Refused", "Not now.");
    const clientId = req.body.channelData.clientActivityID;
    const known = conversation.activities.find((activity) => activity.clientId === clientId);
    const echo = known ?? this.add(conversation, { ...req.body, clientId }, conversation.userId);
    sendJson(res, 200, { id: echo.id });
    if (known) return;
    for (const activity of this.assistant(req.body.text)) this.add(conversation, activity, "aiguilleur");
  }

  private add(conversation: Conversation, activity: FakeActivity, from: string): FakeActivity {
    const id = `${conversation.id}|${conversation.activities.length + 1}`;
    const stamped = { ...activity, id, from: { id: from } };
    conversation.activities.push(stamped);
    if (this.muteSockets) return stamped;
    for (const socket of conversation.sockets)
      socket.send(this.since(conversation, conversation.activities.length - 1));
    return stamped;
  }

  private since(conversation: Conversation, watermark: number): string {
    const activities = conversation.activities.slice(watermark);
    return JSON.stringify({ activities, watermark: String(conversation.activities.length) });
  }

  private answerPoll(req: Request, res: Response): void {
    sendJson(res, 200, JSON.parse(this.since(this.find(req), Number(req.query.watermark) || 0)));
  }

  private stream(client: WebSocket, conversation: Conversation, url: string): void {
    const watermark = Number(new URL(url, "ws://localhost").searchParams.get("watermark"));
    conversation.sockets.add(client);
    client.on("close", () => conversation.sockets.delete(client));
    if (conversation.activities.length > watermark) client.send(this.since(conversation, watermark));
  }
}

/** Starts the page with a fake assistant behind it. */
export async function servePage(assistant: FakeAssistant) {
  const server = createWebServer({ allowedOrigins: [], isReady: () => true });
  const fake = new FakeDirectLine(assistant);
  fake.mount(server);
  mountSite(server, { root: await buildSite() });
  return { ...(await listen(server)), fake };
}
