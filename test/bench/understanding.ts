/** How often messages are read right, on the held-out sentences: nobody tunes on them. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../../src/config.js";
import { PROJECT_ROOT } from "../../src/project-root.js";
import { placeName } from "../../src/understanding/place.js";
import { words } from "../../src/understanding/tokens.js";
import { loadWorld } from "../../src/world.js";
import { report } from "./measure.js";

interface Labelled {
  text: string;
  status: string;
  needs: string[];
  age: number | null;
  place: string | null;
  /** What another reader might have said. */
  also_acceptable?: { status?: string[]; needs?: string[] };
}

const TODAY = new Date("2026-11-20T12:00:00+01:00");

export function benchUnderstanding(): void {
  const { reader } = loadWorld(readConfig({}));
  const lines = readFileSync(join(PROJECT_ROOT, "test/understanding/evaluation.jsonl"), "utf8").trim().split("\n");
  const messages = lines.map((line) => JSON.parse(line) as Labelled);
  const readings = messages.map((message) => ({
    message,
    read: reader.read(message.text, { asked: null, today: TODAY }),
  }));
  const share = (right: (pair: (typeof readings)[number]) => boolean) =>
    `${((100 * readings.filter(right).length) / readings.length).toFixed(1)} %`;
  report(
    `understanding: ${messages.length} held-out messages, status right`,
    share(({ message, read }) => read.status === message.status),
  );
  report(
    "  or as another reader might say",
    share(({ message, read }) => [message.status, ...(message.also_acceptable?.status ?? [])].includes(read.status)),
  );
  report(
    "  main need right",
    share(({ message, read }) => read.needs[0] === message.needs[0]),
  );
  report(
    "  or as another reader might say",
    share(({ message, read }) =>
      [...message.needs, ...(message.also_acceptable?.needs ?? [])].includes(read.needs[0] ?? ""),
    ),
  );
  report(
    "  age right",
    share(({ message, read }) => read.age === message.age),
  );
  report(
    "  place right",
    share(({ message, read }) => isSamePlace(message.place, read.place ? placeName(read.place) : null)),
  );
  report(
    "  danger heard where there is none",
    share(({ read }) => read.dangers.length > 0),
  );
}

/** "Romorantin" said for Romorantin-Lanthenay is the same place. */
function isSamePlace(said: string | null, read: string | null): boolean {
  if (said === null || read === null) return said === read;
  return words(read).join(" ").startsWith(words(said).join(" "));
}
