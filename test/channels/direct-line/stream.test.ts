/** The WebSocket of Direct Line: who may listen, what is replayed, what comes live. */

import { expect } from "chai";
import { WebSocket } from "ws";
import { type ActivitySet, EchoBot, MINUTE, type Opened, type Service, startService } from "./service.js";

describe("The Direct Line stream", () => {
  let service: Service;
  let opened: Opened;
  beforeEach(async () => {
    service = await startService({
      bot: new EchoBot(async (context) => {
        if (context.activity.text === "fin") await context.sendActivity({ type: "endOfConversation" });
        for (let sent = 0; context.activity.text === "flot" && sent < 400; sent += 1) {
          await context.sendActivity("x".repeat(60_000));
        }
      }),
    });
    opened = await service.open();
  });
  afterEach(() => service.stop());

  const say = (text: string) => service.post(opened, { type: "message", text });

  it("replays what was said, then goes on live", async () => {
    const socket = listen(opened.streamUrl);
    await socket.heard("Bonjour.");
    await say("Salut");
    await socket.heard("écho : Salut");
    expect(socket.texts).to.deep.equal(["Bonjour.", "Salut", "écho : Salut"]);
    expect(socket.frames.map((frame) => frame.watermark)).to.deep.equal(["1", "2", "3"]);
  });

  it("replays from the watermark only", async () => {
    await say("un");
    const { body } = await service.call<Opened>(
      "GET",
      `/conversations/${opened.conversationId}?watermark=2`,
      opened.token,
    );
    const socket = listen(body.streamUrl);
    await socket.heard("écho : un");
    expect(socket.texts).to.deep.equal(["écho : un"]);
  });

  it("takes its token from the Authorization header too", async () => {
    const url = opened.streamUrl.replace(/\?.*/, "");
    const socket = listen(url, { authorization: `Bearer ${opened.token}` });
    await socket.heard("Bonjour.");
  });

  it("ignores the pings of clients, empty or not", async () => {
    const socket = listen(opened.streamUrl);
    await socket.heard("Bonjour.");
    socket.client.send("");
    socket.client.send("?");
    await say("Salut");
    await socket.heard("écho : Salut");
  });

  it("serves several listeners alike", async () => {
    const [first, second] = [listen(opened.streamUrl), listen(opened.streamUrl)];
    await Promise.all([first.heard("Bonjour."), second.heard("Bonjour.")]);
    await say("Salut");
    await Promise.all([first.heard("écho : Salut"), second.heard("écho : Salut")]);
    first.client.close();
    await first.closed;
    await say("encore");
    await second.heard("écho : encore");
  });

  it("cuts off a client that sends large frames", async () => {
    const socket = listen(opened.streamUrl);
    await socket.heard("Bonjour.");
    socket.client.send("x".repeat(2000));
    expect(await socket.closed).to.equal(1009);
  });

  it("cuts off a client that reads too slowly, and lets it catch up afterwards", async () => {
    const socket = listen(opened.streamUrl);
    await socket.heard("Bonjour.");
    socket.client.pause();
    await say("flot");
    const late = listen(opened.streamUrl);
    await late.heard("écho : flot");
    socket.client.resume();
    expect(await socket.closed).to.equal(1006);
    expect(socket.texts).not.to.include("écho : flot");
  });

  it("gives the bot's last words, then closes", async () => {
    const socket = listen(opened.streamUrl);
    await socket.heard("Bonjour.");
    await say("fin");
    expect(await socket.closed).to.equal(1000);
    expect(socket.frames.at(-1)?.activities[0]?.type).to.equal("endOfConversation");
    const path = `/conversations/${opened.conversationId}/activities`;
    expect((await service.call("GET", path, opened.token)).status).to.equal(404);
  });

  it("closes when the conversation falls silent", async () => {
    const socket = listen(opened.streamUrl);
    await socket.heard("Bonjour.");
    service.clock.now += 20 * MINUTE;
    service.line.sweep();
    expect(await socket.closed).to.equal(1000);
  });

  it("closes with the service", async () => {
    const socket = listen(opened.streamUrl);
    await socket.heard("Bonjour.");
    await service.line.close();
    expect(await socket.closed).to.equal(1000);
  });

  describe("is refused", () => {
    const withToken = (token: string, url = opened.streamUrl) => url.replace(/t=.*/, `t=${token}`);

    it("without a token", async () => {
      expect(await refusal(opened.streamUrl.replace(/\?.*/, ""))).to.deep.equal([401, "Unauthorized"]);
    });

    it("with a token that is forged, or for another conversation", async () => {
      const other = await service.open();
      expect(await refusal(withToken("forged"))).to.deep.equal([403, "BadToken"]);
      expect(await refusal(withToken(other.token))).to.deep.equal([403, "TokenMismatch"]);
    });

    it("with a token that has expired", async () => {
      service.clock.now += 31 * MINUTE;
      expect(await refusal(opened.streamUrl)).to.deep.equal([403, "TokenExpired"]);
    });

    it("once the conversation has ended", async () => {
      await service.post(opened, { type: "endOfConversation" });
      expect(await refusal(opened.streamUrl)).to.deep.equal([404, "ConversationNotFound"]);
    });

    it("to more listeners than a person can have", async () => {
      const sockets = Array.from({ length: 8 }, () => listen(opened.streamUrl));
      await Promise.all(sockets.map((socket) => socket.heard("Bonjour.")));
      expect(await refusal(opened.streamUrl)).to.deep.equal([429, "TooManySockets"]);
    });
  });
});

function listen(url: string, headers: Record<string, string> = {}) {
  const client = new WebSocket(url, { headers });
  const frames: ActivitySet[] = [];
  const texts: Array<string | undefined> = [];
  const waiting = new Map<string, () => void>();
  client.on("message", (data) => {
    const frame = JSON.parse(String(data)) as ActivitySet;
    frames.push(frame);
    for (const { text } of frame.activities) {
      texts.push(text);
      waiting.get(text ?? "")?.();
    }
  });
  client.on("error", () => undefined);
  return {
    client,
    frames,
    texts,
    closed: new Promise<number>((resolve) => client.on("close", resolve)),
    heard: (text: string) =>
      new Promise<void>((resolve) => (texts.includes(text) ? resolve() : waiting.set(text, resolve))),
  };
}

/** Gives the HTTP status and the code with which an upgrade is refused. */
function refusal(url: string): Promise<[status: number | undefined, code: string]> {
  return new Promise((resolve, reject) => {
    const client = new WebSocket(url);
    client.on("open", () => reject(new Error("It was accepted.")));
    client.on("unexpected-response", async (_req, res) => {
      const { error } = JSON.parse((await res.toArray()).join(""));
      resolve([res.statusCode, error.code]);
    });
  });
}
