/** Loads everything that a turn needs, once, at start. */

import { type Flow, loadFlow } from "./dialogue/flow.js";
import { loadWording, type Wording } from "./dialogue/wording.js";
import { AiguilleurError, type Fault } from "./errors.js";
import { loadKnowledge } from "./knowledge/load.js";
import { FileReader } from "./knowledge/read-files.js";
import { Referrer } from "./matching/refer.js";
import type { World } from "./turn/world.js";
import { MessageReader } from "./understanding/read-message.js";

/** The world without its clock: the same for every turn. */
export type LoadedWorld = Omit<World, "now">;

/** The knowledge base, the flow and the sentences; throws KNOWLEDGE_INVALID with the faults of all of them at once. */
export function loadWorld(folders: { knowledgeDir: string; dialogsDir: string }): LoadedWorld {
  const dialogs = loadDialogs(folders.dialogsDir);
  const knowledge = attempt(() => loadKnowledge(folders.knowledgeDir));
  const faults = [...dialogs.faults, ...knowledge.faults];
  if (faults.length > 0 || !knowledge.value || !dialogs.flow) {
    throw new AiguilleurError("KNOWLEDGE_INVALID", `${faults.length} faute(s) dans knowledge/ ou dialogs/ :`, faults);
  }
  const { value } = knowledge;
  return {
    knowledge: value,
    flow: dialogs.flow,
    wording: dialogs.wording,
    reader: new MessageReader(value),
    referrer: new Referrer(value),
  };
}

function loadDialogs(folder: string): { flow: Flow | null; wording: Wording; faults: Fault[] } {
  const files = new FileReader(folder);
  const flow = loadFlow(files);
  const wording = loadWording(folder, files.faults);
  const unworded = flow?.questions.filter((question) => !wording.has(`questions/${question.id}`)) ?? [];
  const faults = unworded.map(({ id }) => ({
    file: `questions/${id}.hbs`,
    field: "=== web",
    problem: "question sans phrase",
  }));
  return { flow, wording, faults: [...files.faults, ...faults] };
}

function attempt<T>(load: () => T): { value: T | null; faults: Fault[] } {
  try {
    return { value: load(), faults: [] };
  } catch (error) {
    if (error instanceof AiguilleurError && error.faults.length > 0) return { value: null, faults: error.faults };
    throw error;
  }
}
