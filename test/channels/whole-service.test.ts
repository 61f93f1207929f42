/** The whole service, as it starts, talked to by the unmodified official client and by plain HTTP. */

import type { Activity } from "botframework-directlinejs";
import { expect } from "chai";
import { type App, createApp } from "../../src/app.js";
import { readConfig } from "../../src/config.js";
import type { LogEvent } from "../../src/log.js";
import { ERASE_EVENT } from "../../src/turn/message.js";
import { NOW } from "../support/conversation.js";
import { type Talk, talk } from "../support/official-client.js";
import { realWorld } from "../support/world.js";

const STORY = "bonjour, j'ai 17 ans, j'ai laché le lycée et j'habite à Dreux";
const CARD = "application/vnd.microsoft.card.adaptive";

interface Running {
  app: App;
  url: string;
  log: LogEvent[];
  clock: { now: Date };
}

async function start(environment: NodeJS.ProcessEnv = {}): Promise<Running> {
  const log: LogEvent[] = [];
  const clock = { now: NOW };
  const config = readConfig({ PORT: "0", RECOGNISERS: "off", ...environment });
  const app = createApp({ config, log: (event) => log.push(event), clock: () => clock.now, world: realWorld() });
  const url = (await app.start()).replace(/\/$/, "");
  return { app, url, log, clock };
}

for (const webSocket of [false, true]) {
  describe(`The service, over ${webSocket ? "WebSocket" : "HTTP polling"}`, () => {
    let running: Running;
    let client: Talk;
    before(async () => {
      running = await start();
      client = await talk(running.url, { webSocket });
    });
    after(async () => {
      client.end();
      await running.app.stop();
    });

    const hear = (part: string) =>
      client.hear((activity) => "text" in activity && activity.text?.includes(part) === true);

    it("welcomes, understands, says back, and shows the doors as cards", async () => {
      await hear("gratuit et anonyme");
      await client.say(STORY);
      const recap = await hear("C'est bien cela ?");
      expect(recap).to.have.nested.property("suggestedActions.actions[0].title", "Oui, c'est ça");
      await client.say("oui");
      const result = (await hear("Voici les lieux")) as Activity & {
        attachments?: { contentType: string; content: object }[];
      };
      expect(result.attachments?.map(({ contentType }) => contentType)).to.deep.equal([CARD, CARD]);
      expect(JSON.stringify(result.attachments?.[0]?.content)).to.include("Mission locale").and.include("tel:");
      await hear("Et maintenant");
    });

    it("gives help lines as soon as danger is said", async () => {
      await client.say("j'ai envie de mourir");
      expect(JSON.stringify(await hear("3114"))).to.include("tel:3114");
    });

    it("tells the page to clear its screen", async () => {
      // Its echo is wiped with the rest: a client that polls may never see it.
      await client.post({ type: "message", text: "tout effacer" });
      const erased = await client.hear((activity) => activity.type === "event" && activity.name === ERASE_EVENT);
      expect(erased.from.id).to.equal("aiguilleur");
      await hear("tout ce que vous avez écrit est effacé");
    });

    it("logs enumerated facts, and nothing that was written", () => {
      const kinds = running.log.map((event) => ("kind" in event ? event.kind : event.event));
      expect(kinds).to.deep.equal(["listening", "referred", "danger"]);
      expect(JSON.stringify(running.log)).to.not.match(/lycée|laché|bonjour|mourir/);
    });
  });
}

interface Opened {
  conversationId: string;
  token: string;
}

interface Heard {
  activities?: { text?: string; name?: string }[];
  watermark?: string;
  error?: { code: string; message: string };
}

