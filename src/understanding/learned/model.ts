/** The learned model: a weight for each feature and label, added up and turned into probabilities that can be explained. */

import { COLUMNS, FIRST_COLUMN, HEADS, type HeadName, type ModelFile } from "../../knowledge/model-schema.js";

/** Of a word alone in its message, against what the lexicon saw; found by cross-validation. */
const WORD_VALUE = 2;

/** A word counts less in a long message, what the lexicon saw does not: sums stay comparable whatever the length. */
export function valuesOf(features: readonly string[]): number[] {
  const value = wordValue(features.filter((feature) => !isSeen(feature)).length);
  return features.map((feature) => (isSeen(feature) ? 1 : value));
}

function wordValue(words: number): number {
  return WORD_VALUE / Math.sqrt(Math.max(1, words));
}

function isSeen(feature: string): boolean {
  return feature.startsWith("@");
}

/** Sums of one message, all heads side by side. */
export type Sums = Float64Array;

export class Model {
  readonly dangerThreshold: number;
  private readonly rows: ReadonlyMap<string, number>;
  private readonly weights: Int8Array;

  constructor(private readonly file: ModelFile) {
    this.rows = new Map(file.features.map((feature, row) => [feature, row]));
    const bytes = Buffer.from(file.weights, "base64");
    if (bytes.length !== file.features.length * COLUMNS) throw new Error("the model's weights and features differ");
    this.weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    this.dangerThreshold = file.danger_threshold;
  }

  /** The sums of every label for the features of a message. */
  weigh(features: readonly string[]): Sums {
    const ofWords = new Int32Array(COLUMNS);
    const ofSeen = new Int32Array(COLUMNS);
    let words = 0;
    for (const feature of features) {
      const row = this.rows.get(feature);
      if (row === undefined) continue;
      const seen = isSeen(feature);
      if (!seen) words += 1;
      this.addRow(row, seen ? ofSeen : ofWords);
    }
    const value = wordValue(words);
    return Float64Array.from(ofWords, (sum, column) => {
      const all = sum * value + (ofSeen[column] ?? 0);
      return all * (this.file.scales[column] ?? 0) + (this.file.biases[column] ?? 0);
    });
  }

  private addRow(row: number, sums: Int32Array): void {
    const start = row * COLUMNS;
    for (let column = 0; column < COLUMNS; column += 1)
      sums[column] = (sums[column] ?? 0) + (this.weights[start + column] ?? 0);
  }

  /** The probability of each label of a head. */
  probabilities(head: HeadName, sums: Sums): number[] {
    const { labels, kind } = HEADS[head];
    const temperature = this.file.temperatures[head];
    const from = FIRST_COLUMN[head];
    const own = [...sums.subarray(from, from + labels.length)].map((sum) => sum / temperature);
    return kind === "one" ? shares(own) : own.map((sum) => 1 / (1 + Math.exp(-sum)));
  }

  /** The features that spoke most for a label, heaviest first. */
  because(head: HeadName, label: number, features: readonly string[]): { feature: string; weight: number }[] {
    const column = FIRST_COLUMN[head] + label;
    const known = features.filter((feature) => this.rows.has(feature));
    const values = valuesOf(known);
    const scale = this.file.scales[column] ?? 0;
    return known
      .map((feature, index) => {
        const row = this.rows.get(feature) ?? 0;
        return { feature, weight: (values[index] ?? 0) * scale * (this.weights[row * COLUMNS + column] ?? 0) };
      })
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight);
  }
}

/** Exponential shares of one. */
export function shares(sums: readonly number[]): number[] {
  const highest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
