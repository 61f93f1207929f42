/** From the launch of the program to ready, the first turn of a fresh process, and its memory. */

import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "../../src/project-root.js";
import { load } from "./line-client.js";
import { median, milliseconds, report } from "./measure.js";

const RUNS = 5;
/** Time for the recognisers to warm up behind before memory is read, in ms. */
const SETTLE_MS = 8000;

export async function benchStart(): Promise<void> {
  const ready: number[] = [];
  const first: number[] = [];
  let settled = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    const child = spawn(process.execPath, [join(PROJECT_ROOT, "build/src/main.js"), "serve"], {
      env: { ...process.env, PORT: "0" },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const address = await readyAddress(child);
    ready.push(performance.now() - start);
    first.push((await load(address, 1, 1)).times[0] ?? Number.NaN);
    if (run === RUNS - 1) {
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
      settled = residentMegabytes(child);
    }
    child.kill();
  }
  report("start-up to ready (median of 5)", milliseconds(median(ready)), "goal ≤ 2000 ms");
  report("first turn of a fresh process (median of 5)", milliseconds(median(first)), "goal ≤ 150 ms");
  report("resident memory, recognisers warm", `${settled.toFixed(0)} MB`);
}

async function readyAddress(child: ChildProcess): Promise<string> {
  const address = await new Promise<string>((resolve) => {
    let text = "";
    child.stdout?.on("data", (part) => {
      text += String(part);
      const found = /(http:\S+)\//.exec(text)?.[1];
      if (found) resolve(`${found}/`);
    });
  });
  while (!(await fetch(`${address}ready`)).ok);
  return address;
}

function residentMegabytes({ pid }: ChildProcess): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}
