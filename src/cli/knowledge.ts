/** The `knowledge` commands: check the base, import reference data into it. */

import { readConfig } from "../config.js";
import { AiguilleurError } from "../errors.js";
import { loadWorld } from "../world.js";
import { importCommunes, importReference } from "./import.js";

export async function check(output: NodeJS.WritableStream, environment: NodeJS.ProcessEnv): Promise<void> {
  const { knowledge } = loadWorld(readConfig(environment));
  const { networks, structures, communes, regions } = knowledge;
  output.write(
    `Aucune faute : ${networks.size} réseaux, ${structures.length} structures, ${regions.size} régions, ${communes.byCode.size} communes.\n`,
  );
}

export async function importFile(
  file: string,
  options: { format: string; zones?: string },
  output: NodeJS.WritableStream,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const { knowledgeDir } = readConfig(environment);
  if (options.format === "reference") {
    const { added, changed, unchanged } = await importReference(file, knowledgeDir);
    output.write(`${added} ajoutée(s), ${changed} modifiée(s), ${unchanged} inchangée(s).\n`);
  } else if (options.format === "communes") {
    output.write(`${await importCommunes(file, options.zones, knowledgeDir)} communes.\n`);
  } else {
    throw new AiguilleurError("INPUT_INVALID", `--format: « ${options.format} » inconnu → reference | communes`);
  }
}
