/** Replies as activities: cards where the channel shows them, complete text everywhere. */

import type { Activity, Attachment } from "botbuilder";
import { expect } from "chai";
import type { DoorWords } from "../../src/dialogue/wording-values.js";
import { channelOf, toActivities } from "../../src/turn/activities.js";
import { callCard, doorCard } from "../../src/turn/cards.js";
import { STATE_NAMES, say, sessionAt } from "../support/conversation.js";

/** What the widget draws. */
const DRAWN = ["AdaptiveCard", "TextBlock", "FactSet", "Container", "Action.OpenUrl"];

interface CardPart {
  type?: string;
  text?: string;
  title?: string;
  value?: string;
  url?: string;
  fallbackText?: string;
  body?: CardPart[];
  items?: CardPart[];
  facts?: CardPart[];
  actions?: CardPart[];
}

function partsOf(part: CardPart): CardPart[] {
  const inside = [part.body, part.items, part.facts, part.actions].flatMap((parts) => parts ?? []);
  return [part, ...inside.flatMap(partsOf)];
}

function contentOf(attachment: Attachment): CardPart {
  return attachment.content as CardPart;
}

function resultOn(channelId: string): Partial<Activity>[] {
  return toActivities(say(["oui"], { from: sessionAt("the recap") }).turn.replies, channelId);
}

const DOOR: DoorWords = {
  rank: 2,
  first: false,
  name: "Mission locale",
  does: "Elle accompagne les jeunes.",
  why: ["Parce que vous avez 17 ans.", "C'est près de chez vous."],
  address: "",
  phone: "",
  email: "",
  site: "",
  distance: "",
  hours: "",
  howToReach: "Appelez le service.",
  contact: "Annuaire : https://example.fr",
  nationalPhone: "",
  date: "",
  stale: false,
  access: "",
  cost: "gratuit",
  bring: "",
};

describe("the card of a door", () => {
  const { doors, turn } = say(["oui"], { from: sessionAt("the recap") });
  const cards = toActivities(turn.replies, "directline").flatMap(({ attachments }) => attachments ?? []);

  it("comes one for each door, all with the introduction", () => {
    const activities = resultOn("directline");
    expect(activities.map(({ attachments }) => attachments?.length ?? 0)).to.deep.equal([doors.length, 0]);
    expect(activities[0]?.text).to.include("Voici les lieux");
  });

  it("is made only of parts that every client draws", () => {
    for (const card of cards) {
      const types = partsOf(contentOf(card)).flatMap(({ type }) => type ?? []);
      expect(types.filter((type) => !DRAWN.includes(type))).to.deep.equal([]);
    }
  });

  it("has a fallback text that says everything that the card shows", () => {
    for (const card of cards) {
      const content = contentOf(card);
      const shown = partsOf(content)
        .filter((part) => part.type !== "Action.OpenUrl")
        .flatMap(({ text, value }) => [text, value])
        .filter((text) => text !== undefined);
      for (const text of shown) expect(content.fallbackText).to.include(text);
      for (const { url } of content.actions ?? [])
        expect(content.fallbackText?.replaceAll(" ", "")).to.include(url?.replace("tel:", ""));
    }
  });

  it("has no empty text, fact or action, whatever is not known of a door", () => {
    const content = contentOf(doorCard(DOOR, "texte"));
    for (const { type, text, value } of partsOf(content)) {
      if (type === "TextBlock") expect(text).to.not.equal("");
      if (type === undefined) expect(value).to.not.equal("");
    }
    expect(content.actions).to.deep.equal([]);
    expect(JSON.stringify(content)).to.include("Appelez le service.").and.include("https://example.fr");
  });

  it("offers to call and to open the site, and marks what is old", () => {
    const known = { ...DOOR, phone: "02 37 00 00 00", site: "https://example.fr", date: "d'août 2019", stale: true };
    const content = contentOf(doorCard(known, ""));
    expect(content.actions?.map(({ url }) => url)).to.deep.equal(["tel:0237000000", "https://example.fr"]);
    expect(JSON.stringify(content)).to.include("à vérifier").and.include("appelez avant de vous déplacer");
  });
});

describe("the card of the help lines", () => {
  it("has a button for each number, and a fallback that says them", () => {
    const [danger] = toActivities(say(["j'ai envie de mourir"]).turn.replies, "directline");
    const [card] = danger?.attachments ?? [];
    expect(card).to.not.equal(undefined);
    const content = card ? contentOf(card) : {};
    expect(content.actions?.[0]).to.deep.include({ title: "Appeler le 3114", url: "tel:3114" });
    for (const { url } of content.actions ?? []) expect(content.fallbackText).to.include(url?.replace("tel:", ""));
    expect(danger?.suggestedActions?.actions).to.have.length.at.least(2);
  });

  it("calls numbers without their spaces", () => {
    const content = contentOf(callCard([{ label: "Agri'écoute", phone: "09 69 39 29 19" }]));
    expect(content.actions?.[0]?.url).to.equal("tel:0969392919");
  });
});

describe("a channel without cards", () => {
  for (const channelId of ["terminal", "sms", "telephony", "email", ""])
    it(`"${channelId}" gets everything in text`, () => {
      const { turn } = say(["oui"], { from: sessionAt("the recap") });
      const activities = toActivities(turn.replies, channelId);
      expect(activities.flatMap(({ attachments }) => attachments ?? [])).to.deep.equal([]);
      const text = activities.map((activity) => activity.text).join("\n\n");
      for (const reply of turn.replies) expect(text).to.include(reply.text);
    });

  it("still gets the help lines in text", () => {
    const [danger] = toActivities(say(["j'ai envie de mourir"]).turn.replies, "sms");
    expect(danger?.attachments).to.equal(undefined);
    expect(danger?.text).to.include("3114");
  });
});

describe("the activities of a turn", () => {
  it("are messages with a text, buttons that say what they send, and no other mark", () => {
    for (const state of STATE_NAMES)
      for (const channelId of ["directline", "terminal"])
        for (const activity of toActivities(say(["aide"], { from: sessionAt(state) }).turn.replies, channelId)) {
          expect(activity.type).to.equal("message");
          expect(activity.text).to.not.equal("");
          for (const { type, title, value } of activity.suggestedActions?.actions ?? [])
            expect({ type, value }).to.deep.equal({ type: "imBack", value: title });
        }
  });

  it("are spoken on the phone channels, written on the others", () => {
    expect(["telephony", "twilio-voice", "jambonz"].map(channelOf)).to.deep.equal(["phone", "phone", "phone"]);
    expect(["directline", "msteams", "", "unknown"].map(channelOf)).to.deep.equal(["web", "web", "web", "web"]);
  });

  it("show a door alone when nothing was said before it", () => {
    const [only] = toActivities([{ text: "texte", choices: [], door: DOOR }], "directline");
    expect(only?.attachments).to.have.length(1);
    expect(toActivities([{ text: "texte", choices: [], door: DOOR }], "sms")[0]?.text).to.equal("texte");
  });
});
