/** Checks every state of the page with axe, the reference tool for WCAG, when it is installed. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "chai";
import { assistantThatSays, type Chat, question, useChat } from "../support/browser.js";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const CARD = {
  contentType: "application/vnd.microsoft.card.adaptive",
  content: {
    type: "AdaptiveCard",
    body: [
      { type: "TextBlock", text: "Mission locale", style: "heading", weight: "Bolder" },
      { type: "FactSet", facts: [{ title: "Téléphone", value: "02 37 01 02 03" }] },
      { type: "Container", separator: true, items: [{ type: "TextBlock", text: "Proche de vous", isSubtle: true }] },
    ],
    actions: [{ type: "Action.OpenUrl", title: "Voir le site", url: "https://structure.example/" }],
  },
};
const WELCOME = [question("Bonjour. Quelle est votre situation ?", "Je travaille", "J’étudie")];
const ANSWERS = { card: [{ type: "message", text: "Voici :", attachments: [CARD] }] };

/** Brings the chat, one step after the other, into every state that it has. */
const STEPS: Record<string, (chat: Chat) => Promise<void>> = {
  "at the welcome": (chat) => chat.sees("Bonjour"),
  "with a card": async (chat) => {
    await chat.write("card");
    await chat.sees("Mission locale");
  },
  "while the assistant writes": async (chat) => {
    chat.fake.say({ type: "typing" });
    await chat.page.locator(".typing").waitFor({ state: "visible" });
  },
  "with a message that was not sent": async (chat) => {
    chat.fake.refusePosts = 500;
    await chat.write("message refusé");
    await chat.page.getByRole("button", { name: "Renvoyer" }).waitFor();
  },
  "when the connection is cut": async (chat) => {
    chat.fake.unreachable = true;
    chat.fake.cut();
    await chat.page.getByRole("status").getByText("La connexion est coupée").waitFor();
  },
  "once the conversation is closed": async (chat) => {
    chat.fake.endAll();
    chat.fake.unreachable = false;
    await chat.sees("La conversation est fermée");
  },
};

function readAxe(): string | undefined {
  try {
    return readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  } catch {
    return undefined;
  }
}

describe("the page under axe", function () {
  this.timeout(60_000);
  const axe = readAxe();
  const open = useChat();
  before(function () {
    if (!axe) this.skip();
  });

  for (const colorScheme of ["light", "dark"] as const) {
    it(`has no violation in any state, in ${colorScheme} colours`, async () => {
      const chat = await open(assistantThatSays(WELCOME, ANSWERS), { colorScheme });
      for (const [state, reach] of Object.entries(STEPS)) {
        await reach(chat);
        await chat.page.evaluate(axe ?? "");
        const violations = await chat.page.evaluate<string[]>(
          `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) => violations.map(({ id }) => id))`,
        );
        expect(violations, state).to.deep.equal([]);
      }
    });
  }
});
