/** Runs Microsoft's French recognisers in a thread of their own: a slow or frozen text never holds a conversation. */

import { createRequire } from "node:module";
import { parentPort } from "node:worker_threads";

// The suite is CommonJS and slow to load: only this thread ever does.
const suite = createRequire(import.meta.url)(
  "@microsoft/recognizers-text-suite",
) as typeof import("@microsoft/recognizers-text-suite");

interface Request {
  id: number;
  text: string;
}

/** First uses build the models: about two seconds, better spent before somebody waits. */
const WARM_UP = ["j'ai dix-sept ans", "trente et un"];
for (const text of WARM_UP) readAge(text);
parentPort?.postMessage({ id: 0, age: null });

parentPort?.on("message", ({ id, text }: Request) => {
  parentPort?.postMessage({ id, age: readAge(text) });
});

/** Age in years, else the only number of the text, else null. */
function readAge(text: string): number | null {
  const { French } = suite.Culture;
  const age = onlyWholeNumber(suite.recognizeAge(text, French));
  return age ?? onlyWholeNumber(suite.recognizeNumber(text, French));
}

function onlyWholeNumber(results: { resolution?: Record<string, unknown> | null }[]): number | null {
  const value = results.length === 1 ? Number(results[0]?.resolution?.value) : Number.NaN;
  return Number.isInteger(value) ? value : null;
}
