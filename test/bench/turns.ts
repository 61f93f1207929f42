/** Turns a second over Direct Line, the assistant against a bare echo bot behind the same server, in alternate rounds. */

import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Load, load } from "./line-client.js";
import { median, milliseconds, percentile, report } from "./measure.js";

const ROUNDS = 5;
const CONVERSATIONS = 16;
const TURNS = 4000;
const SERVER = fileURLToPath(new URL("./line-server.js", import.meta.url));

export async function benchTurns(): Promise<void> {
  const [echo, assistant] = await Promise.all([start("echo"), start("assistant")]);
  await Promise.all([echo, assistant].map((server) => load(server.address, CONVERSATIONS, TURNS / 2)));
  const echoes: Load[] = [];
  const answers: Load[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    echoes.push(await load(echo.address, CONVERSATIONS, TURNS));
    answers.push(await load(assistant.address, CONVERSATIONS, TURNS));
  }
  echo.stop();
  assistant.stop();
  const ratios = answers.map((answer, round) => rate(answer) / rate(echoes[round] ?? answer));
  describe("echo bot", echoes);
  describe("assistant", answers);
  report("turns a second, assistant / echo (median round)", median(ratios).toFixed(2), "goal ≥ 0.60");
}

function describe(name: string, loads: readonly Load[]): void {
  const times = loads.flatMap((one) => one.times);
  report(`${name}: turns a second`, median(loads.map(rate)).toFixed(0));
  report(`${name}: a turn, p50 / p99`, `${milliseconds(median(times))} / ${milliseconds(percentile(times, 0.99))}`);
}

function rate({ turns, seconds }: Load): number {
  return turns / seconds;
}

function start(kind: "echo" | "assistant"): Promise<{ address: string; stop(): void }> {
  const child = fork(SERVER, [kind]);
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error(`the ${kind} server did not start`)));
    child.once("message", ({ address }: { address: string }) => resolve({ address, stop: () => child.disconnect() }));
  });
}
