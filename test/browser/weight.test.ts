/** Checks promise 29 in a real browser: what a cold visit costs, the chat's own calls included. */
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { openBrowser } from "../support/browser.js";
import { type FakeActivity, servePage } from "../support/fake-direct-line.js";

const WELCOME: FakeActivity[] = [
  {
    type: "message",
    text: "Bonjour ! Quelle est votre situation ?",
    suggestedActions: { actions: [{ type: "imBack", title: "Je travaille", value: "je travaille" }] },
  },
];

describe("the weight of a cold visit", function () {
  this.timeout(30_000);

  it("is at most 30 kB in gzip and 6 requests, socket included", async function () {
    const browser = await openBrowser();
    if (!browser) return this.skip();
    const { url, close } = await servePage((text) => (text === undefined ? WELCOME : []));
    const page = await browser.newPage();
    const bodies: Promise<Buffer>[] = [];
    let sockets = 0;
    page.on("websocket", () => (sockets += 1));
    page.on("response", (response) => bodies.push(response.body()));
    await page.goto(url);
    await page.getByRole("button", { name: "Je travaille" }).waitFor();
    const answers = await Promise.all(bodies.filter(() => true));
    const weight = answers.reduce((sum, body) => sum + gzipSync(body).length, 0);
    await browser.close();
    await close();
    expect(answers.length + sockets).to.be.at.most(6);
    expect(weight).to.be.at.most(30_000);
  });
});
