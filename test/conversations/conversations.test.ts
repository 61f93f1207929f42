/** The approved conversations: each goes as approved, and leads to the same places on the page and on the phone. */

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect } from "chai";
import { type ChatFile, playChat, readChat, turnsOf } from "../../src/cli/chat-file.js";
import { coverageOf } from "../../src/cli/coverage.js";
import { readConfig } from "../../src/config.js";
import type { Channel } from "../../src/turn/message.js";
import { loadWorld } from "../../src/world.js";
import { chatFiles } from "./files.js";

/** The fewest that the project holds itself to. */
const FEWEST = 60;

describe("approved conversations", () => {
  const world = loadWorld(readConfig({}));
  const chats = chatFiles().map((path) => {
    const approved = readFileSync(path, "utf8");
    return { name: basename(path), approved, chat: readChat(approved, path) };
  });

  /** The places named at each result, with what was then known. */
  function referrals(chat: ChatFile, channel: Channel): unknown[] {
    return [...turnsOf({ ...chat, channel }, world)].flatMap(({ turn }) =>
      turn.facts.flatMap((fact) => (fact.kind === "referred" ? [{ ...fact, channel: "any" }] : [])),
    );
  }

  for (const { name, approved, chat } of chats) {
    it(`${name} ${chat.comments.join(" ")}`, () => {
      expect(playChat(chat, world)).to.equal(approved);
    });

    it(`${name} leads to the same places on the page and on the phone`, () => {
      expect(referrals(chat, "phone")).to.deep.equal(referrals(chat, "web"));
    });
  }

  it(`are ${FEWEST} at least, and most lead to a place`, () => {
    expect(chats.length).to.be.at.least(FEWEST);
    const leading = chats.filter(({ chat }) => referrals(chat, chat.channel).length > 0);
    expect(leading.length).to.be.at.least(FEWEST);
  });

  it("ask every question of the flow, and say nearly every sentence", () => {
    const { questions, wordings } = coverageOf(
      chats.map(({ chat }) => chat),
      world,
    );
    expect(questions.never).to.deep.equal([]);
    expect(wordings.never.length).to.be.at.most(4, wordings.never.join(", "));
  });
});
