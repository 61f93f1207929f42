/** `check-flow` and `graph`: checks the conversation as a whole, says what the approved conversations cover, and draws it. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../config.js";
import { checkFlow } from "../dialogue/check-flow.js";
import { drawFlow } from "../dialogue/graph.js";
import { AiguilleurError } from "../errors.js";
import { PROJECT_ROOT } from "../project-root.js";
import { loadWorld } from "../world.js";
import { readChat } from "./chat-file.js";
import { coverageOf } from "./coverage.js";

export const CONVERSATIONS = join(PROJECT_ROOT, "test/conversations");

/** Writes the coverage; throws KNOWLEDGE_INVALID with every fault of the flow. */
export async function checkTheFlow(output: NodeJS.WritableStream, environment: NodeJS.ProcessEnv): Promise<void> {
  const world = loadWorld(readConfig(environment));
  const { wordings, questions, choices } = coverageOf(approved(), world);
  for (const [what, { seen, never }] of Object.entries({ Phrases: wordings, Questions: questions, Boutons: choices })) {
    const missing = never.length > 0 ? ` ; jamais : ${never.join(", ")}` : "";
    output.write(`${what} des conversations approuvées : ${seen} sur ${seen + never.length}${missing}\n`);
  }
  const faults = checkFlow({ ...world, now: new Date() });
  if (faults.length > 0)
    throw new AiguilleurError(
      "KNOWLEDGE_INVALID",
      `${faults.length} faute(s) dans le fil de la conversation :`,
      faults,
    );
  output.write("Aucune faute : toutes les questions peuvent être posées, chaque réponse mène à un lieu.\n");
}

/** Writes the flow as a Mermaid chart. */
export async function graph(output: NodeJS.WritableStream, environment: NodeJS.ProcessEnv): Promise<void> {
  const { flow, reader } = loadWorld(readConfig(environment));
  const commandOf = (label: string) => reader.read(label, { asked: "other", today: new Date() }).command;
  output.write(`${drawFlow(flow, commandOf)}\n`);
}

/** The approved conversations of this copy of the project; none where it was installed without its tests. */
function approved() {
  try {
    const files = readdirSync(CONVERSATIONS).filter((name) => name.endsWith(".chat"));
    return files.map((name) => readChat(readFileSync(join(CONVERSATIONS, name), "utf8"), name));
  } catch {
    return [];
  }
}
