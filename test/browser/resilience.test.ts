/** Checks, in a real browser, that nothing a person typed or was told is lost when the phone or the network fails. */
import { expect } from "chai";
import { assistantThatSays, type Chat, question, useChat } from "../support/browser.js";

const WELCOME = [question("Bonjour ! Quelle est votre situation ?", "Je travaille")];
const ERASE = [
  { type: "event", name: "aiguilleur/effacer" },
  { type: "message", text: "Tout est effacé." },
];
const stored = (chat: Chat) => chat.page.evaluate("sessionStorage.length");
const asked = (chat: Chat, request: string) => chat.fake.requests.filter((made) => made === request).length;

describe("the page in bad conditions", function () {
  this.timeout(60_000);
  const open = useChat();

  it("finds the conversation again after a reload, without reading it aloud again", async () => {
    const chat = await open(assistantThatSays(WELCOME));
    await chat.write("bonjour");
    await chat.sees("Reçu : bonjour");
    const before = await chat.shown();
    await chat.page.reload();
    await chat.sees("Reçu : bonjour");
    expect(await chat.shown()).to.deep.equal(before);
    expect(await chat.page.getByRole("button", { name: "Je travaille" }).count()).to.equal(0);
    expect(asked(chat, "POST /v3/directline/tokens/generate")).to.equal(1);
    await chat.page.locator("[role=log][aria-live=polite]").waitFor();
    await chat.write("encore");
    await chat.sees("Reçu : encore");
    expect(await chat.announced()).to.deep.equal(["Vous : encore", "Aiguilleur : Reçu : encore"]);
  });

  it("finds pending suggestions again after a reload", async () => {
    const chat = await open(assistantThatSays(WELCOME));
    await chat.page.getByRole("button", { name: "Je travaille" }).waitFor();
    await chat.page.reload();
    await chat.page.getByRole("button", { name: "Je travaille" }).click();
    await chat.sees("Reçu : je travaille");
  });

  it("starts anew, and says so, when the conversation ended before the reload", async () => {
    const chat = await open(assistantThatSays(WELCOME));
    await chat.sees("Bonjour");
    await chat.page.goto("about:blank");
    chat.fake.endAll();
    await chat.page.goto(chat.url);
    await chat.sees("Bonjour");
    expect((await chat.shown())[0]).to.contain("conversation précédente");
  });

  it("erases the screen, the field and the stored token", async () => {
    const chat = await open(assistantThatSays(WELCOME, { effacer: ERASE }));
    await chat.write("je suis à Chartres");
    await chat.sees("Reçu : je suis à Chartres");
    await chat.page.getByLabel("Votre message").fill("brouillon");
    expect(await stored(chat)).to.equal(1);
    await chat.page.getByRole("button", { name: "Effacer" }).click();
    await chat.sees("Tout est effacé.");
    expect(await chat.shown()).to.deep.equal(["Tout est effacé."]);
    expect(await chat.page.getByLabel("Votre message").inputValue()).to.equal("");
    expect(await stored(chat)).to.equal(0);
    await chat.page.reload();
    await chat.sees("Bonjour");
    expect(await chat.shown()).to.deep.equal([WELCOME[0]?.text]);
  });

  it("erases its own screen and token even when the service cannot be reached", async () => {
    const chat = await open(assistantThatSays(WELCOME));
    await chat.write("je suis à Chartres");
    await chat.sees("Reçu");
    chat.fake.unreachable = true;
    chat.fake.cut();
    await chat.page.getByRole("button", { name: "Effacer" }).click();
    await chat.sees("L’écran est effacé.");
    expect(await chat.shown()).to.have.length(1);
    expect(await stored(chat)).to.equal(0);
  });

  it("recovers from a cut, with what was said meanwhile, once", async () => {
    const chat = await open(assistantThatSays(WELCOME));
    await chat.sees("Bonjour");
    chat.fake.unreachable = true;
    chat.fake.cut();
    chat.fake.say({ type: "message", text: "Pendant la coupure" });
    await chat.page.getByRole("status").getByText("La connexion est coupée").waitFor();
    chat.fake.unreachable = false;
    await chat.sees("Pendant la coupure");
    await chat.page.getByText("La connexion est coupée").waitFor({ state: "detached" });
    expect(await chat.shown()).to.deep.equal([WELCOME[0]?.text, "Pendant la coupure"]);
  });

  it("notices a socket that died in silence, as when a phone wakes up", async () => {
    const chat = await open(assistantThatSays(WELCOME));
    await chat.sees("Bonjour");
    await chat.page.clock.install();
    chat.fake.muteSockets = true;
    const posted = chat.page.waitForResponse((response) => response.request().method() === "POST");
    await chat.write("bonjour");
    await (await posted).finished();
    chat.fake.muteSockets = false;
    await chat.page.clock.runFor(10_000);
    await chat.sees("Reçu : bonjour");
    expect(asked(chat, "GET /v3/directline/conversations/:id")).to.equal(1);
  });

  it("shows once what the service repeats", async () => {
    const chat = await open(assistantThatSays(WELCOME));
    await chat.sees("Bonjour");
    await chat.write("bonjour");
    await chat.sees("Reçu : bonjour");
    chat.fake.repeat();
    chat.fake.say({ type: "message", text: "Et ensuite ?" });
    await chat.sees("Et ensuite ?");
    expect(await chat.shown()).to.deep.equal([WELCOME[0]?.text, "bonjour", "Reçu : bonjour", "Et ensuite ?"]);
  });

  it("talks by polling where sockets are forbidden", async () => {
    const chat = await open(assistantThatSays(WELCOME));
    chat.fake.refuseSockets = true;
    chat.fake.cut();
    await chat.write("bonjour");
    await chat.sees("Reçu : bonjour");
    chat.fake.say({ type: "message", text: "Plus tard" });
    await chat.sees("Plus tard");
    expect(asked(chat, "GET /v3/directline/conversations/:id/activities")).to.be.above(0);
    const shown = await chat.shown();
    // The message may be sent before the first poll brings the welcome.
    expect(shown).to.have.members([WELCOME[0]?.text, "bonjour", "Reçu : bonjour", "Plus tard"]);
    expect(shown.filter((text) => text !== WELCOME[0]?.text)).to.deep.equal(["bonjour", "Reçu : bonjour", "Plus tard"]);
  });

  it("keeps a message that could not be sent, and sends it again when asked, once", async () => {
    const chat = await open(assistantThatSays(WELCOME));
    await chat.sees("Bonjour");
    chat.fake.refusePosts = 503;
    await chat.write("je cherche une formation");
    const resend = chat.page.getByRole("button", { name: "Renvoyer" });
    await resend.click();
    await resend.waitFor();
    chat.fake.refusePosts = undefined;
    await resend.click();
    await chat.sees("Reçu : je cherche une formation");
    expect(await resend.count()).to.equal(0);
    expect(chat.fake.heard()).to.deep.equal(["je cherche une formation"]);
  });

  it("gives a message that is too long back to the field", async () => {
    const chat = await open(assistantThatSays(WELCOME));
    await chat.sees("Bonjour");
    const long = "Je cherche une formation. ".repeat(3000).trim();
    await chat.write(long);
    await chat.sees("Votre message est trop long.");
    expect(await chat.page.getByLabel("Votre message").inputValue()).to.equal(long);
  });

  it("says calmly that the conversation was closed, and starts again with what was not sent", async () => {
    const chat = await open(assistantThatSays(WELCOME));
    await chat.sees("Bonjour");
    chat.fake.refusePosts = 503;
    await chat.write("pas encore envoyé");
    await chat.page.getByRole("button", { name: "Renvoyer" }).waitFor();
    chat.fake.refusePosts = undefined;
    chat.fake.endAll();
    await chat.sees("La conversation est fermée et effacée.");
    expect(await stored(chat)).to.equal(0);
    await chat.page.getByRole("button", { name: "Commencer une nouvelle conversation" }).click();
    await chat.sees("Bonjour");
    expect(await chat.page.getByLabel("Votre message").inputValue()).to.equal("pas encore envoyé");
    await chat.page.getByLabel("Votre message").press("Enter");
    await chat.sees("Reçu : pas encore envoyé");
  });

  it("also starts again when an unsent message is sent again after the end", async () => {
    const chat = await open(assistantThatSays(WELCOME));
    await chat.sees("Bonjour");
    chat.fake.endAll();
    await chat.write("trop tard");
    await chat.sees("La conversation est fermée");
    await chat.page.getByRole("button", { name: "Renvoyer" }).click();
    await chat.sees("Bonjour");
    expect(await chat.page.getByLabel("Votre message").inputValue()).to.equal("trop tard");
  });

  it("opens a new conversation for a message written after the end", async () => {
    const chat = await open(assistantThatSays(WELCOME));
    await chat.sees("Bonjour");
    chat.fake.say({ type: "endOfConversation" });
    await chat.sees("La conversation est fermée");
    await chat.write("une autre question");
    await chat.sees("Reçu : une autre question");
  });

  it("renews its token before it expires", async () => {
    const chat = await open((text) => (text === undefined ? WELCOME : []));
    await chat.sees("Bonjour");
    const refreshed = () => asked(chat, "POST /v3/directline/tokens/refresh");
    expect(refreshed()).to.equal(0);
    chat.fake.tokenSeconds = 1;
    await chat.page.evaluate(`(() => {
      const kept = JSON.parse(sessionStorage.aiguilleur);
      sessionStorage.aiguilleur = JSON.stringify({ ...kept, expires: Date.now() + 1500 });
    })()`);
    const answer = chat.page.waitForResponse((response) => response.url().endsWith("/tokens/refresh"));
    await chat.page.reload();
    await answer;
    expect(refreshed()).to.equal(1);
  });

  it("is dressed the same on browsers without constructable style sheets", async () => {
    const chat = await open(assistantThatSays(WELCOME));
    await chat.page.addInitScript("delete ShadowRoot.prototype.adoptedStyleSheets");
    await chat.page.reload();
    await chat.sees("Bonjour");
    const radius = await chat.page.evaluate(
      `getComputedStyle(document.querySelector("aiguilleur-chat").shadowRoot.querySelector(".bubble")).borderTopLeftRadius`,
    );
    expect(radius).to.equal("16px");
    expect(await chat.page.locator("aiguilleur-chat style").count()).to.equal(1);
    expect(chat.troubles).to.deep.equal([]);
  });
});
