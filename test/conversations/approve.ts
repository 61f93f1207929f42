/** `npm run approve`: rewrites the approved conversations as they go today. Its diff is to be read like code. */

import { readFileSync, writeFileSync } from "node:fs";
import { playChat, readChat } from "../../src/cli/chat-file.js";
import { readConfig } from "../../src/config.js";
import { loadWorld } from "../../src/world.js";
import { chatFiles } from "./files.js";

const world = loadWorld(readConfig({}));
for (const path of chatFiles()) {
  const approved = readFileSync(path, "utf8");
  const played = playChat(readChat(approved, path), world);
  if (played !== approved) writeFileSync(path, played);
}
