/** The commands that read JSON Lines and write JSON Lines. */

import { readConfig } from "../config.js";
import { PlaceReader } from "../understanding/place.js";
import { loadWorld } from "../world.js";
import { readJsonLines, writeJsonLines } from "./json-lines.js";
import { profileLineSchema, referLine } from "./refer.js";
import { messageLineSchema, understandLine } from "./understand.js";

export async function understand(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const lines = await readJsonLines(input, messageLineSchema);
  const { reader } = loadWorld(readConfig(environment));
  const today = new Date();
  writeJsonLines(
    output,
    lines.map((line) => understandLine(line, reader, today)),
  );
}

export async function refer(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const lines = await readJsonLines(input, profileLineSchema);
  const { knowledge, referrer } = loadWorld(readConfig(environment));
  const tools = { knowledge, referrer, places: new PlaceReader(knowledge) };
  const now = new Date();
  writeJsonLines(
    output,
    lines.map((line) => referLine(line, tools, now)),
  );
}
