/** `train`: learns again from knowledge/examples/ and writes knowledge/model.json. */

import { join } from "node:path";
import { readConfig } from "../config.js";
import { loadKnowledge, MODEL_FILE } from "../knowledge/load.js";
import { FileReplacement } from "../storage/replace-files.js";
import { LABELLED_ON, readExamples } from "../understanding/learned/read-examples.js";
import { lessonsOf, teach } from "../understanding/learned/teach.js";
import { MessageReader } from "../understanding/read-message.js";

/** Writes the model, and one line on what was learned; throws KNOWLEDGE_INVALID with every fault of the examples. */
export async function train(output: NodeJS.WritableStream, environment: NodeJS.ProcessEnv): Promise<void> {
  const { knowledgeDir } = readConfig(environment);
  const knowledge = loadKnowledge(knowledgeDir, undefined, { withModel: false });
  const { examples, fingerprint } = readExamples(join(knowledgeDir, "examples"));
  const reader = new MessageReader(knowledge);
  const start = performance.now();
  const model = teach(lessonsOf(examples, reader, LABELLED_ON), fingerprint);
  const text = `${JSON.stringify(model)}\n`;
  const replacement = new FileReplacement(knowledgeDir);
  replacement.stage(MODEL_FILE, [text]);
  replacement.commit();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  output.write(
    `${examples.length} exemples appris en ${seconds} s : ${model.features.length} indices, ${Math.round(text.length / 1000)} ko, danger à partir de ${model.danger_threshold}\n`,
  );
}
