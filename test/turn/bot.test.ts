/** The bot around the turn: each activity answered once, in order, calmly when it fails, and nothing written in the log. */

import { expect } from "chai";
import { ERASE_EVENT } from "../../src/turn/message.js";
import type { World } from "../../src/turn/world.js";
import { worldNow } from "../support/conversation.js";
import { CONVERSATION as ID, openDesk } from "../support/desk.js";

const STORY = "j'ai 17 ans, j'ai laché le lycée et j'habite à Dreux";
const ARRIVAL = {
  type: "conversationUpdate",
  membersAdded: [
    { id: "person", name: "" },
    { id: "bot", name: "" },
  ],
};

describe("the bot", () => {
  it("welcomes a person who arrives, not itself", async () => {
    const desk = openDesk();
    const [hello] = await desk.send(ARRIVAL);
    expect(hello?.text).to.include("gratuit et anonyme");
    expect(await desk.send({ ...ARRIVAL, membersAdded: [{ id: "bot", name: "" }] })).to.deep.equal([]);
    expect(await desk.send({ type: "typing" })).to.deep.equal([]);
  });

  it("holds a conversation from a message to the next", async () => {
    const desk = openDesk();
    expect(await desk.say(STORY)).to.include("C'est bien cela ?");
    expect(await desk.say("oui")).to.include("Et maintenant");
    expect(desk.log.map((event) => event.event)).to.deep.equal(["turn"]);
  });

  it("answers an activity once, however often it is delivered", async () => {
    const desk = openDesk();
    await desk.say(STORY, "same");
    const after = desk.sessions.get(ID);
    expect(await desk.say(STORY, "same")).to.equal("");
    expect(await desk.say("oui", "same")).to.equal("");
    expect(desk.sessions.get(ID)).to.deep.equal(after);
  });

  it("answers activities that have no id", async () => {
    const desk = openDesk();
    expect(await desk.say("aide", "")).to.not.equal("");
    expect(await desk.say("aide", "")).to.not.equal("");
  });

  it("takes two messages at once one after the other, in the order in which they came", async () => {
    let goOn = () => {};
    const slow = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const desk = openDesk({
      readAge: async () => {
        await slow;
        return null;
      },
    });
    for (const answer of ["j'habite à Orléans", "Changer de métier", "Sans emploi"]) await desk.say(answer);
    const answered: string[] = [];
    const first = desk.say("20 ans").then((text) => answered.push(text));
    const second = desk.say("oui").then((text) => answered.push(text));
    goOn();
    await Promise.all([first, second]);
    expect(answered[0]).to.include("vous avez 20 ans");
    expect(answered[1]).to.include("Et maintenant");
  });

  it("never lets a conversation wait for another", async () => {
    const never = new Promise<null>(() => undefined);
    const desk = openDesk({ readAge: () => never });
    for (const answer of ["j'habite à Orléans", "Changer de métier", "Sans emploi"]) await desk.say(answer);
    void desk.say("20 ans");
    const [other] = await desk.send({ type: "message", text: "aide", conversation: { id: "conversation-2" } as never });
    expect(other?.text).to.not.equal(undefined);
  });

  it("uses the recognisers only for an age that was asked", async () => {
    const asked: string[] = [];
    const desk = openDesk({
      readAge: async (text) => {
        asked.push(text);
        return 33;
      },
    });
    for (const answer of ["j'habite à Orléans", "Changer de métier", "Sans emploi", "trente trois printemps"])
      await desk.say(answer);
    expect(asked).to.deep.equal(["trente trois printemps"]);
    expect(desk.sessions.get(ID)?.session.profile.ages).to.deep.equal([33, 33]);
  });

  it("wipes the session on « tout effacer », and tells the channel first", async () => {
    const desk = openDesk();
    await desk.say(STORY);
    const sent = await desk.send({ type: "message", text: "tout effacer", id: "erase" });
    expect(sent[0]).to.deep.include({ type: "event", name: ERASE_EVENT });
    expect(sent[1]?.text).to.include("effacé");
    expect(JSON.stringify(desk.sessions.get(ID)?.session)).to.not.match(/Dreux|28134|17/);
  });

  it("forgets a conversation that ends, or that falls silent", async () => {
    let now = 0;
    const desk = openDesk({ clock: () => now, idleMinutes: 30 });
    await desk.say(STORY);
    await desk.send({ type: "endOfConversation" });
    expect(desk.sessions.get(ID)).to.equal(undefined);
    await desk.say(STORY);
    now = 30 * 60_000;
    expect(await desk.say("oui")).to.not.include("Et maintenant");
  });

  it("reads a message without text, or with a text that is none, as silence", async () => {
    for (const text of [undefined, null, 17, { a: 1 }]) {
      const [reply] = await openDesk().send({ type: "message", text: text as never });
      expect(reply?.text).to.equal(worldNow().wording.say("common/silence", "web", {}));
    }
  });
});

describe("a turn that fails", () => {
  it("is answered calmly with the number of a person, keeps the session, and logs a code alone", async () => {
    let broken = false;
    const failing = (): World => {
      const world = worldNow();
      const reader = { read: () => { throw new Error("boum 17 ans à Dreux"); } }; // biome-ignore format: one line
      return broken ? { ...world, reader: reader as never } : world;
    };
    const desk = openDesk({ world: failing });
    await desk.say(STORY);
    const kept = desk.sessions.get(ID);
    broken = true;
    const apology = await desk.say("oui", "fails");
    expect(apology)
      .to.include("Pardon")
      .and.match(/\d\d \d\d \d\d|3949/);
    expect(desk.sessions.get(ID)).to.deep.equal(kept);
    expect(desk.log).to.deep.equal([{ event: "error", code: "TURN_FAILED" }]);
    broken = false;
    expect(await desk.say("oui", "fails")).to.include("Et maintenant");
  });

  it("is answered even to a person of whom nothing is known", async () => {
    const desk = openDesk({ world: () => ({ ...worldNow(), reader: null as never }) });
    expect(await desk.say("bonjour")).to.match(/\d\d \d\d \d\d|3949/);
  });
});

describe("the log", () => {
  it("never holds what a person wrote", async () => {
    const canaries = ["Zébulon", "Tartempion", "06 39 98 12 34", "zebulon@exemple.fr", "impasse des Canaris"];
    const turns = Array.from({ length: 20 }, (_, index) => index);
    const sometimes = () => ((turns.shift() ?? 0) % 3 === 2 ? { ...worldNow(), reader: null as never } : worldNow());
    const desk = openDesk({ world: sometimes });
    for (const canary of canaries) {
      await desk.say(`je suis ${canary}, j'ai 17 ans, j'ai laché le lycée et j'habite à Dreux`);
      await desk.say("oui");
      await desk.say(`${canary} blop, j'ai envie de mourir`);
    }
    expect(desk.log.length).to.be.greaterThan(5);
    for (const canary of canaries) expect(JSON.stringify(desk.log)).to.not.include(canary);
    expect(JSON.stringify(desk.sessions.get(ID))).to.not.match(/Zébulon|Tartempion|Canaris|06 39|exemple/);
  });
});
