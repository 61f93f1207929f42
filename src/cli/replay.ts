/** `replay`: plays an approved conversation again and shows the lines that changed. */

import { readFileSync } from "node:fs";
import { readConfig } from "../config.js";
import { AiguilleurError } from "../errors.js";
import { loadWorld } from "../world.js";
import { playChat, readChat } from "./chat-file.js";

export async function replay(
  file: string,
  output: NodeJS.WritableStream,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const approved = readApproved(file);
  const played = playChat(readChat(approved, file), loadWorld(readConfig(environment)));
  output.write(played);
  if (played === approved) return;
  const now = played.split("\n");
  const before = approved.split("\n");
  const same = now.findIndex((line, index) => line !== before[index]);
  const first = same < 0 ? now.length : same;
  throw new AiguilleurError(
    "INPUT_INVALID",
    `${file}: ligne ${first + 1}: la conversation a changé → relire, puis npm run approve`,
  );
}

function readApproved(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new AiguilleurError("INPUT_INVALID", `${file}: fichier illisible`);
  }
}
