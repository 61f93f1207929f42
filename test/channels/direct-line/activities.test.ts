/** What is said over Direct Line: checked, echoed first, answered in order, kept a while. */

import { expect } from "chai";
import {
  APOLOGY,
  createGate,
  EchoBot,
  type ErrorBody,
  type Opened,
  type Service,
  startService,
  textsOf,
} from "./service.js";

describe("Direct Line activities", () => {
  let service: Service;
  let bot: EchoBot;
  let opened: Opened;
  const start = async (during?: ConstructorParameters<typeof EchoBot>[0]) => {
    bot = new EchoBot(during);
    service = await startService({ bot });
    opened = await service.open();
  };
  afterEach(() => service.stop());

  const say = (text: string, clientActivityID?: string) =>
    service.post(opened, { type: "message", text, ...(clientActivityID && { channelData: { clientActivityID } }) });

  describe("sent by the person", () => {
    beforeEach(() => start());

    it("come back as an echo that their client recognises, then are answered", async () => {
      const { status, body } = await say("Bonjour", "abc");
      expect(status).to.equal(200);
      const { activities } = await service.read(opened, "1");
      const [echo, reply] = activities;
      expect(echo).to.deep.include({ id: body.id, type: "message", text: "Bonjour", channelId: "directline" });
      expect(echo?.channelData).to.deep.equal({ clientActivityID: "abc" });
      expect(echo?.conversation.id).to.equal(opened.conversationId);
      expect(reply).to.deep.include({ text: "écho : Bonjour", replyToId: body.id, channelId: "directline" });
      expect(reply?.from).to.deep.equal({ id: "aiguilleur", name: "Aiguilleur" });
    });

    it("are the token's user's, whoever they claim to be from", async () => {
      await service.post(opened, { type: "message", text: "Bonjour", from: { id: "camille", name: "Camille" } });
      const echo = (await service.read(opened, "1")).activities[0];
      expect(echo?.from.id).to.match(/^dl_/);
      expect(bot.turns.at(-1)?.from).to.deep.equal({ id: echo?.from.id, name: "" });
    });

    it("keep only the fields in use", async () => {
      const value = { action: "orienter" };
      const extra = { locale: "en-US", entities: [{ type: "x" }], attachments: [{ contentUrl: "data:," }], from: {} };
      const channelData = { clientActivityID: "a", postBack: true, clientTimestamp: "t", ip: "10.0.0.1" };
      await service.post(opened, { type: "event", name: "bouton", value, text: "oui", channelData, ...extra });
      const [echo] = (await service.read(opened, "1")).activities;
      expect(echo).to.have.all.keys(
        ...["type", "name", "value", "text", "channelData", "id", "timestamp", "from", "conversation", "channelId"],
      );
      expect(echo?.channelData).to.deep.equal({ clientActivityID: "a", postBack: true });
      const received = bot.turns.at(-1);
      expect(received).to.deep.include({ type: "event", name: "bouton", value, text: "oui" });
      expect(received).to.not.have.any.keys("locale", "entities", "attachments");
    });

    it("reach the bot whole, however long", async () => {
      const text = "très ".repeat(9000);
      await say(text);
      expect(bot.turns.at(-1)?.text).to.equal(text);
    });

    it("of type conversationUpdate are never shown", async () => {
      const { status, body } = await service.post(opened, { type: "conversationUpdate" });
      expect(status).to.equal(200);
      expect(body.id).to.be.a("string").and.not.equal("");
      expect((await service.read(opened, "1")).activities).to.deep.equal([]);
    });

    it("are refused with the name of the field, never with what was written", async () => {
      const refused: Array<[body: unknown, field: string]> = [
        ["Camille", "body"],
        [["Camille"], "body"],
        [null, "body"],
        [{}, "type"],
        [{ type: "Camille" }, "type"],
        [{ type: "invoke" }, "type"],
        [{ type: "message", text: { a: "Camille" } }, "text"],
        [{ type: "message", name: ["Camille"] }, "name"],
        [{ type: "event", name: "Camille".repeat(30) }, "name"],
        [{ type: "message", channelData: "Camille" }, "channelData"],
        [{ type: "message", channelData: { clientActivityID: 12 } }, "channelData.clientActivityID"],
      ];
      for (const [body, field] of refused) {
        const answer = await service.post(opened, body);
        expect(answer.status).to.equal(400);
        expect(answer.body.error.code).to.equal("BadArgument");
        expect(answer.body.error.message)
          .to.match(new RegExp(`^${field}: `))
          .and.not.contain("Camille");
      }
      expect(bot.turns).to.have.length(1);
    });

    it("sent twice under one client id get one id and one turn", async () => {
      const [first, second] = await Promise.all([say("Bonjour", "same"), say("Bonjour", "same")]);
      const third = await say("Bonjour", "same");
      expect(second.body.id).to.equal(first.body.id);
      expect(third.body.id).to.equal(first.body.id);
      expect(textsOf(await service.read(opened, "1"))).to.deep.equal(["Bonjour", "écho : Bonjour"]);
      expect((await say("Bonjour", "other")).body.id).not.to.equal(first.body.id);
    });

    it("cannot hold files, and the service says so", async () => {
      const form = new FormData();
      form.append("file", new Blob(["%PDF"]), "cv.pdf");
      const path = `/v3/directline/conversations/${opened.conversationId}/upload?userId=x`;
      const headers = { authorization: `Bearer ${opened.token}` };
      const answer = await fetch(service.url + path, { method: "POST", body: form, headers });
      expect(answer.status).to.equal(415);
      const { error } = (await answer.json()) as ErrorBody;
      expect(error.code).to.equal("FilesNotAccepted");
      expect(error.message).to.contain("no files");
    });
  });

  describe("given to the bot", () => {
    it("are acknowledged and echoed before the bot has answered", async () => {
      const gate = createGate();
      await start((context) => (context.activity.text === "lent" ? gate.opened : Promise.resolve()));
      expect((await say("lent")).status).to.equal(200);
      expect(textsOf(await service.read(opened, "1"))).to.deep.equal(["lent"]);
      gate.open();
      expect(textsOf(await service.read(opened, "1"))).to.deep.equal(["lent", "écho : lent"]);
    });

    it("are taken one at a time, in order, in a conversation", async () => {
      const gate = createGate();
      let running = 0;
      let together = 0;
      await start(async (context) => {
        running += 1;
        together = Math.max(together, running);
        if (context.activity.text === "un") await gate.opened;
        await Promise.resolve();
        running -= 1;
      });
      await say("un");
      await say("deux");
      await say("trois");
      expect(bot.turns.map((turn) => turn.text)).to.deep.equal([undefined, "un"]);
      gate.open();
      await service.line.close();
      expect(bot.turns.map((turn) => turn.text)).to.deep.equal([undefined, "un", "deux", "trois"]);
      expect(together).to.equal(1);
    });

    it("do not wait for another conversation", async () => {
      const gate = createGate();
      await start((context) => (context.activity.text === "lent" ? gate.opened : Promise.resolve()));
      await say("lent");
      const other = await service.open();
      await service.post(other, { type: "message", text: "vite" });
      expect(textsOf(await service.read(other, "2"))).to.deep.equal(["écho : vite"]);
      gate.open();
    });

    it("are refused when too many wait", async () => {
      const gate = createGate();
      await start((context) => (context.activity.type === "message" ? gate.opened : Promise.resolve()));
      for (let sent = 0; sent < 20; sent += 1) expect((await say("encore", `${sent}`)).status).to.equal(200);
      const { status, body } = await say("encore");
      expect([status, body.error.code]).to.deep.equal([429, "TooManyRequests"]);
      expect((await say("encore", "3")).status).to.equal(200);
      gate.open();
    });

    it("are answered with an apology and a code when the bot fails, and the next one goes on", async () => {
      await start(async (context) => {
        if (context.activity.text === "panne") throw new Error("the person wrote: panne");
      });
      await say("panne");
      const [, apology] = (await service.read(opened, "1")).activities;
      expect(apology).to.deep.include({ type: "message", text: APOLOGY });
      expect(service.errors).to.deep.equal(["TURN_FAILED"]);
      await say("Bonjour");
      expect(textsOf(await service.read(opened, "3"))).to.deep.equal(["Bonjour", "écho : Bonjour"]);
    });

    it("are apologised for when the answer cannot be written, and nothing half-written stays", async () => {
      await start(async (context) => {
        if (context.activity.text === "nombre") await context.sendActivity({ type: "event", value: 1n });
      });
      await say("nombre");
      expect(textsOf(await service.read(opened, "1"))).to.deep.equal(["nombre", APOLOGY]);
    });
  });

  describe("said by the bot", () => {
    it("that only the framework understands are not shown", async () => {
      await start(async (context) => {
        await context.sendTraceActivity("trace", context.activity);
        await context.sendActivity({ type: "delay", value: 5000 });
      });
      await say("Bonjour");
      expect(textsOf(await service.read(opened))).to.deep.equal(["Bonjour.", "Bonjour", "écho : Bonjour"]);
    });

    it("erase all that was said before, on demand", async () => {
      await start(async (context) => {
        if (context.activity.text !== "effacer") return;
        await context.sendActivity({ type: "event", name: "aiguilleur/effacer" });
      });
      await say("Je m’appelle Camille");
      await say("effacer");
      const { activities, watermark } = await service.read(opened);
      expect(activities.map(({ type, name, text }) => name ?? text ?? type)).to.deep.equal([
        "aiguilleur/effacer",
        "écho : effacer",
      ]);
      expect(activities[1]).not.to.have.property("replyToId");
      expect(watermark).to.equal("6");
    });
  });

  describe("kept", () => {
    beforeEach(() => start());

    it("are read from a watermark on", async () => {
      await say("un");
      const { watermark } = await service.read(opened);
      expect(watermark).to.equal("3");
      expect(await service.read(opened, watermark)).to.deep.equal({ activities: [], watermark: "3" });
      await say("deux");
      expect(textsOf(await service.read(opened, watermark))).to.deep.equal(["deux", "écho : deux"]);
    });

    it("are all read from a watermark that makes no sense", async () => {
      for (const watermark of ["abc", "-1", "1e3", "", "undefined", "9".repeat(20)]) {
        expect((await service.read(opened, watermark)).activities).to.have.length(1);
      }
      const path = `/conversations/${opened.conversationId}/activities?watermark[a]=1`;
      expect((await service.call("GET", path, opened.token)).status).to.equal(200);
    });

    it("have ids in order and timestamps that only grow, even if the clock does not", async () => {
      await say("un");
      service.clock.now -= 5000;
      await say("deux");
      const { activities } = await service.read(opened);
      expect(activities.map(({ id }) => id)).to.deep.equal(
        [1, 2, 3, 4, 5].map((n) => `${opened.conversationId}|000000${n}`),
      );
      const times = activities.map(({ timestamp }) => Date.parse(timestamp));
      expect(times).to.deep.equal([...new Set(times)].sort((a, b) => a - b));
    });

    it("are the last 200, and numbers go on", async () => {
      for (let sent = 0; sent < 150; sent += 1) await say(`${sent}`);
      const { activities, watermark } = await service.read(opened);
      expect(activities).to.have.length(200);
      expect(watermark).to.equal("301");
      expect(activities.at(-1)?.text).to.equal("écho : 149");
    });

    it("never fill the memory with long texts", async () => {
      for (let sent = 0; sent < 20; sent += 1) await say("x".repeat(60_000));
      const { activities } = await service.read(opened);
      expect(JSON.stringify(activities).length).to.be.below(1_100_000);
      expect(activities.at(-1)?.type).to.equal("message");
    });
  });

  it("look like silence to a client that polls while the service is in trouble", async () => {
    let isBroken = false;
    service = await startService({
      idleMinutes: 1e6,
      onError: (code) => codes.push(code),
      clock: () => {
        if (isBroken) throw new Error("trouble");
        return 1e12;
      },
    });
    const codes: string[] = [];
    opened = await service.open();
    const path = `/conversations/${opened.conversationId}/activities?watermark=1`;
    isBroken = true;
    const { status, body } = await service.call("GET", path, opened.token);
    isBroken = false;
    expect(status).to.equal(200);
    expect(body).to.deep.equal({ activities: [], watermark: "1" });
    expect(codes).to.deep.equal(["POLL_FAILED"]);
  });
});
