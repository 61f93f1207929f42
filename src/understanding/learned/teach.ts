/** Teaches the model from the examples: learns, finds how far its probabilities can be believed, and from when a danger is heard. */

import { FIRST_COLUMN, HEAD_NAMES, LEARNED_DANGERS, type ModelFile } from "../../knowledge/model-schema.js";
import type { MessageReader } from "../read-message.js";
import { type Example, targetsOf } from "./examples.js";
import { Model, type Sums } from "./model.js";
import { type Lesson, learn, temperatureOf } from "./train.js";

const FOLDS = 5;
/**
 * Share of the harmless examples in which the model may hear a danger: missing one is worse than offering help for nothing.
 * The examples hold far more wordings that only sound like danger than people's messages do.
 */
const FALSE_ALARMS = 0.03;
/** Below it a probability says nothing. */
const LOWEST_THRESHOLD = 0.03;

type Temperatures = ModelFile["temperatures"];

const NO_TEMPERATURES = Object.fromEntries(HEAD_NAMES.map((head) => [head, 1])) as Temperatures;

/** The lessons of examples; `reader` must be one without a model, whose view of each message is what is learned from. */
export function lessonsOf(examples: readonly Example[], reader: MessageReader, today: Date): Lesson[] {
  return examples.map((example) => {
    const { features, dangers } = reader.lessonOf(example.text, today);
    return { features, targets: targetsOf(example, dangers) };
  });
}

/** Which fold a message is left out in: by turns, so that every file is in every fold. */
export function foldOf(index: number): number {
  return index % FOLDS;
}

/** Calls `each` with a model that never saw the lessons of a fold, fold by fold. */
export function crossValidate(lessons: readonly Lesson[], each: (model: Model, fold: number) => void): void {
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const others = lessons.filter((_, index) => foldOf(index) !== fold);
    each(modelOf(learn(others), NO_TEMPERATURES, 0.5), fold);
  }
}

/** The model of all the lessons, its probabilities set right on messages that it had not seen. */
export function teach(lessons: readonly Lesson[], learnedFrom: string): ModelFile {
  const outside: { sums: Sums; targets: Float32Array }[] = [];
  crossValidate(lessons, (model, fold) => {
    for (const [index, { features, targets }] of lessons.entries())
      if (foldOf(index) === fold) outside.push({ sums: model.weigh(features), targets });
  });
  const temperatures = Object.fromEntries(
    HEAD_NAMES.map((head) => [head, temperatureOf(head, outside)]),
  ) as Temperatures;
  return {
    learned_from: learnedFrom,
    ...learn(lessons),
    temperatures,
    danger_threshold: dangerThreshold(outside, temperatures.dangers),
  };
}

function modelOf(learned: ReturnType<typeof learn>, temperatures: Temperatures, threshold: number): Model {
  return new Model({ learned_from: "", ...learned, temperatures, danger_threshold: threshold });
}

/** The lowest threshold that keeps false alarms rare among the messages left out. */
function dangerThreshold(outside: readonly { sums: Sums; targets: Float32Array }[], temperature: number): number {
  const column = FIRST_COLUMN.dangers;
  const harmless = outside.filter(({ targets }) => LEARNED_DANGERS.every((_, at) => targets[column + at] === 0));
  const highest = harmless
    .map(({ sums }) => Math.max(...sums.subarray(column, column + LEARNED_DANGERS.length)))
    .sort((a, b) => b - a);
  const sum = highest[Math.floor(harmless.length * FALSE_ALARMS)] ?? 0;
  return Number(Math.max(LOWEST_THRESHOLD, 1 / (1 + Math.exp(-sum / temperature))).toFixed(3));
}
