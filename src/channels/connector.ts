/** `/api/messages`: the Bot Framework connector, closed to strangers and deaf to addresses that a caller chose. */

import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  DeliveryModes,
  type InvokeResponse,
  type TurnContext,
} from "botbuilder";
import { AuthenticationError } from "botframework-connector";
import type { Request, Server } from "restify";
import { z } from "zod";
import { type Credentials, isLoopback } from "../config.js";
import { RequestError } from "./request-error.js";
import { handler, sendJson } from "./server.js";

export interface ConnectorOptions {
  bot: { run(context: TurnContext): Promise<void> };
  /** Without them only this machine may call, and answers only go to this machine. */
  credentials: Credentials | null;
  /** Hosts, or ".suffixes" of hosts, to which answers may be sent. */
  serviceHosts: readonly string[];
  /** Told a code when a turn fails; never what was written. */
  onError: (code: "TURN_FAILED") => void;
}

const account = z.looseObject({ id: z.string().min(1) });
const activitySchema = z.looseObject({
  type: z.string().min(1),
  id: z.string().optional(),
  channelId: z.string().min(1),
  serviceUrl: z.url(),
  conversation: account,
  from: account,
  recipient: account,
  text: z.string().optional(),
});

/** The framework's adapter, opened just enough to hand it an activity that we have checked. */
class Connector extends CloudAdapter {
  receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, logic);
  }
}

/** Mounts `POST /api/messages` on the server. */
export function mountConnector(server: Server, options: ConnectorOptions): void {
  const connector = new Connector(new ConfigurationBotFrameworkAuthentication(settingsOf(options.credentials)));
  connector.onTurnError = async () => options.onError("TURN_FAILED");
  const answer = handler(async (req, res) => {
    if (!options.credentials) refuseStrangers(req);
    const activity = readActivity(req.body);
    refuseAddress(activity.serviceUrl, options);
    const reply = await receive(connector, req.headers.authorization ?? "", activity, options);
    sendJson(res, reply?.status ?? 200, reply?.body ?? {});
  });
  server.post("/api/messages", answer);
}

async function receive(connector: Connector, authorization: string, activity: Activity, options: ConnectorOptions) {
  try {
    return await connector.receive(authorization, activity, (context) => options.bot.run(context));
  } catch (error) {
    if (error instanceof AuthenticationError)
      throw new RequestError(401, "Unauthorized", "Authorization: the token is not valid for this bot.");
    options.onError("TURN_FAILED");
    throw new RequestError(500, "ServiceError", "The turn failed.");
  }
}

function settingsOf(credentials: Credentials | null): Record<string, string> {
  if (!credentials) return {};
  const { appId, password, type, tenantId } = credentials;
  return {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: password,
    MicrosoftAppType: type,
    ...(tenantId ? { MicrosoftAppTenantId: tenantId } : {}),
  };
}

/** A proxy on this machine speaks for the outside: what it forwards is not local. */
function refuseStrangers(req: Request): void {
  const forwarded = "forwarded" in req.headers || "x-forwarded-for" in req.headers;
  if (forwarded || !isLoopback(req.socket.remoteAddress ?? "")) {
    throw new RequestError(
      403,
      "Forbidden",
      "Without Bot Framework credentials, only this machine may call /api/messages.",
    );
  }
}

function readActivity(body: unknown): Activity {
  const read = activitySchema.safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = issue?.path.join(".") || "body";
    throw new RequestError(400, "BadArgument", `${field}: not a valid activity.`);
  }
  const activity = { ...read.data } as unknown as Activity;
  return activity.deliveryMode === DeliveryModes.ExpectReplies
    ? activity
    : { ...activity, deliveryMode: DeliveryModes.Normal };
}

/** Answers are sent to `serviceUrl`: only to Bot Service, or to this machine when there are no credentials. */
function refuseAddress(serviceUrl: string, { credentials, serviceHosts }: ConnectorOptions): void {
  const { protocol, hostname, username, password } = new URL(serviceUrl);
  const local = !credentials && isLoopback(hostname) && /^https?:$/.test(protocol);
  const listed = serviceHosts.some((host) => hostname === host || (host.startsWith(".") && hostname.endsWith(host)));
  const allowed = credentials ? listed && protocol === "https:" : local;
  if (!allowed || username !== "" || password !== "")
    throw new RequestError(403, "Forbidden", "serviceUrl: this host is not allowed.");
}
