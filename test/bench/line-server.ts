/** Child process of the benchmark: one Direct Line server with a bare echo bot, or with the assistant. */

import { ActivityHandler } from "botbuilder";
import { createApp } from "../../src/app.js";
import { mountDirectLine } from "../../src/channels/direct-line/mount.js";
import { createWebServer } from "../../src/channels/server.js";
import { readConfig } from "../../src/config.js";

const started = process.argv[2] === "echo" ? startEcho() : startAssistant();
process.send?.({ address: await started });
process.on("disconnect", () => process.exit(0));

function startEcho(): Promise<string> {
  const bot = new ActivityHandler();
  bot.onMessage(async (context, next) => {
    await context.sendActivity(`écho : ${context.activity.text}`);
    await next();
  });
  const server = createWebServer({ allowedOrigins: [], isReady: () => true });
  const limits = { tokenMinutes: 30, idleMinutes: 30, tokenSecret: "a secret of at least thirty-two bytes" };
  mountDirectLine(server, { bot, clock: () => Date.now(), apology: "", ...limits });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${server.address().port}/`));
  });
}

function startAssistant(): Promise<string> {
  const config = readConfig({ PORT: "0", RECOGNISERS: "off" });
  return createApp({ config, log: () => undefined }).start();
}
