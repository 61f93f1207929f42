/** The `knowledge` commands: check the base, import other directories into it. */

import { setFlagsFromString } from "node:v8";
import { readConfig } from "../config.js";
import { AiguilleurError } from "../errors.js";
import { checkFacts } from "../knowledge/check-facts.js";
import { describeReport } from "../knowledge/import/report.js";
import { refuseMassVanishing } from "../knowledge/import/soundness.js";
import { qualityOn } from "../knowledge/quality.js";
import type { Structure } from "../knowledge/schema.js";
import { parisDay } from "../turn/world.js";
import { loadWorld } from "../world.js";
import { type ImportOptions, importCommunes, importPlaces } from "./import.js";

export async function check(output: NodeJS.WritableStream, environment: NodeJS.ProcessEnv): Promise<void> {
  const { knowledge } = loadWorld(readConfig(environment));
  const faults = checkFacts(knowledge, parisDay(new Date()));
  if (faults.length > 0) throw new AiguilleurError("KNOWLEDGE_INVALID", `${faults.length} faute(s) :`, faults);
  const { networks, structures, communes, regions } = knowledge;
  output.write(
    `Aucune faute : ${networks.size} réseaux, ${structures.length} structures, ${regions.size} régions, ${communes.byCode.size} communes.\n`,
  );
}

/** Imports a file and writes its report, in French or as JSON. */
export async function importFile(
  file: string,
  options: ImportOptions & { zones?: string; json?: boolean },
  output: NodeJS.WritableStream,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const { knowledgeDir } = readConfig(environment);
  if (options.format === "communes") {
    output.write(`${await importCommunes(file, options.zones, knowledgeDir)} communes.\n`);
    return;
  }
  keepMemorySmall();
  const day = parisDay(new Date());
  const guarded = options.partial || options.removeVanished ? {} : { check: refuseMassVanishing };
  const quality = (structure: Structure) => qualityOn(structure, day);
  const report = await importPlaces(file, knowledgeDir, { quality, ...guarded, ...options });
  output.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : describeReport(report));
}

/** A long import leaves much short-lived garbage: collecting it sooner costs a few seconds and halves the memory (measured). */
export function keepMemorySmall(): void {
  setFlagsFromString("--heap-growing-percent=20");
}