describe("The service, by plain HTTP", () => {
  let running: Running;
  before(async () => {
    running = await start({ TOKEN_MINUTES: "30", IDLE_MINUTES: "60" });
  });
  after(() => running.app.stop());

  async function call<T>(
    method: string,
    path: string,
    token?: string,
    body?: unknown,
  ): Promise<{ status: number; body: T }> {
    const answer = await fetch(`${running.url}/v3/directline${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as T };
  }
  const open = async () => (await call<Opened>("POST", "/conversations")).body;
  const post = ({ conversationId, token }: Opened, activity: unknown) =>
    call<Heard>("POST", `/conversations/${conversationId}/activities`, token, activity);
  const read = ({ conversationId, token }: Opened) =>
    call<Heard>("GET", `/conversations/${conversationId}/activities`, token);
  /** Reads until a text is there: a turn is over soon after its message was taken. */
  async function readUntil(opened: Opened, part: string): Promise<string> {
    for (;;) {
      const heard = JSON.stringify((await read(opened)).body);
      if (heard.includes(part)) return heard;
    }
  }
  const say = (opened: Opened, text: string) => post(opened, { type: "message", from: { id: "moi" }, text });

  it("refuses a malformed body, naming the field, and goes on", async () => {
    const opened = await open();
    const wrong: [unknown, RegExp][] = [
      [{ type: "invoke" }, /^type/],
      [{ type: "message", text: 17 }, /^text/],
      [{ type: "message", text: ["a"] }, /^text/],
      [{}, /^type/],
      [[], /^body/],
      ["{", /^body/],
    ];
    for (const [body, field] of wrong) {
      const answer = await post(opened, body);
      expect(answer.status).to.equal(400);
      expect(answer.body.error?.message).to.match(field);
    }
    await say(opened, STORY);
    await readUntil(opened, "C'est bien cela ?");
  });

  it("refuses a token that has expired, that is forged, or that is for another conversation", async () => {
    const opened = await open();
    const other = await open();
    expect((await read({ ...opened, token: other.token })).status).to.equal(403);
    expect((await read({ ...opened, token: `${opened.token}x` })).status).to.equal(403);
    expect((await call("GET", `/conversations/${opened.conversationId}/activities`)).status).to.equal(401);
    running.clock.now = new Date(NOW.getTime() + 31 * 60_000);
    const late = await read(opened);
    expect([late.status, late.body.error?.code]).to.deep.equal([403, "TokenExpired"]);
  });

  it("knows no conversation that has ended, and has forgotten its session", async () => {
    const opened = await open();
    await say(opened, STORY);
    await readUntil(opened, "C'est bien cela ?");
    expect((await post(opened, { type: "endOfConversation" })).status).to.equal(200);
    expect((await say(opened, "oui")).status).to.equal(404);
    expect((await read(opened)).status).to.equal(404);
  });

  it("« tout effacer » wipes what can be read again", async () => {
    const opened = await open();
    await say(opened, `${STORY}, je m'appelle Zébulon`);
    expect(await readUntil(opened, "C'est bien cela ?"))
      .to.include("Zébulon")
      .and.include("Dreux");
    await say(opened, "tout effacer");
    const left = await readUntil(opened, "est effacé");
    expect(left).to.not.include("Zébulon");
    expect(left).to.not.include("Dreux");
    await say(opened, "oui");
    expect(await readUntil(opened, "Quelle est votre situation")).to.not.include("Mission locale");
  });

  it("serves its page and says that it is ready", async () => {
    const page = await fetch(`${running.url}/`);
    expect([page.status, page.headers.get("content-type")]).to.deep.equal([200, "text/html; charset=utf-8"]);
    for (const path of ["/health", "/ready"]) expect((await fetch(`${running.url}${path}`)).status).to.equal(200);
  });

  it("answers the connector on the same port, with the same bot", async () => {
    const activity = {
      type: "message",
      id: "1",
      channelId: "emulator",
      serviceUrl: "http://127.0.0.1:9/",
      conversation: { id: "emulator-1" },
      from: { id: "a" },
      recipient: { id: "b" },
      deliveryMode: "expectReplies",
      text: STORY,
    };
    const answer = await fetch(`${running.url}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(activity),
    });
    expect(JSON.stringify(await answer.json())).to.include("C'est bien cela ?");
  });
});

describe("A second service", () => {
  it("is refused the port of the first, with a code", async () => {
    const first = await start();
    const port = new URL(first.url).port;
    const failure = await start({ PORT: port }).catch((error: { code: string }) => error.code);
    expect(failure).to.equal("PORT_TAKEN");
    await first.app.stop();
  });
});
