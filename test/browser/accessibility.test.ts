/** Checks promise 27 in a real browser: keyboard, focus, announcements, small screens, targets and contrast. */
import { expect } from "chai";
import { assistantThatSays, type Chat, question, useChat } from "../support/browser.js";

const LONG_WORD = "anticonstitutionnellement".repeat(4);
const CARD = {
  contentType: "application/vnd.microsoft.card.adaptive",
  content: {
    type: "AdaptiveCard",
    body: [
      { type: "TextBlock", text: `Mission locale ${LONG_WORD}`, style: "heading", wrap: true },
      { type: "TextBlock", text: "Pour les jeunes", isSubtle: true, size: "Small" },
      { type: "FactSet", facts: [{ title: "Téléphone", value: "02 37 01 02 03" }] },
    ],
    actions: [{ type: "Action.OpenUrl", title: "Voir le site", url: "https://structure.example/" }],
  },
};
const WELCOME = [
  { type: "message", text: `Bonjour. ${LONG_WORD} https://structure.example/${LONG_WORD}` },
  question("Quelle est votre situation ?", "Je travaille", "Je cherche un emploi dans ma région ou ailleurs"),
];
const ANSWERS = { card: [{ type: "message", text: "Voici :", attachments: [CARD] }] };

/** Puts on screen every kind of thing that the widget can show. */
async function fillScreen(chat: Chat): Promise<void> {
  await chat.write("card");
  await chat.sees("Mission locale");
  chat.fake.refusePosts = 500;
  await chat.write("message refusé");
  await chat.page.getByRole("button", { name: "Renvoyer" }).waitFor();
  chat.fake.say(question("Et ensuite ?", "Oui", "Non"));
  await chat.page.getByRole("button", { name: "Oui" }).waitFor();
}

/** Gives the texts whose contrast with what lies behind them is under 4.5. */
const LOW_CONTRAST = `(() => {
  const parse = (color) => (color.match(/[\\d.]+/g) || []).map(Number);
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const up = (node) => node.parentElement || (node.getRootNode().host ?? null);
  const behind = (node) => {
    for (let at = node; at; at = up(at)) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length === 3) return color;
    }
    return [255, 255, 255];
  };
  const root = document.querySelector("aiguilleur-chat").shadowRoot;
  const nodes = [...document.querySelectorAll("body *"), ...root.querySelectorAll("*")];
  const texts = nodes.filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()));
  const style = (node) => node.matches("textarea") ? getComputedStyle(node, "::placeholder") : getComputedStyle(node);
  return [...texts, root.querySelector("textarea")]
    .map((node) => [node, luminance(parse(style(node).color)), luminance(behind(node))])
    .filter(([, a, b]) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5)
    .map(([node]) => node.textContent);
})()`;

const SMALL_TARGETS = `[...document.querySelector("aiguilleur-chat").shadowRoot.querySelectorAll("button, textarea, .action")]
  .filter((node) => node.offsetParent && (node.offsetHeight < 44 || node.offsetWidth < 44))
  .map((node) => node.textContent)`;

