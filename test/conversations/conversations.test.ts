import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect } from "chai";
import { playChat, readChat } from "../../src/cli/chat-file.js";
import { readConfig } from "../../src/config.js";
import { loadWorld } from "../../src/world.js";
import { chatFiles } from "./files.js";

describe("approved conversations", () => {
  const world = loadWorld(readConfig({}));

  for (const path of chatFiles()) {
    const approved = readFileSync(path, "utf8");
    const { comments } = readChat(approved, path);
    it(`${basename(path)} ${comments.join(" ")}`, () => {
      expect(playChat(readChat(approved, path), world)).to.equal(approved);
    });
  }
});
