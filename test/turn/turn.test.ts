/** One turn: pure, bounded, and never surprised by what is written. */

import { expect } from "chai";
import { NEW_SESSION } from "../../src/dialogue/session.js";
import { resumeTurn, takeTurn, welcome, whatWasAsked } from "../../src/turn/turn.js";
import { parisDay } from "../../src/turn/world.js";
import { LONGEST_MESSAGE } from "../../src/understanding/tokens.js";
import { STATE_NAMES, say, sessionAt, textOf, worldNow } from "../support/conversation.js";

const MESSAGES = [
  "bonjour, j'ai 17 ans, j'ai laché le lycée et j'habite à Dreux",
  "oui", "non", "je ne sais pas", "retour", "tout effacer", "parler à quelqu'un", "pourquoi", "corriger", "blop", "", "j'ai envie de mourir",
]; // biome-ignore format: one list

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) freeze(part);
    Object.freeze(value);
  }
  return value;
}

describe("a turn", () => {
  for (const state of STATE_NAMES)
    it(`is pure at ${state}: the same each time, and changes nothing that it is given`, () => {
      const session = freeze(structuredClone(sessionAt(state)));
      for (const text of MESSAGES)
        for (const channel of ["web", "phone"] as const) {
          const message = freeze({ text, channel, recognisedAge: null });
          expect(takeTurn(session, message, worldNow())).to.deep.equal(takeTurn(session, message, worldNow()));
        }
    });

  it("survives a session that was written and read again", () => {
    for (const state of STATE_NAMES) {
      const session = sessionAt(state);
      const copy = JSON.parse(JSON.stringify(session)) as typeof session;
      expect(say(["oui"], { from: copy })).to.deep.equal(say(["oui"], { from: session }));
    }
  });

  it("reads the beginning and the end of a very long message, and says so", () => {
    const story = "j'ai 17 ans, j'ai laché le lycée et j'habite à Dreux ";
    for (const text of [story + "bla ".repeat(2500), "bla ".repeat(2500) + story]) {
      const heard = say([text]);
      expect(heard.turn.replies[0]?.text).to.include("lu le début et la fin");
      expect(heard.session.profile).to.deep.include({ ages: [17, 17] });
    }
    expect(say(["a".repeat(LONGEST_MESSAGE)]).text).to.not.include("lu le début");
    expect(say(["a".repeat(10_000)]).turn.replies).to.have.length.at.least(2);
  });

  it("hears a danger anywhere in a very long message", () => {
    for (const before of [0, 400, 480, 900, 2000]) {
      const text = `${"bla ".repeat(before)}j'ai envie de mourir ${"bla ".repeat(2500 - before)}`;
      expect(say([text]).session.dangers, `${before}`).to.deep.equal(["suicide"]);
    }
  });

  it("never repeats what was written: marks, templates and names do not come back", () => {
    for (const text of [
      "<img src=x onerror=alert(1)>",
      "{{constructor}} {{#each this}}",
      "Zébulon Tartempion",
      "[x](javascript:1)",
    ])
      for (const state of STATE_NAMES) {
        const heard = say([text], { from: sessionAt(state) });
        for (const part of ["<", ">", "{{", "Zébulon", "javascript"]) expect(heard.text).to.not.include(part);
      }
  });

  it("answers emoji, blanks and nothing at all", () => {
    for (const text of ["", " ", "\n\t", "😀", "👩‍🌾🇫🇷", "\u0000", "؟", "\u202e", "...", "🙂".repeat(3000)])
      expect(say([text]).text, JSON.stringify(text)).to.not.equal("");
  });

  it("puts a person under 16 at school, and never sends them to the Mission locale", () => {
    const heard = say(["j'ai 15 ans, j'ai laché le lycée et j'habite à Dreux", "oui"]);
    expect(heard.session.profile.status).to.equal("collegien_lyceen");
    expect(heard.doors[0]?.name).to.include("CIO");
    expect(heard.text).to.not.include("Mission locale");
  });

  it("takes the age that the recognisers found when its own reader finds none", () => {
    const session = sessionAt("the question of the age");
    const turn = takeTurn(session, { text: "blop", channel: "web", recognisedAge: 33 }, worldNow());
    expect(turn.session.profile.ages).to.deep.equal([33, 33]);
  });

  it("counts only values of closed lists", () => {
    const { turn } = say(["j'ai 17 ans, j'ai laché le lycée, je m'appelle Zébulon, à Dreux", "oui"]);
    expect(turn.facts).to.deep.equal([
      {
        kind: "referred",
        channel: "web",
        status: "decrocheur",
        needs: turn.session.profile.needs,
        departement: "28",
        networks: ["mission_locale", "cio"],
      },
    ]);
  });
});

describe("the welcome", () => {
  it("says that it is free and anonymous, on each channel, and starts afresh", () => {
    for (const channel of ["web", "phone"] as const) {
      const turn = welcome(channel, worldNow());
      expect(textOf(turn)).to.include("gratuit et anonyme");
      expect(turn.session).to.deep.equal(NEW_SESSION);
    }
  });

  it("offers buttons that are all understood", () => {
    for (const label of welcome("web", worldNow()).replies[0]?.choices ?? [])
      expect(say([label]).turn.facts, label).to.deep.equal([]);
  });
});

describe("what was asked", () => {
  it("is the age, the place or the need only while that question is open; nothing at the beginning", () => {
    expect(whatWasAsked(NEW_SESSION, worldNow())).to.equal(null);
    expect(whatWasAsked(sessionAt("the question of the age"), worldNow())).to.equal("age");
    expect(whatWasAsked(sessionAt("the question of the commune"), worldNow())).to.equal("place");
    expect(whatWasAsked(sessionAt("the question of homonyms"), worldNow())).to.equal("place");
    expect(whatWasAsked(sessionAt("the question of the need"), worldNow())).to.equal("need");
    expect(whatWasAsked(sessionAt("the recap"), worldNow())).to.equal("other");
  });
});

describe("a conversation of which nothing is kept any more", () => {
  it("is taken up again from the beginning, without reproach", () => {
    for (const text of ["oui", "non", "blop"]) {
      const turn = resumeTurn({ text, channel: "web" }, worldNow());
      expect(turn.replies[0]?.text, text).to.include("Reprenons du début");
      expect(turn.replies.at(-1)?.choices.length, text).to.be.greaterThan(0);
      expect(turn.facts, text).to.deep.equal([]);
    }
  });

  it("goes on as usual when the message tells something", () => {
    const message = { text: "j'ai 17 ans et j'habite à Dreux", channel: "web" } as const;
    expect(resumeTurn(message, worldNow())).to.deep.equal(takeTurn(NEW_SESSION, message, worldNow()));
  });
});

describe("the day", () => {
  it("is that of Paris, in winter and in summer, and follows the clock both ways", () => {
    expect(parisDay(new Date("2026-01-01T22:59:59Z"))).to.equal("2026-01-01");
    expect(parisDay(new Date("2026-01-01T23:00:00Z"))).to.equal("2026-01-02");
    expect(parisDay(new Date("2026-07-01T21:59:59Z"))).to.equal("2026-07-01");
    expect(parisDay(new Date("2026-07-01T22:00:00Z"))).to.equal("2026-07-02");
    expect(parisDay(new Date("2026-01-01T22:59:59Z"))).to.equal("2026-01-01");
  });
});
