/** The Direct Line adapter as the Bot Framework sees it: proactive turns, and what it refuses. */

import { type ConversationReference, TurnContext } from "botbuilder";
import { expect } from "chai";
import { createGate, EchoBot, type Opened, type Service, startService, textsOf } from "./service.js";

describe("The Direct Line adapter", () => {
  let service: Service;
  let opened: Opened;
  let reference: Partial<ConversationReference>;
  const gate = createGate();
  beforeEach(async () => {
    const bot = new EchoBot(async (context) => {
      reference = TurnContext.getConversationReference(context.activity);
      if (context.activity.text === "lent") await gate.opened;
    });
    service = await startService({ bot });
    opened = await service.open();
  });
  afterEach(() => service.stop());

  it("lets the bot speak first, later", async () => {
    await service.line.adapter.continueConversation(reference, async (context) => {
      await context.sendActivity("Votre rendez-vous est demain.");
    });
    expect(textsOf(await service.read(opened, "1"))).to.deep.equal(["Votre rendez-vous est demain."]);
  });

  it("understands both forms of the newer call", async () => {
    const speak = async (context: TurnContext) => {
      await context.sendActivity("Rappel.");
    };
    await service.line.adapter.continueConversationAsync("app", reference, speak);
    await service.line.adapter.continueConversationAsync("app", reference, "audience", speak);
    expect(textsOf(await service.read(opened, "1"))).to.deep.equal(["Rappel.", "Rappel."]);
  });

  it("makes a proactive turn wait for the one that is running", async () => {
    await service.post(opened, { type: "message", text: "lent" });
    const later = service.line.adapter.continueConversation(reference, async (context) => {
      await context.sendActivity("Rappel.");
    });
    gate.open();
    await later;
    expect(textsOf(await service.read(opened, "1"))).to.deep.equal(["lent", "écho : lent", "Rappel."]);
  });

  it("tells the caller when a proactive turn fails", async () => {
    const failing = service.line.adapter.continueConversation(reference, () => Promise.reject(new Error("no")));
    expect(await failing.catch((error: Error) => error.message)).to.equal("no");
  });

  it("fails on a conversation that is over", async () => {
    await service.post(opened, { type: "endOfConversation" });
    const late = service.line.adapter.continueConversation(reference, async () => undefined);
    expect(await late.catch((error: { code: string }) => error.code)).to.equal("ConversationNotFound");
  });

  it("runs middleware around every turn", async () => {
    const seen: string[] = [];
    service.line.adapter.use(async (context, next) => {
      seen.push(context.activity.type);
      await next();
    });
    await service.post(opened, { type: "message", text: "Bonjour" });
    await service.post(opened, { type: "typing" });
    expect(seen).to.deep.equal(["message", "typing"]);
  });

  it("does not pretend to change or take back what was shown", async () => {
    const outcomes: string[] = [];
    await service.line.adapter.continueConversation(reference, async (context) => {
      for (const attempt of [() => context.updateActivity({ id: "1" }), () => context.deleteActivity("1")]) {
        await attempt().catch((error: Error) => outcomes.push(error.message));
      }
    });
    expect(outcomes).to.have.length(2);
    expect(outcomes.join()).to.contain("cannot change").and.contain("cannot delete");
  });
});
