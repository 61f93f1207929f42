/** Loads everything that a turn needs, at start and again when a file has changed. */

import { setImmediate as nextTick } from "node:timers/promises";
import { type Flow, loadFlow } from "./dialogue/flow.js";
import { SheetFinder } from "./dialogue/sheet-finder.js";
import { loadWording, type Wording } from "./dialogue/wording.js";
import { AiguilleurError, type Fault } from "./errors.js";
import { FileCache } from "./knowledge/file-cache.js";
import { loadKnowledge } from "./knowledge/load.js";
import { FileReader } from "./knowledge/read-files.js";
import { Referrer } from "./matching/refer.js";
import type { World } from "./turn/world.js";
import { MessageReader } from "./understanding/read-message.js";

/** The world without its clock: the same for every turn. */
export type LoadedWorld = Omit<World, "now">;

export interface Folders {
  knowledgeDir: string;
  dialogsDir: string;
}

/** The knowledge base, the flow and the sentences; throws KNOWLEDGE_INVALID with the faults of all of them at once. */
export function loadWorld(folders: Folders, cache = new FileCache()): LoadedWorld {
  const steps = loadSteps(folders, cache);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same while serving: only changed files are read, and the turns of conversations pass between the steps. */
export async function reloadWorld(folders: Folders, cache: FileCache): Promise<LoadedWorld> {
  await cache.refresh();
  const steps = loadSteps(folders, cache);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await nextTick();
  }
}

function* loadSteps(folders: Folders, cache: FileCache): Generator<void, LoadedWorld> {
  const dialogs = loadDialogs(folders.dialogsDir, cache);
  yield;
  const { value: knowledge, faults } = attempt(() => loadKnowledge(folders.knowledgeDir, cache));
  const all = [...dialogs.faults, ...faults];
  if (all.length > 0 || !knowledge || !dialogs.flow) {
    throw new AiguilleurError("KNOWLEDGE_INVALID", `${all.length} faute(s) dans knowledge/ ou dialogs/ :`, all);
  }
  yield;
  const reader = new MessageReader(knowledge);
  yield;
  const { flow, wording } = dialogs;
  return {
    knowledge,
    flow,
    wording,
    reader,
    referrer: new Referrer(knowledge),
    sheets: new SheetFinder(knowledge.sheets),
  };
}

function loadDialogs(folder: string, cache: FileCache): { flow: Flow | null; wording: Wording; faults: Fault[] } {
  const files = new FileReader(folder, cache);
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
