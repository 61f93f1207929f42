/** The WebSocket of Direct Line: replays what a client missed, then sends every activity as it is said. */

import type { Server } from "restify";
import { type WebSocket, WebSocketServer } from "ws";
import { RequestError } from "../request-error.js";
import { onUpgrade, refuseUpgrade } from "../server.js";
import type { Conversation, Listener } from "./conversation.js";
import { readWatermark } from "./incoming.js";
import { readBearer } from "./tokens.js";

/** Gives the open conversation that a token allows; throws the refusal. */
type Admit = (token: string | undefined, conversationId: string) => Conversation;

const STREAM_PATH = /^\/v3\/directline\/conversations\/([\w-]+)\/stream$/;
const SOCKET_OPTIONS = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  /** In bytes; clients only send empty pings. */
  maxPayload: 1024,
  /** In ms; how long a client that has gone may hold its socket open. */
  closeTimeout: 2000,
};
/** Bytes that may wait for a slow client; beyond, it is cut off, and catches up from its watermark. */
const MAX_WAITING = 1024 * 1024;
const MAX_LISTENERS = 8;

/** Answers the stream's upgrades on the server. */
export function mountStream(server: Server, admit: Admit): void {
  const sockets = new WebSocketServer(SOCKET_OPTIONS);
  onUpgrade(server, STREAM_PATH, (req, socket, head, path) => {
    const query = new URLSearchParams((req.url ?? "").split("?")[1]);
    try {
      const token = query.get("t") ?? readBearer(req.headers.authorization);
      const conversation = admit(token, path[1] ?? "");
      if (conversation.listeners.size >= MAX_LISTENERS)
        throw new RequestError(429, "TooManySockets", "Too many sockets.");
      const watermark = readWatermark(query.get("watermark"));
      sockets.handleUpgrade(req, socket, head, (client) => listen(client, conversation, watermark));
    } catch (error) {
      refuseUpgrade(socket, error instanceof RequestError ? error : unexpected());
    }
  });
}

function listen(client: WebSocket, conversation: Conversation, watermark: number): void {
  const listener: Listener = {
    send: (frame) => (client.bufferedAmount > MAX_WAITING ? client.terminate() : client.send(frame)),
    close: () => client.close(1000),
  };
  client.on("error", () => client.terminate());
  client.on("close", () => conversation.listeners.delete(listener));
  conversation.listeners.add(listener);
  if (conversation.log.hasAfter(watermark)) listener.send(conversation.log.after(watermark));
}

function unexpected(): RequestError {
  return new RequestError(500, "ServiceError", "The service could not open this stream.");
}
