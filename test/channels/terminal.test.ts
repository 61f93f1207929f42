/** Talking in the terminal: lines in, sentences out, as on the page or as on the phone. */

import { PassThrough, Readable } from "node:stream";
import { expect } from "chai";
import { TerminalAdapter, type TerminalOptions } from "../../src/channels/terminal.js";
import { MemorySessions } from "../../src/storage/sessions.js";
import { OrientationBot } from "../../src/turn/bot.js";
import { NOW, worldNow } from "../support/conversation.js";

const STORY = "bonjour, j'ai 17 ans, j'ai laché le lycée et j'habite à Dreux";

/** Everything that the terminal shows when these lines are typed. */
async function talk(lines: readonly string[], options: Partial<TerminalOptions> = {}): Promise<string> {
  const output = new PassThrough();
  const sessions = new MemorySessions(() => NOW.getTime(), 30);
  const bot = new OrientationBot({ world: worldNow, sessions, log: () => undefined });
  const input = Readable.from(lines.map((line) => `${line}\n`));
  await new TerminalAdapter({ bot, input, output, channelId: "terminal", ...options }).talk();
  output.end();
  return (await output.toArray()).join("");
}

describe("the terminal", () => {
  it("welcomes, then waits for a line", async () => {
    const shown = await talk([]);
    expect(shown).to.include("gratuit et anonyme");
    expect(shown.match(/^> /gm)).to.have.length(1);
  });

  it("holds a conversation to the doors, everything in text, buttons between brackets", async () => {
    const shown = await talk([STORY, "oui"]);
    expect(shown).to.include("[Oui, c'est ça] [Non, corriger]");
    expect(shown).to.include("1. Mission locale").and.include("2. CIO").and.include("Adresse : ");
    expect(shown).to.include("[Tout effacer]");
    expect(shown.match(/^> /gm)).to.have.length(3);
  });

  it("speaks as on the phone when asked to", async () => {
    const shown = await talk([STORY, "oui"], { channelId: "telephony" });
    expect(shown).to.include("Le premier lieu : Mission locale");
    expect(shown).to.not.match(/https?:|•/);
  });

  it("answers an empty line, and each line in its turn", async () => {
    const shown = await talk(["", "Dreux", "aide"]);
    const order = ["Je n'ai pas pu lire votre message", "parler à quelqu'un"].map((part) => shown.indexOf(part));
    expect(order[0]).to.be.greaterThan(0);
    expect(order[1]).to.be.greaterThan(order[0] ?? 0);
  });

  it("explains each line when asked to", async () => {
    const shown = await talk(["Dreux"], { explain: (line) => `lu : ${line.length} lettres` });
    expect(shown).to.include("lu : 5 lettres");
  });

  it("never shows an event of the bot", async () => {
    expect(await talk([STORY, "tout effacer"])).to.not.include("aiguilleur/");
  });

  it("cannot change or take back what it has shown", async () => {
    const adapter = new TerminalAdapter({
      bot: { run: async () => undefined },
      input: Readable.from([]),
      output: new PassThrough(),
      channelId: "terminal",
    });
    const attempts = [
      () => adapter.updateActivity(),
      () => adapter.deleteActivity(),
      () => adapter.continueConversation(),
      () => adapter.continueConversationAsync(),
    ];
    for (const attempt of attempts) {
      const failure = await attempt().catch((error: Error) => error.message);
      expect(failure).to.match(/^A terminal/);
    }
  });
});
