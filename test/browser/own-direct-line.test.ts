/** Checks that the widget and the service's own Direct Line understand each other, in a real browser. */
import { ActivityHandler, MessageFactory } from "botbuilder";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { mountDirectLine } from "../../src/channels/direct-line/mount.js";
import { createWebServer } from "../../src/channels/server.js";
import { mountSite } from "../../src/channels/site/site.js";
import { openBrowser } from "../support/browser.js";
import { buildSite, listen } from "../support/fake-direct-line.js";

const MINUTE = 60_000;

function echoBot(): ActivityHandler {
  const bot = new ActivityHandler();
  bot.onMembersAdded(async (context) => {
    await context.sendActivity(MessageFactory.suggestedActions(["Oui", "Non"], "Bienvenue. On commence ?"));
  });
  bot.onMessage(async (context) => {
    const { text } = context.activity;
    if (text === "effacer") await context.sendActivity({ type: "event", name: "aiguilleur/effacer" });
    await context.sendActivity(text === "effacer" ? "Tout est effacé." : `Reçu : ${text}`);
  });
  return bot;
}

async function startService() {
  const time = { now: Date.now() };
  const server = createWebServer({ allowedOrigins: [], isReady: () => true });
  const line = mountDirectLine(server, {
    bot: echoBot(),
    clock: () => time.now,
    tokenSecret: "a secret of at least thirty-two bytes, for tests",
    tokenMinutes: 60,
    idleMinutes: 30,
    apology: "Désolé.",
  });
  mountSite(server, { root: await buildSite() });
  const { url, close } = await listen(server);
  return { url, time, line, close: () => line.close().then(close) };
}

describe("the page on the service's own Direct Line", function () {
  this.timeout(60_000);
  let browser: Browser | undefined;
  let service: Awaited<ReturnType<typeof startService>>;
  let page: Page;
  const sees = (text: string) => page.getByRole("log").getByText(text).first().waitFor();
  const shown = async () =>
    (await page.locator(".bubble, .notice").allTextContents()).map((text) => text.replaceAll("\u00a0", " "));

  before(async function () {
    browser = await openBrowser();
    if (!browser) this.skip();
  });
  beforeEach(async () => {
    if (!browser) return;
    service = await startService();
    page = await (await browser.newContext()).newPage();
    await page.goto(service.url);
  });
  afterEach(async () => {
    await page?.context().close();
    await service?.close();
  });
  after(() => browser?.close());

  it("welcomes, answers, and goes on after a reload", async () => {
    await page.getByRole("button", { name: "Oui" }).click();
    await sees("Reçu : Oui");
    await page.reload();
    await sees("Reçu : Oui");
    expect(await shown()).to.deep.equal(["Bienvenue. On commence ?", "Oui", "Reçu : Oui"]);
  });

  it("erases the conversation on both sides", async () => {
    await sees("Bienvenue");
    await page.getByRole("button", { name: "Effacer" }).click();
    await sees("Tout est effacé.");
    expect(await shown()).to.deep.equal(["Tout est effacé."]);
    expect(await page.evaluate("sessionStorage.length")).to.equal(0);
  });

  it("says that the conversation was closed after 30 silent minutes", async () => {
    await sees("Bienvenue");
    service.time.now += 31 * MINUTE;
    service.line.sweep();
    await sees("La conversation est fermée et effacée");
    await page.getByRole("button", { name: "Commencer une nouvelle conversation" }).click();
    await sees("Bienvenue");
  });
});
