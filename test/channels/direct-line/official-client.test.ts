/** The unmodified official client, `botframework-directlinejs`, against our endpoint. */

import { expect } from "chai";
import { ConnectionStatus, type Talk, talk } from "../../support/official-client.js";
import { EchoBot, MINUTE, type Service, startService } from "./service.js";

for (const webSocket of [false, true]) {
  describe(`The official client, over ${webSocket ? "WebSocket" : "HTTP polling"}`, () => {
    let service: Service;
    let conversation: Talk;
    beforeEach(async () => {
      const bot = new EchoBot(async (context) => {
        if (context.activity.text === "fin") await context.sendActivity({ type: "endOfConversation" });
      });
      service = await startService({ bot });
      conversation = await talk(service.url, { webSocket });
    });
    afterEach(async () => {
      conversation.end();
      await service.stop();
    });

    const said = (text: string) => conversation.hear((activity) => "text" in activity && activity.text === text);

    it("is welcomed", async () => {
      const welcome = await said("Bonjour.");
      expect(welcome.from).to.deep.equal({ id: "aiguilleur", name: "Aiguilleur" });
    });

    it("holds a conversation: each message echoed, then answered once, in order", async () => {
      await said("Bonjour.");
      for (const text of ["un", "deux"]) {
        const echo = await conversation.say(text);
        const reply = await said(`écho : ${text}`);
        expect((reply as { replyToId?: string }).replyToId).to.equal(echo.id);
      }
      const texts = conversation.activities.map((activity) => "text" in activity && activity.text);
      expect(texts).to.deep.equal(["Bonjour.", "un", "écho : un", "deux", "écho : deux"]);
    });

    it("sends events", async () => {
      const id = await conversation.post({ type: "event", name: "avis", value: { note: 5 } });
      const echo = await conversation.hear((activity) => activity.id === id);
      expect(echo).to.deep.include({ type: "event", name: "avis", value: { note: 5 } });
    });

    it("hears the bot’s last words", async () => {
      await said("Bonjour.");
      await conversation.say("fin");
      await conversation.hear((activity) => (activity.type as string) === "endOfConversation");
    });

    it("learns that a file was not accepted", async () => {
      await said("Bonjour.");
      const file = { contentType: "application/pdf", contentUrl: `${service.url}/health`, name: "cv.pdf" };
      const outcome = conversation.post({ type: "message", attachments: [file] } as never);
      expect(await outcome.catch((error: { status: number }) => error.status)).to.equal(415);
    });

    it("learns that the conversation is over", async () => {
      await said("Bonjour.");
      service.clock.now += 25 * MINUTE;
      service.line.sweep();
      const outcome = conversation.post({ type: "message", text: "encore" } as never);
      expect(await outcome.catch((error: { status: number }) => error.status)).to.equal(404);
      if (!webSocket) await conversation.reach(ConnectionStatus.Ended);
    });
  });
}
