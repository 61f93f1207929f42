/** The life of a Direct Line conversation: how it starts, is found again, and ends. */

import { request } from "node:http";
import { expect } from "chai";
import {
  type ActivitySet,
  createGate,
  EchoBot,
  type ErrorBody,
  MINUTE,
  type Opened,
  type Service,
  startService,
  textsOf,
} from "./service.js";

describe("A Direct Line conversation", () => {
  let service: Service;
  let bot: EchoBot;
  beforeEach(async () => {
    bot = new EchoBot();
    service = await startService({ bot });
  });
  afterEach(() => service.stop());

  const statusOf = async (opened: Opened) =>
    (await service.call("GET", `/conversations/${opened.conversationId}/activities`, opened.token)).status;

  describe("starts", () => {
    it("with a token, once", async () => {
      const { token, conversationId } = (await service.call<Opened>("POST", "/tokens/generate")).body;
      const first = await service.call<Opened>("POST", "/conversations", token);
      expect(first.status).to.equal(201);
      expect(first.body.conversationId).to.equal(conversationId);
      const second = await service.call<Opened>("POST", "/conversations", token);
      expect(second.status).to.equal(200);
      expect(second.body.conversationId).to.equal(conversationId);
      expect(service.line.size()).to.equal(1);
      expect(bot.turns).to.have.length(1);
    });

    it("without a token, and gives one", async () => {
      const { status, body } = await service.call<Opened>("POST", "/conversations", undefined, {
        user: { id: "dl_a" },
      });
      expect(status).to.equal(201);
      expect(body.expires_in).to.equal(1800);
      await service.post(body, { type: "message", text: "Bonjour" });
      expect(bot.turns.at(-1)?.from?.id).to.equal("dl_a");
    });

    it("by telling the bot who is there, and the client nothing but the welcome", async () => {
      const opened = await service.open();
      const [turn] = bot.turns;
      expect(turn?.type).to.equal("conversationUpdate");
      expect(turn?.membersAdded?.map((member) => member.id)).to.deep.equal([turn?.from?.id, "aiguilleur"]);
      const { activities } = await service.read(opened);
      expect(activities.map(({ type, text }) => [type, text])).to.deep.equal([["message", "Bonjour."]]);
      expect(activities[0]).not.to.have.property("replyToId");
    });

    it("with an absolute address for its stream", async () => {
      const { streamUrl, conversationId } = await service.open();
      const path = `/v3/directline/conversations/${conversationId}/stream?t=`;
      expect(streamUrl.startsWith(`${service.url.replace("http", "ws")}${path}`)).to.equal(true);
    });

    it("never beyond the number that the service can hold", async () => {
      await service.stop();
      service = await startService({ maxConversations: 1 });
      const first = await service.open();
      const { status, body, headers } = await service.call<ErrorBody>("POST", "/conversations");
      expect([status, body.error.code]).to.deep.equal([503, "ServiceBusy"]);
      expect(headers.get("retry-after")).to.equal("60");
      expect((await service.call("POST", "/conversations", first.token)).status).to.equal(200);
    });
  });

  describe("gives a stream address", () => {
    const openWithHost = (host: string) =>
      new Promise<{ status: number | undefined; body: Opened & ErrorBody }>((resolve, reject) => {
        const req = request(`${service.url}/v3/directline/conversations`, { method: "POST", headers: { host } });
        req.on("error", reject).on("response", async (res) => {
          const text = (await res.toArray()).join("");
          resolve({ status: res.statusCode, body: JSON.parse(text) });
        });
        req.end();
      });

    it("under the Host that was asked for, when it is plain", async () => {
      for (const host of ["aiguilleur.example", "localhost:3978", "[::1]:80"]) {
        expect((await openWithHost(host)).body.streamUrl)
          .to.match(/^ws:/)
          .and.contain(`//${host}/v3`);
      }
    });

    it("never under a Host that could lead elsewhere", async () => {
      for (const host of ["a@evil.example", "evil.example/x?", "a b", "x:y", "evil.example#"]) {
        const { status, body } = await openWithHost(host);
        expect([status, body.error.code]).to.deep.equal([400, "BadArgument"]);
      }
      expect(service.line.size()).to.equal(0);
    });

    it("under the public address, whatever the Host", async () => {
      await service.stop();
      service = await startService({ publicUrl: "https://aiguilleur.laregion.fr/chat/" });
      const { streamUrl } = (await openWithHost("evil.example")).body;
      expect(streamUrl).to.match(
        /^wss:\/\/aiguilleur\.laregion\.fr\/chat\/v3\/directline\/conversations\/[\w-]+\/stream\?/,
      );
    });
  });

  describe("is found again", () => {
    it("with a new token and the place where the client was", async () => {
      const opened = await service.open();
      const path = `/conversations/${opened.conversationId}?watermark=7`;
      const { status, body } = await service.call<Opened>("GET", path, opened.token);
      expect(status).to.equal(200);
      expect(body.conversationId).to.equal(opened.conversationId);
      expect(body.streamUrl).to.contain("/stream?watermark=7&t=");
      expect(await statusOf(body)).to.equal(200);
    });

    it("only if it was started", async () => {
      const granted = (await service.call<Opened>("POST", "/tokens/generate")).body;
      expect(await statusOf(granted)).to.equal(404);
    });
  });

  describe("ends", () => {
    it("after a silence, for whoever comes back", async () => {
      const opened = await service.open();
      service.clock.now += 20 * MINUTE;
      const { status, body } = await service.post(opened, { type: "message", text: "Bonjour" });
      expect([status, body.error.code]).to.deep.equal([404, "ConversationNotFound"]);
      expect(service.ended).to.deep.equal([opened.conversationId]);
      expect(service.line.size()).to.equal(0);
    });

    it("after a silence, even if nobody comes back", async () => {
      const opened = await service.open();
      service.clock.now += 19 * MINUTE;
      service.line.sweep();
      expect(service.ended).to.deep.equal([]);
      service.clock.now += MINUTE;
      service.line.sweep();
      expect(service.ended).to.deep.equal([opened.conversationId]);
    });

    it("later when somebody speaks, not when a page only listens", async () => {
      const opened = await service.open();
      service.clock.now += 15 * MINUTE;
      await service.post(opened, { type: "message", text: "Bonjour" });
      service.clock.now += 14 * MINUTE;
      expect(await statusOf(opened)).to.equal(200);
      service.clock.now += 6 * MINUTE;
      service.line.sweep();
      expect(service.line.size()).to.equal(0);
    });

    it("when the client says so, after a last turn of the bot", async () => {
      const opened = await service.open();
      const { status } = await service.post(opened, { type: "endOfConversation" });
      expect(status).to.equal(200);
      expect(await statusOf(opened)).to.equal(404);
      expect(bot.turns.at(-1)?.type).to.equal("endOfConversation");
      expect(service.ended).to.deep.equal([opened.conversationId]);
    });

    it("for good: its token neither opens it again nor is renewed", async () => {
      const opened = await service.open();
      await service.post(opened, { type: "endOfConversation" });
      for (const path of ["/conversations", "/tokens/refresh"]) {
        const { status, body } = await service.call<ErrorBody>("POST", path, opened.token);
        expect([status, body.error.code]).to.deep.equal([404, "ConversationNotFound"]);
      }
      service.clock.now += 29 * MINUTE;
      service.line.sweep();
      expect((await service.call("POST", "/conversations", opened.token)).status).to.equal(404);
    });

    it("is wiped once the turn that was running is over, so that nothing comes back", async () => {
      const gate = createGate();
      bot = new EchoBot((context) => (context.activity.text === "lent" ? gate.opened : Promise.resolve()));
      await service.stop();
      service = await startService({ bot });
      const opened = await service.open();
      await service.post(opened, { type: "message", text: "lent" });
      await service.post(opened, { type: "endOfConversation" });
      expect(await statusOf(opened)).to.equal(404);
      expect(service.ended).to.deep.equal([]);
      gate.open();
      await service.line.close();
      expect(service.ended).to.deep.equal([opened.conversationId]);
    });

    it("with a code when the wiping fails", async () => {
      await service.stop();
      service = await startService({ onEnd: () => Promise.reject(new Error("no")) });
      await service.open();
      await service.line.close();
      expect(service.errors).to.deep.equal(["SESSION_WIPE_FAILED"]);
    });
  });

  describe("ended by the bot", () => {
    beforeEach(async () => {
      await service.stop();
      bot = new EchoBot(async (context) => {
        if (context.activity.text === "fin") {
          await context.sendActivities([{ type: "message", text: "Au revoir." }, { type: "endOfConversation" }]);
        }
      });
      service = await startService({ bot });
    });

    const finish = async () => {
      const opened = await service.open();
      await service.post(opened, { type: "message", text: "fin" });
      return opened;
    };
    const readTwice = async (opened: Opened) => {
      const path = `/conversations/${opened.conversationId}/activities?watermark=1`;
      const first = await service.call<ActivitySet>("GET", path, opened.token);
      const second = await service.call<ActivitySet>("GET", path, opened.token);
      return { first, second };
    };

    it("is over at once, and says its last words once to a client that polls", async () => {
      const opened = await finish();
      expect(service.line.size()).to.equal(0);
      expect((await service.post(opened, { type: "message", text: "encore" })).status).to.equal(404);
      const { first, second } = await readTwice(opened);
      expect(textsOf(first.body)).to.deep.equal(["fin", "Au revoir.", undefined]);
      expect(first.body.activities.at(-1)?.type).to.equal("endOfConversation");
      expect(second.status).to.equal(404);
      expect(service.ended).to.deep.equal([opened.conversationId]);
    });

    it("keeps its last words 20 seconds, no more", async () => {
      const opened = await finish();
      service.clock.now += 20_001;
      expect((await readTwice(opened)).first.status).to.equal(404);
    });
  });
});
