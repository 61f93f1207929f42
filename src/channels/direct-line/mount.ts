/** Mounts our own Direct Line 3.0 endpoint on the web server, so that any Direct Line client can talk to the bot. */

import type { Request, Response, Server } from "restify";
import { RequestError } from "../request-error.js";
import { handler, sendJson, sendJsonText } from "../server.js";
import type { DirectLineAdapter } from "./adapter.js";
import { DirectLine, type DirectLineOptions } from "./direct-line.js";
import { readRequestedUserId, readWatermark } from "./incoming.js";
import { mountStream } from "./stream.js";
import { createStreamUrls } from "./stream-url.js";
import { type Access, newConversationId, newUserId, readBearer } from "./tokens.js";

const ROOT = "/v3/directline";
const SWEEP_MS = 30_000;

export interface MountedDirectLine {
  adapter: DirectLineAdapter;
  /** Ends every conversation and waits until the last turns are over and wiped. */
  close(): Promise<void>;
  /** Ends the conversations that fell silent; a timer does it twice a minute. */
  sweep(): void;
  /** How many conversations are open. */
  size(): number;
}

/** Registers the routes and the stream of Direct Line; throws when the secret is too short or the public URL is not one. */
export function mountDirectLine(server: Server, options: DirectLineOptions): MountedDirectLine {
  const line = new DirectLine(options);
  const { conversations } = line;
  mountTokens(server, line);
  mountConversations(server, line, options.publicUrl);
  mountActivities(server, line, options);
  mountStream(server, (token, id) => conversations.find(line.admit(token, id).conversationId));
  const timer = setInterval(() => conversations.sweep(), SWEEP_MS).unref();
  return {
    adapter: line.adapter,
    sweep: () => conversations.sweep(),
    size: () => conversations.size,
    close() {
      clearInterval(timer);
      return conversations.close();
    },
  };
}

function mountTokens(server: Server, line: DirectLine): void {
  const grant = (access: Access) => ({
    conversationId: access.conversationId,
    token: line.tokens.issue(access),
    expires_in: line.tokens.expiresIn,
  });
  // The page is public: a token needs no secret, it only ties a caller to one conversation.
  server.post(
    `${ROOT}/tokens/generate`,
    handler((req, res) => sendJson(res, 200, grant(newAccess(req)))),
  );
  server.post(
    `${ROOT}/tokens/refresh`,
    handler((req, res) => {
      const access = line.tokens.read(readBearer(req.headers.authorization));
      line.conversations.refuseEnded(access.conversationId);
      sendJson(res, 200, grant(access));
    }),
  );
}

function mountConversations(server: Server, line: DirectLine, publicUrl: string | undefined): void {
  const streamUrl = createStreamUrls(ROOT, publicUrl);
  const describe = (req: Request, access: Access, watermark?: number) => {
    const token = line.tokens.issue(access);
    const { conversationId } = access;
    const url = streamUrl(req, conversationId, token, watermark);
    return { conversationId, token, expires_in: line.tokens.expiresIn, streamUrl: url };
  };
  server.post(
    `${ROOT}/conversations`,
    handler((req, res) => {
      // A client without a token saves itself a call: it gets one with its conversation.
      const token = readBearer(req.headers.authorization);
      const access = token === undefined ? newAccess(req) : line.tokens.read(token);
      const body = describe(req, access);
      sendJson(res, line.start(access) ? 201 : 200, body);
    }),
  );
  server.get(
    `${ROOT}/conversations/:id`,
    handler((req, res) => {
      const access = admit(line, req);
      line.conversations.find(access.conversationId);
      sendJson(res, 200, describe(req, access, readWatermark(req.query.watermark)));
    }),
  );
}

function mountActivities(server: Server, line: DirectLine, options: DirectLineOptions): void {
  const path = `${ROOT}/conversations/:id`;
  server.post(
    `${path}/activities`,
    handler((req, res) => {
      const conversation = line.conversations.find(admit(line, req).conversationId);
      sendJson(res, 200, { id: line.receive(conversation, req.body) });
    }),
  );
  server.get(
    `${path}/activities`,
    handler((req, res) => answerPoll(line, req, res, options)),
  );
  server.post(
    `${path}/upload`,
    handler((req) => {
      admit(line, req);
      throw new RequestError(415, "FilesNotAccepted", "This service takes no files; nothing of this one was kept.");
    }),
  );
}

/** One failed poll stops the official client for good: our own trouble looks like silence to it. */
function answerPoll(line: DirectLine, req: Request, res: Response, options: DirectLineOptions): void {
  const watermark = readWatermark(req.query.watermark);
  try {
    const conversation = line.conversations.findToRead(admit(line, req).conversationId);
    sendJsonText(res, 200, conversation.log.after(watermark));
  } catch (error) {
    if (error instanceof RequestError) throw error;
    options.onError?.("POLL_FAILED");
    sendJson(res, 200, { activities: [], watermark: String(watermark) });
  }
}

function admit(line: DirectLine, req: Request): Access {
  return line.admit(readBearer(req.headers.authorization), req.params.id);
}

function newAccess(req: Request): Access {
  return { conversationId: newConversationId(), userId: readRequestedUserId(req.body) ?? newUserId() };
}
