/** The real assistant on the real page, in a real browser: a person writes and is sent to the right door. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { type App, createApp } from "../../src/app.js";
import { readConfig } from "../../src/config.js";
import { PROJECT_ROOT } from "../../src/project-root.js";
import { openBrowser } from "../support/browser.js";
import { buildSite } from "../support/fake-direct-line.js";

/** Pictures to look at, kept out of the repository. */
const SCREENSHOTS = join(PROJECT_ROOT, "test/browser/screenshots");

describe("the assistant on its page", function () {
  this.timeout(60_000);
  let browser: Browser | undefined;
  let app: App;
  let page: Page;
  const sees = (text: string) => page.getByRole("log").getByText(text).first().waitFor();
  const write = async (text: string) => {
    await page.getByLabel("Votre message").fill(text);
    await page.getByLabel("Votre message").press("Enter");
  };

  before(async function () {
    browser = await openBrowser();
    if (!browser) this.skip();
    const config = { ...readConfig({ PORT: "0", RECOGNISERS: "off" }), siteDir: await buildSite() };
    app = createApp({ config, log: () => undefined });
    page = await (await browser.newContext({ viewport: { width: 390, height: 800 } })).newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(await app.start());
    mkdirSync(SCREENSHOTS, { recursive: true });
  });
  after(async () => {
    await browser?.close();
    await app?.stop();
  });

  it("says back what it understood of somebody who left school", async () => {
    await sees("gratuit et anonyme");
    await write("bonjour, j'ai 17 ans, j'ai laché le lycée et j'habite à Dreux");
    await sees("vous avez 17 ans");
    await page.screenshot({ path: join(SCREENSHOTS, "recap.png") });
  });

  it("sends them to the Mission locale of Dreux, then to the CIO, on cards with the number to call", async () => {
    await page.getByRole("button", { name: "Oui, c'est ça" }).click();
    await sees("Et maintenant");
    const headings = await page.getByRole("log").getByRole("heading").allTextContents();
    expect(headings).to.deep.equal(["1. Mission locale - Dreux", "2. CIO - Dreux"]);
    await sees("7 rue Henri-Dunant, 28100 Dreux");
    const call = page.getByRole("link", { name: "Appeler" }).first();
    expect(await call.getAttribute("href")).to.equal("tel:0237385767");
    await page.screenshot({ path: join(SCREENSHOTS, "results.png") });
  });

  it("shows numbers to call when somebody speaks of dying, before anything else", async () => {
    await write("en fait j'ai envie de mourir");
    const call = page.getByRole("link", { name: "Appeler le 3114" });
    await call.waitFor();
    expect(await call.getAttribute("href")).to.equal("tel:3114");
    await page.screenshot({ path: join(SCREENSHOTS, "danger.png") });
  });

  it("erases the screen and what the service kept, at once", async () => {
    await page.getByRole("button", { name: "Effacer", exact: true }).click();
    await sees("est effacé");
    expect(await page.getByRole("log").textContent()).to.not.contain("Dreux");
    await page.screenshot({ path: join(SCREENSHOTS, "erased.png") });
  });
});
