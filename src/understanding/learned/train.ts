/** Learns the model from labelled examples: logistic regression by stochastic gradient, the same result at each run. */

import { deflateRawSync } from "node:zlib";
import {
  COLUMNS,
  FIRST_COLUMN,
  HEAD_NAMES,
  HEADS,
  type HeadName,
  type ModelFile,
} from "../../knowledge/model-schema.js";
import { rarityByte, rarityOf, shares, valuesOf } from "./model.js";

/** One message, ready to learn from: its features, and what each column should say (NaN: left open). */
export interface Lesson {
  features: readonly string[];
  targets: Float32Array;
}

export interface TrainingOptions {
  epochs?: number;
  rate?: number;
  /** Pull of every weight towards zero. */
  decay?: number;
  /** A feature seen in fewer lessons is left out. */
  seldom?: number;
}

/** Step of the biases, which move with every lesson. */
const BIAS_RATE = 0.02;

type Learned = Pick<ModelFile, "features" | "rarities" | "weights" | "scales" | "biases">;

/** The features and weights learned from lessons; without randomness of its own. */
export function learn(lessons: readonly Lesson[], options: TrainingOptions = {}): Learned {
  const { epochs = 20, rate = 0.05, decay = 0.01, seldom = 4 } = options;
  const { features, rarities } = frequentFeatures(lessons, seldom);
  const rows = new Map(features.map((feature, row) => [feature, row]));
  const known = lessons.map((lesson) => activeRows(lesson.features, rows, rarities));
  const weights = new Float32Array(features.length * COLUMNS);
  const memory = new Float32Array(features.length * COLUMNS).fill(1e-3);
  const biases = new Float64Array(COLUMNS);
  const next = shuffler(lessons.length);
  const errors = new Float64Array(COLUMNS);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const index of next()) {
      const active = known[index] ?? [];
      fillErrors(errors, sumsOf(active, weights, biases), lessons[index]?.targets ?? new Float32Array(COLUMNS));
      for (let column = 0; column < COLUMNS; column += 1)
        biases[column] = (biases[column] ?? 0) - BIAS_RATE * (errors[column] ?? 0);
      for (const { start, value } of active) {
        for (let at = start; at < start + COLUMNS; at += 1) {
          const weight = weights[at] ?? 0;
          const gradient = (errors[at - start] ?? 0) * value + decay * weight;
          const past = (memory[at] ?? 0) + gradient * gradient;
          memory[at] = past;
          weights[at] = weight - (rate * gradient) / Math.sqrt(past);
        }
      }
    }
  }
  return {
    features,
    rarities: Buffer.from(rarities).toString("base64"),
    ...asBytes(weights),
    biases: [...biases].map((bias) => Number(bias.toFixed(4))),
  };
}

function frequentFeatures(lessons: readonly Lesson[], seldom: number): { features: string[]; rarities: Uint8Array } {
  const counts = new Map<string, number>();
  for (const { features } of lessons)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const frequent = [...counts].filter(([, count]) => count >= seldom);
  return {
    features: frequent.map(([feature]) => feature),
    rarities: Uint8Array.from(frequent, ([, count]) => rarityByte(count, lessons.length)),
  };
}

interface ActiveRow {
  /** Of the row among the weights. */
  start: number;
  value: number;
}

function activeRows(features: readonly string[], rows: ReadonlyMap<string, number>, rarities: Uint8Array): ActiveRow[] {
  const known = features.filter((feature) => rows.has(feature));
  const at = known.map((feature) => rows.get(feature) ?? 0);
  const values = valuesOf(
    known,
    at.map((row) => rarityOf(rarities[row] ?? 0)),
  );
  return at.map((row, index) => ({ start: row * COLUMNS, value: values[index] ?? 0 }));
}

function sumsOf(active: readonly ActiveRow[], weights: Float32Array, biases: Float64Array): Float64Array {
  const sums = Float64Array.from(biases);
  for (const { start, value } of active)
    for (let column = 0; column < COLUMNS; column += 1)
      sums[column] = (sums[column] ?? 0) + value * (weights[start + column] ?? 0);
  return sums;
}

/** What each column said, less what it should have. */
function fillErrors(errors: Float64Array, sums: Float64Array, targets: Float32Array): void {
  for (const head of HEAD_NAMES) {
    const { labels, kind } = HEADS[head];
    const from = FIRST_COLUMN[head];
    const own = sums.subarray(from, from + labels.length);
    const said = kind === "one" ? shares([...own]) : [...own].map((sum) => 1 / (1 + Math.exp(-sum)));
    for (const [label, probability] of said.entries()) {
      const target = targets[from + label] ?? Number.NaN;
      errors[from + label] = Number.isNaN(target) ? 0 : probability - target;
    }
  }
}

/** Weights as signed bytes, each column in its own unit, deflated: most are small. */
function asBytes(weights: Float32Array): { weights: string; scales: number[] } {
  const highest = new Float64Array(COLUMNS);
  for (const [at, weight] of weights.entries())
    highest[at % COLUMNS] = Math.max(highest[at % COLUMNS] ?? 0, Math.abs(weight));
  const scales = [...highest].map((most) => Number(((most || 1) / 127).toPrecision(6)));
  const bytes = Int8Array.from(weights, (weight, at) => {
    return Math.max(-127, Math.min(127, Math.round(weight / (scales[at % COLUMNS] ?? 0))));
  });
  return { weights: deflateRawSync(bytes, { level: 9 }).toString("base64"), scales };
}

/** Orders of the lessons, another at each call and the same at each run (a linear congruential generator). */
function shuffler(count: number): () => number[] {
  let state = 20_261_120;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return () => {
    const order = Array.from({ length: count }, (_, index) => index);
    for (let at = count - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    return order;
  };
}

/** The temperature under which a head's probabilities are best believed, from sums and targets it did not learn from. */
export function temperatureOf(
  head: HeadName,
  outside: readonly { sums: Float64Array; targets: Float32Array }[],
): number {
  const candidates = Array.from({ length: 40 }, (_, step) => 0.3 + step * 0.075);
  const losses = candidates.map((temperature) => lossOf(head, temperature, outside));
  return Number((candidates[losses.indexOf(Math.min(...losses))] ?? 1).toFixed(3));
}

function lossOf(
  head: HeadName,
  temperature: number,
  outside: readonly { sums: Float64Array; targets: Float32Array }[],
) {
  const { labels, kind } = HEADS[head];
  const from = FIRST_COLUMN[head];
  let loss = 0;
  for (const { sums, targets } of outside) {
    const own = [...sums.subarray(from, from + labels.length)].map((sum) => sum / temperature);
    const said = kind === "one" ? shares(own) : own.map((sum) => 1 / (1 + Math.exp(-sum)));
    for (const [label, probability] of said.entries()) {
      const target = targets[from + label] ?? Number.NaN;
      if (Number.isNaN(target)) continue;
      const safe = Math.min(1 - 1e-6, Math.max(1e-6, probability));
      loss -= target * Math.log(safe) + (kind === "one" ? 0 : (1 - target) * Math.log(1 - safe));
    }
  }
  return loss;
}
