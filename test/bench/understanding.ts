/** How often messages are read right, on the held-out sentences, and how long reading one takes. */

import { evaluateFiles, heldOutFiles } from "../../src/cli/evaluate.js";
import { readConfig } from "../../src/config.js";
import { LABELLED_ON, readExampleFiles } from "../../src/understanding/learned/read-examples.js";
import { loadWorld } from "../../src/world.js";
import { milliseconds, percentile, report } from "./measure.js";

const ROUNDS = 5;

export function benchUnderstanding(): void {
  const { all, danger } = evaluateFiles(heldOutFiles(), {});
  report(`understanding: ${all.messages} held-out messages, status right`, percent(all.status), "goal ≥ 90 %");
  report("  or as another reader might say", percent(all.status_tolerant));
  report("  main need right", percent(all.need), "goal ≥ 85 %");
  report("  or as another reader might say", percent(all.need_tolerant));
  report("  main need among the first three", percent(all.need_in_three), "goal ≥ 95 %");
  report("  age right", percent(all.age), "goal ≥ 98 %");
  report("  place right", percent(all.place), "goal ≥ 95 %");
  report("  danger heard", `${danger.heard} of ${danger.said}`, "goal: all");
  report("  danger heard where there is none", percent(danger.false_alarms / danger.harmless), "goal ≤ 3 %");
  benchReading();
}

function benchReading(): void {
  const { reader } = loadWorld(readConfig({}));
  const messages = readExampleFiles(heldOutFiles()).map(({ text }) => text);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const text of messages) {
      const start = performance.now();
      reader.read(text, { asked: null, today: LABELLED_ON });
      if (round > 0) times.push(performance.now() - start);
    }
  }
  report("  reading one message, p95", milliseconds(percentile(times, 0.95)), "goal ≤ 3 ms");
}

function percent(share: number | null): string {
  return share === null ? "–" : `${(100 * share).toFixed(1)} %`;
}
