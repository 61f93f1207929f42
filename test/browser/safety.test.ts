/** Checks, in a real browser under the page's own policy, that hostile texts stay texts wherever they appear. */
import { expect } from "chai";
import { assistantThatSays, useChat } from "../support/browser.js";

const PAYLOADS = [
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "<svg/onload=alert(1)>",
  "<a href=javascript:alert(1)>x</a>",
  "javascript:alert(1)",
  "[x](javascript:alert(1))",
  "{{constructor.constructor('alert(1)')()}}",
  "\"><iframe srcdoc='<script>alert(1)</script>'>",
  "<style>*{display:none}</style>",
  'https://a.example/"onmouseover="alert(1)',
  "</div></template><math><mtext><img src=x onerror=alert(1)>",
];

function everywhere(payload: string) {
  const content = {
    type: "AdaptiveCard",
    body: [
      { type: "TextBlock", text: payload, style: "heading" },
      { type: "FactSet", facts: [{ title: payload, value: payload }] },
    ],
    actions: [{ type: "Action.OpenUrl", title: payload, url: "https://structure.example/" }],
  };
  const contentType = "application/vnd.microsoft.card.adaptive";
  return [
    { type: "message", text: payload, attachments: [{ contentType, content }] },
    {
      type: "message",
      attachments: [{ contentType, content: { fallbackText: payload, body: [{ type: "Unknown" }] } }],
    },
    {
      type: "message",
      text: "Choix",
      suggestedActions: { actions: [{ type: "imBack", title: payload, value: payload }] },
    },
  ];
}

describe("hostile texts on the page", function () {
  this.timeout(60_000);
  const open = useChat();

  it("stay texts in messages, cards, suggestions and what the person writes", async () => {
    const chat = await open((text) => (text === undefined ? [] : everywhere(text)));
    for (const payload of PAYLOADS) {
      await chat.write(payload);
      const choice = chat.page.getByRole("group", { name: "Réponses proposées" }).getByRole("button");
      await choice.waitFor();
      expect(await choice.textContent()).to.equal(payload);
      expect((await chat.shown()).filter((text) => text === payload).length, payload).to.be.at.least(2);
    }
    const planted = "img, script, iframe, math, style, svg:not(.sign), [onload], [onerror], [onmouseover]";
    expect(await chat.page.locator("aiguilleur-chat").locator(planted).count()).to.equal(0);
    const links = await chat.page
      .getByRole("log")
      .getByRole("link")
      .evaluateAll((found) => found.map((node) => node.getAttribute("href") ?? ""));
    expect(links.filter((address) => !/^(https:\/\/|tel:)/.test(address))).to.deep.equal([]);
    expect(chat.troubles).to.deep.equal([]);
  });

  it("cannot be turned into HTML or code by any script of the page", async () => {
    const chat = await open(assistantThatSays([]));
    const refused = await chat.page.evaluate(`(() => {
      const refusals = [];
      try { document.body.innerHTML = "<b>x</b>"; } catch { refusals.push("innerHTML"); }
      try { trustedTypes.createPolicy("any", {}); } catch { refusals.push("createPolicy"); }
      return refusals;
    })()`);
    expect(refused).to.deep.equal(["innerHTML", "createPolicy"]);
  });
});
