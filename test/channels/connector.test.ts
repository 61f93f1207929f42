/** `/api/messages`: a conversation through the Bot Framework connector, and everything that it refuses. */

import type { Activity } from "botbuilder";
import { expect } from "chai";
import { mountConnector } from "../../src/channels/connector.js";
import { createWebServer } from "../../src/channels/server.js";
import type { Credentials } from "../../src/config.js";
import { MemorySessions } from "../../src/storage/sessions.js";
import { OrientationBot } from "../../src/turn/bot.js";
import { watchConnections } from "../support/connections.js";
import { NOW, worldNow } from "../support/conversation.js";
import { startFakeConnector } from "../support/fake-connector.js";
import { CREDENTIALS, FORGED_TOKENS, HOSTILE_URLS } from "../support/hostile-callers.js";

const STORY = "bonjour, j'ai 17 ans, j'ai laché le lycée et j'habite à Dreux";
const LOCAL = "http://127.0.0.1:9";

interface Service {
  url: string;
  port: number;
  /** Texts that reached the bot. */
  turns: string[];
  errors: string[];
  post(body: unknown, headers?: Record<string, string>): Promise<{ status: number; body: Answer }>;
  stop(): Promise<void>;
}

interface Answer {
  activities?: Partial<Activity>[];
  error?: { code: string; message: string };
}

async function startService(credentials: Credentials | null = null): Promise<Service> {
  const turns: string[] = [];
  const errors: string[] = [];
  const real = new OrientationBot({
    world: worldNow,
    sessions: new MemorySessions(() => NOW.getTime(), 30),
    log: () => undefined,
  });
  const server = createWebServer({ allowedOrigins: [], isReady: () => true });
  mountConnector(server, {
    bot: {
      run(context) {
        turns.push(context.activity.text);
        return context.activity.text === "boum" ? Promise.reject(new Error("boum")) : real.run(context);
      },
    },
    credentials,
    serviceHosts: [".botframework.com", "exact.example"],
    onError: (code) => errors.push(code),
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  const url = `http://127.0.0.1:${port}/api/messages`;
  return {
    url,
    port,
    turns,
    errors,
    async post(body, headers = {}) {
      const text = typeof body === "string" ? body : JSON.stringify(body);
      const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: text,
      });
      return { status: answer.status, body: (await answer.json()) as Answer };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.server.closeAllConnections();
      }),
  };
}

function messageOf(text: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: "message",
    id: `id-${text}`,
    channelId: "emulator",
    serviceUrl: LOCAL,
    conversation: { id: "conversation-1" },
    from: { id: "person" },
    recipient: { id: "bot" },
    text,
    ...changes,
  };
}

const waitingForReplies = { deliveryMode: "expectReplies" };

describe("the connector", () => {
  let service: Service;
  beforeEach(async () => {
    service = await startService();
  });
  afterEach(() => service.stop());

  it("gives the replies in its answer when they are expected there, through a whole conversation", async () => {
    const first = await service.post(messageOf(STORY, waitingForReplies));
    expect(first.status).to.equal(200);
    expect(first.body.activities?.[0]?.text).to.include("C'est bien cela ?");
    const second = await service.post(messageOf("oui", waitingForReplies));
    expect(second.body.activities?.[0]?.attachments).to.have.length(2);
    expect(JSON.stringify(second.body)).to.include("Mission locale");
  });

  it("welcomes a person who joins", async () => {
    const joined = { type: "conversationUpdate", membersAdded: [{ id: "person" }], ...waitingForReplies };
    const { body } = await service.post(messageOf("", joined));
    expect(body.activities?.[0]?.text).to.include("gratuit et anonyme");
  });

  it("answers an activity that arrives twice once", async () => {
    await service.post(messageOf(STORY, waitingForReplies));
    const again = await service.post(messageOf(STORY, waitingForReplies));
    expect(again.body.activities).to.deep.equal([]);
  });

  it("delivers the replies to the service that called, on this machine", async () => {
    const received: Partial<Activity>[] = [];
    const fake = await startFakeConnector(received);
    const { status } = await service.post(messageOf(STORY, { serviceUrl: fake.url }));
    expect(status).to.be.within(200, 202);
    expect(received).to.have.length(1);
    expect(received[0]?.text).to.include("C'est bien cela ?");
    expect(received[0]?.replyToId).to.equal(`id-${STORY}`);
    await fake.stop();
  });

  it("delivers in the normal way whatever else a caller asks for", async () => {
    const received: Partial<Activity>[] = [];
    const fake = await startFakeConnector(received);
    const modes = ["notification", "ephemeral", "", null, 7, "normal"];
    for (const [index, deliveryMode] of modes.entries())
      await service.post(messageOf("recommencer", { id: `${index}`, serviceUrl: fake.url, deliveryMode }));
    expect(received.map(({ replyToId }) => replyToId)).to.deep.equal(modes.map((_mode, index) => `${index}`));
    await fake.stop();
  });

  it("says a code when a turn fails, and keeps answering", async () => {
    const { status } = await service.post(messageOf("boum", waitingForReplies));
    expect(status).to.be.within(200, 500);
    expect(service.errors).to.deep.equal(["TURN_FAILED"]);
    expect((await service.post(messageOf("aide", waitingForReplies))).status).to.equal(200);
  });
});