describe("the page for everyone", function () {
  this.timeout(60_000);
  const open = useChat();

  for (const [what, viewport] of Object.entries({
    "320 px wide": { width: 320, height: 640 },
    "zoomed to 400 % on a 1280 px screen": { width: 320, height: 256 },
  })) {
    it(`never scrolls sideways when ${what}, and keeps its field within reach`, async () => {
      const chat = await open(assistantThatSays(WELCOME, ANSWERS), { viewport });
      await fillScreen(chat);
      const overflow = await chat.page.evaluate(`(() => {
        const scroller = document.querySelector("aiguilleur-chat").shadowRoot.querySelector(".scroller");
        return [document.documentElement, scroller].map((node) => node.scrollWidth - node.clientWidth);
      })()`);
      expect(overflow).to.deep.equal([0, 0]);
      await chat.page.getByLabel("Votre message").click();
      await chat.page.getByRole("button", { name: "Envoyer", exact: true }).click();
      await chat.page.getByRole("link", { name: "3919" }).scrollIntoViewIfNeeded();
    });
  }

  it("takes no focus at load, and can be used with the keyboard alone", async () => {
    const chat = await open(assistantThatSays([question("Situation ?", "Je travaille", "J’étudie")], ANSWERS));
    const press = async (key: string) => {
      await chat.page.keyboard.press(key);
      return chat.focused();
    };
    await chat.page.getByRole("button", { name: "Je travaille" }).waitFor();
    expect(await chat.page.evaluate("document.activeElement === document.body")).to.equal(true);
    const path: string[] = [];
    for (let step = 0; step < 6; step += 1) path.push(await press("Tab"));
    expect(path).to.deep.equal([
      "Aller à la conversation",
      "Recommencer",
      "Effacer",
      path[3],
      "Je travaille",
      "J’étudie",
    ]);
    expect(await press("Enter")).to.equal("Votre message");
    await chat.sees("Reçu : j’étudie");
    await chat.page.keyboard.type("card");
    expect(await press("Enter")).to.equal("Votre message");
    await chat.sees("Mission locale");
    expect(await press("Shift+Tab")).to.contain("Voir le site");
    expect(chat.fake.heard()).to.deep.equal(["j’étudie", "card"]);
  });

  it("shows where the focus is, on every stop", async () => {
    const chat = await open(assistantThatSays(WELCOME, ANSWERS));
    await fillScreen(chat);
    const stops = await chat.page.evaluate<number>(
      `[...document.querySelector("aiguilleur-chat").shadowRoot.querySelectorAll("button, a, textarea, [tabindex]")].length`,
    );
    for (let step = 0; step < stops; step += 1) {
      await chat.page.keyboard.press("Tab");
      const outline = await chat.page.evaluate(`(() => {
        const outer = document.activeElement;
        const node = (outer.shadowRoot && outer.shadowRoot.activeElement) || outer;
        return parseFloat(getComputedStyle(node).outlineWidth);
      })()`);
      expect(outline, await chat.focused()).to.be.at.least(2);
    }
  });

  it("never loses the focus when what had it goes away", async () => {
    const erase = [
      { type: "event", name: "aiguilleur/effacer" },
      { type: "message", text: "Effacé" },
    ];
    const chat = await open(assistantThatSays(WELCOME, { ...ANSWERS, effacer: erase }));
    await fillScreen(chat);
    chat.fake.refusePosts = undefined;
    await chat.page.getByRole("button", { name: "Renvoyer" }).press("Enter");
    expect(await chat.focused()).to.equal("Votre message");
    await chat.sees("Reçu : message refusé");
    await chat.page.getByRole("link", { name: "Voir le site" }).focus();
    chat.fake.say({ type: "event", name: "aiguilleur/effacer" });
    await chat.page.getByText("Mission locale").waitFor({ state: "detached" });
    expect(await chat.focused()).to.equal("Votre message");
    await chat.page.getByRole("button", { name: "Effacer" }).press("Enter");
    await chat.sees("Effacé");
    expect(await chat.focused()).to.equal("Effacer");
  });

  it("announces each message exactly once, whole, and nothing but messages", async () => {
    const chat = await open(assistantThatSays([question("Situation ?", "Je travaille")], ANSWERS));
    await chat.page.getByRole("button", { name: "Je travaille" }).waitFor();
    expect(await chat.page.locator("[aria-live], [role=log], [role=status], [role=alert]").count()).to.equal(2);
    await chat.page.getByRole("button", { name: "Je travaille" }).click();
    await chat.sees("Reçu : je travaille");
    chat.fake.say({ type: "typing" });
    chat.fake.say(question("Encore ?", "Oui", "Non"));
    await chat.page.getByRole("button", { name: "Oui" }).waitFor();
    expect(await chat.announced()).to.deep.equal([
      "Aiguilleur : Situation ? Une réponse est proposée plus bas.",
      "Vous : je travaille",
      "Aiguilleur : Reçu : je travaille",
      "Aiguilleur : Encore ? 2 réponses sont proposées plus bas.",
    ]);
    expect(await chat.page.getByRole("status").textContent()).to.equal("");
  });

  it("says once that a message was not sent", async () => {
    const chat = await open(assistantThatSays([]));
    chat.fake.refusePosts = 500;
    await chat.write("bonjour");
    await chat.page.getByRole("button", { name: "Renvoyer" }).waitFor();
    expect(await chat.announced()).to.deep.equal(["Vous : bonjour", "Message non envoyé. Renvoyer"]);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    it(`has a contrast of at least 4.5 and targets of at least 44 px, in ${colorScheme} colours`, async () => {
      const chat = await open(assistantThatSays(WELCOME, ANSWERS), { colorScheme });
      await fillScreen(chat);
      expect(await chat.page.evaluate(LOW_CONTRAST)).to.deep.equal([]);
      expect(await chat.page.evaluate(SMALL_TARGETS)).to.deep.equal([]);
    });
  }

  it("keeps still for those who ask for less motion", async () => {
    const chat = await open(assistantThatSays([{ type: "message", text: "Bonjour" }]), { reducedMotion: "reduce" });
    await chat.sees("Bonjour");
    chat.fake.say({ type: "typing" });
    await chat.page.locator(".typing").waitFor({ state: "visible" });
    const moving = await chat.page.evaluate(
      `document.querySelector("aiguilleur-chat").shadowRoot.getAnimations().filter((a) => a.playState === "running").length`,
    );
    expect(moving).to.equal(0);
  });

  it("tells another way in, and the emergency numbers, without JavaScript", async () => {
    const chat = await open(assistantThatSays([]), { javaScriptEnabled: false });
    const advice = chat.page.locator("noscript p").last();
    await advice.waitFor();
    expect(await advice.textContent()).to.contain("France services");
    await chat.page.getByRole("link", { name: "3114" }).waitFor();
  });
});
