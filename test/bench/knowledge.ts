/** Loading the knowledge base, its memory, the longest halt of a reload, and the load of 100,000 structures. */

import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { FileCache } from "../../src/knowledge/file-cache.js";
import type { Structure } from "../../src/knowledge/schema.js";
import { PROJECT_ROOT } from "../../src/project-root.js";
import { loadWorld, reloadWorld } from "../../src/world.js";
import { copyKnowledge } from "../support/knowledge-copy.js";
import { median, milliseconds, report } from "./measure.js";

const RUNS = 5;
const SYNTHETIC = 100_000;
const dialogsDir = join(PROJECT_ROOT, "dialogs");

/** Run in a process of its own: prints the time of a first load (ms) and the memory that it keeps (bytes). */
const LOAD_ONCE = `
  const { loadKnowledge } = await import(process.argv[1]);
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  globalThis.knowledge = loadKnowledge(process.argv[2]);
  const time = performance.now() - start;
  globalThis.gc();
  console.log(JSON.stringify({ time, memory: process.memoryUsage().heapUsed - before }));
`;

export async function benchKnowledge(): Promise<void> {
  const loads = Array.from({ length: RUNS }, () => loadOnce(join(PROJECT_ROOT, "knowledge")));
  report(
    "knowledge: first load and check (median of 5)",
    milliseconds(median(loads.map(({ time }) => time))),
    "goal ≤ 500 ms",
  );
  report(
    "knowledge: memory kept",
    `${(median(loads.map(({ memory }) => memory)) / 1e6).toFixed(0)} MB`,
    "goal ≤ 60 MB",
  );
  report("knowledge: longest halt of a reload", milliseconds(await longestHalt()), "goal ≤ 50 ms");
  report("knowledge: load of 100,000 structures", milliseconds(loadMany()), "goal ≤ 5000 ms");
}

function loadOnce(folder: string): { time: number; memory: number } {
  const script = join(PROJECT_ROOT, "build/src/knowledge/load.js");
  const flags = ["--expose-gc", "--input-type=module", "-e", LOAD_ONCE, script, folder];
  return JSON.parse(execFileSync(process.execPath, flags, { encoding: "utf8" })) as { time: number; memory: number };
}

/** One corrected phone number, while turns would be waiting: the longest time that they would wait, in ms. */
async function longestHalt(): Promise<number> {
  const copy = copyKnowledge();
  const folders = { knowledgeDir: copy.folder, dialogsDir };
  const cache = new FileCache();
  loadWorld(folders, cache);
  const halts: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    copy.edit("structures/28.json", (text) => text.replace(/02 38 83 49 7\d/, `02 38 83 49 7${run}`));
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await reloadWorld(folders, cache);
    delay.disable();
    halts.push(delay.max / 1e6);
  }
  copy.remove();
  return median(halts);
}

function loadMany(): number {
  const copy = copyKnowledge();
  const path = join(copy.folder, "structures/28.json");
  const models = JSON.parse(readFileSync(path, "utf8")) as Structure[];
  const many = Array.from({ length: SYNTHETIC }, (_, index) => ({
    ...models[index % models.length],
    id: `synthetic:${index}`,
  }));
  writeFileSync(path, JSON.stringify(many));
  const { time } = loadOnce(copy.folder);
  rmSync(path);
  copy.remove();
  return time;
}
