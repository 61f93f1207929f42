/** Checks, in a real browser, that a conversation shows what the assistant sends and sends what the person says. */
import { expect } from "chai";
import { assistantThatSays, question, useChat } from "../support/browser.js";

const CARD = {
  contentType: "application/vnd.microsoft.card.adaptive",
  content: {
    type: "AdaptiveCard",
    fallbackText: "Mission locale, 02 37 01 02 03",
    body: [
      { type: "TextBlock", text: "Mission locale", style: "heading", weight: "Bolder", wrap: true },
      { type: "FactSet", facts: [{ title: "Téléphone", value: "02 37 01 02 03" }] },
      { type: "Container", separator: true, items: [{ type: "TextBlock", text: "Proche de vous", isSubtle: true }] },
    ],
    actions: [
      { type: "Action.OpenUrl", title: "Appeler", url: "tel:+33237010203" },
      { type: "Action.OpenUrl", title: "Voir le site", url: "https://structure.example/" },
      { type: "Action.OpenUrl", title: "Écrire", url: "mailto:accueil@structure.example" },
    ],
  },
};

function cardWith(change: object) {
  return { type: "message", attachments: [{ ...CARD, content: { ...CARD.content, ...change } }] };
}

describe("a conversation on the page", function () {
  this.timeout(30_000);
  const open = useChat();

  it("shows the welcome, sends the value of a pressed suggestion, and puts the suggestions away", async () => {
    const chat = await open(assistantThatSays([question("Quelle est votre situation ?", "Je Travaille", "J’étudie")]));
    const group = chat.page.getByRole("group", { name: "Réponses proposées" });
    await group.getByRole("button", { name: "Je Travaille" }).click();
    await chat.sees("Reçu : je travaille");
    expect(chat.fake.heard()).to.deep.equal(["je travaille"]);
    expect(await group.count()).to.equal(0);
    expect(await chat.focused()).to.equal("Votre message");
    expect(chat.troubles).to.deep.equal([]);
  });

  it("puts the suggestions away when something else is written", async () => {
    const chat = await open(assistantThatSays([question("Êtes-vous d’accord ?", "Oui", "Non")]));
    await chat.page.getByRole("button", { name: "Oui" }).waitFor();
    await chat.write("peut-être");
    await chat.sees("Reçu : peut-être");
    expect(await chat.page.getByRole("button", { name: "Oui" }).count()).to.equal(0);
  });

  it("does not open the keyboard of a touch screen over the answer", async () => {
    const chat = await open(assistantThatSays([question("D’accord ?", "Oui")]), { hasTouch: true, isMobile: true });
    await chat.page.getByRole("button", { name: "Oui" }).tap();
    await chat.sees("Reçu : oui");
    expect(
      await chat.page.evaluate("document.querySelector('aiguilleur-chat').shadowRoot.activeElement.className"),
    ).to.equal("scroller");
  });

  it("shows a message once, at once, and keeps its line breaks", async () => {
    const chat = await open(assistantThatSays([]));
    const field = chat.page.getByLabel("Votre message");
    await field.fill("Bonjour");
    await field.press("Shift+Enter");
    await field.pressSequentially("à tous");
    await field.press("Enter");
    await chat.sees("Reçu");
    expect(await chat.shown()).to.deep.equal(["Bonjour\nà tous", "Reçu : Bonjour\nà tous"]);
    expect(await field.inputValue()).to.equal("");
    // A sign that French sets apart stays on the line of its word.
    expect(await chat.page.locator(".bubble").last().textContent()).to.include("Reçu\u00a0: Bonjour");
  });

  it("shows a card with its facts and its links", async () => {
    const chat = await open(assistantThatSays([cardWith({})]));
    const log = chat.page.getByRole("log");
    await log.getByRole("heading", { name: "Mission locale" }).waitFor();
    const addresses = await log
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(addresses).to.deep.equal([
      "tel:0237010203",
      "tel:+33237010203",
      "https://structure.example/",
      "mailto:accueil@structure.example",
    ]);
    expect(await log.getByRole("term").allInnerTexts()).to.deep.equal(["Téléphone"]);
    expect(await chat.page.locator(".separated").textContent()).to.equal("Proche de vous");
  });

  for (const [what, change] of Object.entries({
    "an element it does not know": { body: [{ type: "Image", url: "https://elsewhere.example/x.png" }] },
    "an unknown element inside a container": { body: [{ type: "Container", items: [{ type: "Input.Text" }] }] },
    "an action it does not know": { actions: [{ type: "Action.Submit", title: "Valider" }] },
    "a link that is not safe": { actions: [{ type: "Action.OpenUrl", title: "Voir", url: "javascript:alert(1)" }] },
  })) {
    it(`shows the fallback text of a card with ${what}`, async () => {
      const chat = await open(assistantThatSays([cardWith(change)]));
      await chat.sees("Mission locale, 02 37 01 02 03");
      expect(await chat.page.locator(".card").count()).to.equal(0);
    });
  }

  it("turns addresses and phone numbers into links, and leaves amounts, years and other schemes alone", async () => {
    const text =
      "Voir https://orientation.example/a?b=1 et http://mission.example. Appelez le 3919, le 01 23 45 67 89 ou le +33 1 23 45 67 89 (ou 39 49). " +
      "En 2025, 3018 euros, 3114 €, 28000 Chartres, ftp://clair.example, 12 345 678 901 234.";
    const chat = await open(assistantThatSays([{ type: "message", text }]));
    const log = chat.page.getByRole("log");
    await chat.sees("Appelez");
    const addresses = await log
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(addresses).to.deep.equal([
      "https://orientation.example/a?b=1",
      "http://mission.example/",
      "tel:3919",
      "tel:0123456789",
      "tel:+33123456789",
      "tel:3949",
    ]);
  });

  it("shows that the assistant is writing, until it has written", async () => {
    const chat = await open(assistantThatSays([{ type: "message", text: "Bonjour" }]));
    await chat.sees("Bonjour");
    chat.fake.say({ type: "typing" });
    await chat.page.locator(".typing").waitFor({ state: "visible" });
    chat.fake.say({ type: "message", text: "Voilà" });
    await chat.page.locator(".typing").waitFor({ state: "hidden" });
  });

  it("starts over when asked", async () => {
    const chat = await open(assistantThatSays([]));
    await chat.page.getByRole("button", { name: "Recommencer" }).click();
    await chat.sees("Reçu : recommencer");
    expect(chat.fake.heard()).to.deep.equal(["recommencer"]);
  });

  it("shows a long answer from its beginning", async () => {
    const long = Array.from({ length: 60 }, (_, line) => `Ligne ${line}`).join("\n");
    const chat = await open(
      assistantThatSays([{ type: "message", text: "Bonjour" }], { long: [{ type: "message", text: long }] }),
    );
    await chat.write("long");
    await chat.sees("Ligne 59");
    const gap = await chat.page.evaluate(`(() => {
      const root = document.querySelector("aiguilleur-chat").shadowRoot;
      const last = root.querySelector(".message:last-child").getBoundingClientRect();
      return last.top - root.querySelector(".scroller").getBoundingClientRect().top;
    })()`);
    expect(gap).to.be.within(0, 20);
  });
});