describe("the connector without credentials", () => {
  let service: Service;
  beforeEach(async () => {
    service = await startService();
  });
  afterEach(() => service.stop());

  it("refuses what a proxy forwards from elsewhere", async () => {
    for (const header of ["x-forwarded-for", "forwarded"]) {
      const { status, body } = await service.post(messageOf("aide", waitingForReplies), { [header]: "203.0.113.7" });
      expect([status, body.error?.code]).to.deep.equal([403, "Forbidden"]);
    }
    expect(service.turns).to.deep.equal([]);
  });

  it("never connects to an address that the caller chose", async () => {
    const watch = watchConnections();
    for (const serviceUrl of HOSTILE_URLS)
      for (const mode of [{}, waitingForReplies]) {
        const { status } = await service.post(messageOf("aide", { serviceUrl, ...mode }));
        expect(status, serviceUrl).to.be.oneOf([400, 403]);
      }
    expect(HOSTILE_URLS.length).to.be.at.least(50);
    expect(service.turns).to.deep.equal([]);
    expect(watch.except(service.port)).to.deep.equal([]);
    watch.stop();
  });

  it("accepts the spellings of this machine", async () => {
    for (const host of ["127.0.0.1:1", "localhost", "LOCALHOST:3000", "[::1]:5", "127.0.0.53"])
      expect(
        (await service.post(messageOf(host, { serviceUrl: `http://${host}/`, ...waitingForReplies }))).status,
      ).to.equal(200);
  });
});

describe("a malformed activity", () => {
  let service: Service;
  before(async () => {
    service = await startService();
  });
  after(() => service.stop());

  const WRONG: [title: string, body: unknown, field: string][] = [
    ["no type", messageOf("a", { type: undefined }), "type"],
    ["an empty type", messageOf("a", { type: "" }), "type"],
    ["a type that is no text", messageOf("a", { type: 1 }), "type"],
    ["no channel", messageOf("a", { channelId: undefined }), "channelId"],
    ["no service", messageOf("a", { serviceUrl: undefined }), "serviceUrl"],
    ["a service that is no address", messageOf("a", { serviceUrl: "http://" }), "serviceUrl"],
    ["no conversation", messageOf("a", { conversation: undefined }), "conversation"],
    ["a conversation without an id", messageOf("a", { conversation: {} }), "conversation.id"],
    ["an empty conversation id", messageOf("a", { conversation: { id: "" } }), "conversation.id"],
    ["no sender", messageOf("a", { from: null }), "from"],
    ["no recipient", messageOf("a", { recipient: "bot" }), "recipient"],
    ["a text that is none", messageOf("a", { text: { $ne: "" } }), "text"],
    ["an id that is no text", messageOf("a", { id: 12 }), "id"],
    ["a list", [messageOf("a")], "body"],
    ["nothing", null, "body"],
    ["a text", '"bonjour"', "body"],
    ["broken JSON", '{"type": "message"', "body"],
  ];
  for (const [title, body, field] of WRONG)
    it(`with ${title} is refused, naming ${field}`, async () => {
      const answer = await service.post(body);
      expect(answer.status).to.equal(400);
      expect(answer.body.error?.code).to.equal("BadArgument");
      expect(answer.body.error?.message.startsWith(`${field}:`), answer.body.error?.message).to.equal(true);
    });

  it("is refused without repeating what it holds", async () => {
    const { body } = await service.post(messageOf("Zébulon", { type: "", from: { id: "Zébulon" } }));
    expect(JSON.stringify(body)).to.not.include("Zébulon");
  });

  it("may hold fields that we do not know", async () => {
    const odd = { entities: [], channelData: { a: { b: 1 } }, __proto__: { a: 1 }, ...waitingForReplies };
    expect((await service.post(messageOf("aide", odd))).status).to.equal(200);
  });
});

describe("the connector with credentials", () => {
  let service: Service;
  before(async () => {
    service = await startService(CREDENTIALS);
  });
  after(() => service.stop());

  const fromBotService = (text: string) => messageOf(text, { serviceUrl: "https://smba.botframework.com/fr/" });

  it("refuses a caller without a token, or with a forged one, without asking anybody", async () => {
    const watch = watchConnections();
    for (const authorization of FORGED_TOKENS) {
      const headers: Record<string, string> = authorization === null ? {} : { authorization };
      for (const mode of [{}, waitingForReplies]) {
        const { status, body } = await service.post({ ...fromBotService("aide"), ...mode }, headers);
        expect([status, body.error?.code], `${authorization}`).to.deep.equal([401, "Unauthorized"]);
      }
    }
    expect(service.turns).to.deep.equal([]);
    expect(watch.except(service.port)).to.deep.equal([]);
    watch.stop();
  });

  it("refuses addresses outside its list before looking at the token", async () => {
    const outside = [
      ...HOSTILE_URLS,
      "http://smba.botframework.com/",
      "http://127.0.0.1/",
      "https://sub.exact.example/",
    ];
    for (const serviceUrl of outside)
      expect((await service.post(messageOf("aide", { serviceUrl }))).status, serviceUrl).to.be.oneOf([400, 403]);
    for (const serviceUrl of ["https://exact.example/", "https://a.botframework.com/"])
      expect((await service.post(messageOf("aide", { serviceUrl }))).status, serviceUrl).to.equal(401);
  });
});
