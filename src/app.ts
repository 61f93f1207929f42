/** Builds the service from its settings and wires every channel to the one bot; nothing listens until `start`. */

import type { Server } from "restify";
import { mountConnector } from "./channels/connector.js";
import { mountDirectLine } from "./channels/direct-line/mount.js";
import { createWebServer } from "./channels/server.js";
import { mountSite } from "./channels/site/site.js";
import type { Config } from "./config.js";
import { AiguilleurError, type ErrorCode } from "./errors.js";
import { FileCache } from "./knowledge/file-cache.js";
import type { LogEvent } from "./log.js";
import { humanContact } from "./matching/human-contact.js";
import { EMPTY_PROFILE } from "./matching/profile.js";
import { Reloader } from "./reload.js";
import { MemorySessions } from "./storage/sessions.js";
import { OrientationBot } from "./turn/bot.js";
import type { World } from "./turn/world.js";
import { NO_RECOGNISERS, type Recognisers, RecogniserThread } from "./understanding/recognisers/recognisers.js";
import { type LoadedWorld, loadWorld } from "./world.js";

export interface App {
  server: Server;
  /** Listens; gives the address that people open. Throws PORT_TAKEN. */
  start(): Promise<string>;
  stop(): Promise<void>;
}

export interface AppOptions {
  config: Config;
  log: (event: LogEvent) => void;
  /** Now. */
  clock?: () => Date;
  /** Already loaded, and then never reloaded; read from the configured folders otherwise. */
  world?: LoadedWorld;
  /** Told every fault of a change that was refused while serving. */
  onRefused?: (error: AiguilleurError) => void;
}

const SWEEP_MS = 60_000;

export function createApp({ config, log, clock = () => new Date(), world, onRefused }: AppOptions): App {
  const knowledge = world ? heldStill(world) : reloading(config, log, onRefused);
  const now = () => clock().getTime();
  const sessions = new MemorySessions(now, config.idleMinutes);
  const recognisers = startRecognisers(config, log);
  const bot = new OrientationBot({
    world: () => ({ ...knowledge.current(), now: clock() }),
    sessions,
    recognisers,
    log,
  });
  const onError = (code: ErrorCode) => log({ event: "error", code });
  const server = createWebServer({ allowedOrigins: config.allowedOrigins, isReady: () => true, onError });
  mountSite(server, { root: config.siteDir });
  mountConnector(server, { bot, credentials: config.credentials, serviceHosts: config.serviceHosts, onError });
  const line = mountDirectLine(server, {
    bot,
    clock: now,
    tokenSecret: config.tokenSecret,
    tokenMinutes: config.tokenMinutes,
    idleMinutes: config.idleMinutes,
    apology: apology({ ...knowledge.current(), now: clock() }),
    onEnd: (conversationId) => sessions.delete(conversationId),
    onError,
    ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
  });
  const sweeping = setInterval(() => sessions.sweep(), SWEEP_MS).unref();
  return {
    server,
    start: () => listen(server, config, log),
    async stop() {
      log({ event: "stopping" });
      clearInterval(sweeping);
      knowledge.stop();
      await line.close();
      await recognisers.close();
      server.server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface ServedKnowledge {
  current(): LoadedWorld;
  stop(): void;
}

function heldStill(world: LoadedWorld): ServedKnowledge {
  return { current: () => world, stop: () => undefined };
}

/** Read now, and again whenever a file changes; a faulty change leaves what is served as it is. */
function reloading(
  config: Config,
  log: (event: LogEvent) => void,
  onRefused: AppOptions["onRefused"],
): ServedKnowledge {
  const cache = new FileCache();
  let world = loadWorld(config, cache);
  const reloader = new Reloader({
    folders: config,
    cache,
    onReload(next) {
      world = next;
      log({ event: "reloaded" });
    },
    onRefused(error) {
      log({ event: "error", code: "KNOWLEDGE_INVALID" });
      onRefused?.(error);
    },
  });
  reloader.start();
  return { current: () => world, stop: () => reloader.stop() };
}

function startRecognisers(config: Config, log: (event: LogEvent) => void): Recognisers {
  if (!config.recognisers) return NO_RECOGNISERS;
  return new RecogniserThread(() => log({ event: "error", code: "RECOGNISERS_UNAVAILABLE" }));
}

/** What a person reads when even the turn could not start. */
function apology(world: World): string {
  const { label, phone } = humanContact(EMPTY_PROFILE, world.knowledge);
  return world.wording.say("common/panne", "web", { label, phone });
}

function listen(server: Server, { port, host, publicUrl }: Config, log: (event: LogEvent) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(
        taken ? new AiguilleurError("PORT_TAKEN", `Le port ${port} est déjà pris : choisir un autre PORT.`) : error,
      );
    });
    server.listen(port, host, () => {
      const actual = server.address().port;
      log({ event: "listening", port: actual });
      resolve(publicUrl ?? `http://${host.includes(":") ? `[${host}]` : host}:${actual}/`);
    });
  });
}
