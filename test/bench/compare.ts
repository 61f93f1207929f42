/**
 * Compares three ways of reading status and main need, each on messages that it did not learn from:
 * the vocabulary alone, the neural classifier of nlp.js, and our model over words, letters and vocabulary.
 */

import { join } from "node:path";
import { containerBootstrap } from "@nlpjs/core";
import { LangFr } from "@nlpjs/lang-fr";
import { NluNeural } from "@nlpjs/nlu";
import { readConfig } from "../../src/config.js";
import { loadKnowledge } from "../../src/knowledge/load.js";
import { NEEDS, STATUSES } from "../../src/knowledge/taxonomy.js";
import type { Example } from "../../src/understanding/learned/examples.js";
import { LABELLED_ON, readExamples } from "../../src/understanding/learned/read-examples.js";
import { crossValidate, foldOf, lessonsOf } from "../../src/understanding/learned/teach.js";
import { MessageReader } from "../../src/understanding/read-message.js";
import { report } from "./measure.js";

const FOLDS = 5;

/** The best of those tried: with its own settings nlp.js learns by heart (30 % of statuses right, against 46 %). */
const NLP_JS = { useNoneFeature: false, learningRate: 0.01, iterations: 300, momentum: 0.5 };

interface Reading {
  status: string;
  need: string;
}

const { knowledgeDir } = readConfig({});
const knowledge = loadKnowledge(knowledgeDir);
const vocabulary = new MessageReader({ ...knowledge, model: null });
const { examples } = readExamples(join(knowledgeDir, "examples"));

report(`${examples.length} examples, five folds`, "status", "main need");
describe("vocabulary alone", readWithVocabulary());
describe("nlp.js", await readWithNlpJs());
describe("our model", readWithModel());

function describe(way: string, readings: readonly Reading[]): void {
  const share = (right: (reading: Reading, example: Example) => boolean) => {
    const count = examples.filter((example, at) => readings[at] && right(readings[at], example)).length;
    return `${((100 * count) / examples.length).toFixed(1)} %`;
  };
  report(
    `  ${way}`,
    share(({ status }, example) => status === example.status),
    share(({ need }, example) => need === example.needs[0]),
  );
  report(
    "    or as another reader might say",
    share(({ status }, { status: said, also_acceptable: also }) => [said, ...also.status].includes(status as never)),
    share(({ need }, { needs, also_acceptable: also }) => [...needs, ...also.needs].includes(need as never)),
  );
}

function readWithVocabulary(): Reading[] {
  return examples.map(({ text }) => {
    const { status, needs } = vocabulary.read(text, { asked: null, today: LABELLED_ON });
    return { status, need: needs[0] ?? "" };
  });
}

function readWithModel(): Reading[] {
  const lessons = lessonsOf(examples, vocabulary, LABELLED_ON);
  const readings: Reading[] = [];
  crossValidate(lessons, (model, fold) => {
    for (const [at, { features }] of lessons.entries()) {
      if (foldOf(at) !== fold) continue;
      const sums = model.weigh(features);
      const best = <Id>(labels: readonly Id[], shares: number[]) => labels[shares.indexOf(Math.max(...shares))];
      readings[at] = {
        status: best(STATUSES, model.probabilities("status", sums)) ?? "",
        need: best(NEEDS, model.probabilities("need", sums)) ?? "",
      };
    }
  });
  return readings;
}

async function readWithNlpJs(): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const others = examples.filter((_, at) => foldOf(at) !== fold);
    const status = await trainNlpJs(others.map(({ text, status }) => ({ utterance: text, intent: status })));
    const need = await trainNlpJs(others.map(({ text, needs }) => ({ utterance: text, intent: needs[0] ?? "" })));
    for (const [at, { text }] of examples.entries())
      if (foldOf(at) === fold) readings[at] = { status: await status(text), need: await need(text) };
  }
  return readings;
}

/** Gives the intent that nlp.js finds likeliest. */
async function trainNlpJs(
  lessons: { utterance: string; intent: string }[],
): Promise<(text: string) => Promise<string>> {
  const container = await containerBootstrap();
  container.use(LangFr);
  const nlu = new NluNeural({ locale: "fr", container, log: false, ...NLP_JS });
  await nlu.train(lessons);
  return async (text) => {
    const { classifications } = (await nlu.process(text)) as { classifications: { intent: string; score: number }[] };
    return [...classifications].sort((a, b) => b.score - a.score)[0]?.intent ?? "";
  };
}
