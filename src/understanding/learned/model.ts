/** The learned model: a weight for each feature and label, added up and turned into probabilities that can be explained. */

import {
  COLUMNS,
  FIRST_COLUMN,
  HEADS,
  type HeadName,
  type ModelFile,
  unfoldWeights,
} from "../../knowledge/model-schema.js";

/** Words and letters are each weighed among their own kind: a long message does not weigh more than a short one. Found by cross-validation. */
const TOGETHER = { words: 4, letters: 3 };
/** Of a feature of the rarest kind that a byte can hold. */
const RARITY_UNIT = 1 / 25;

/**
 * What each feature counts: what the lexicon saw counts one, words and letters by their rarity, so that their squares
 * always make the same sum.
 */
export function valuesOf(features: readonly string[], rarities: readonly number[]): number[] {
  const squares = { words: 0, letters: 0 };
  for (const [at, feature] of features.entries()) {
    const kind = kindOf(feature);
    if (kind) squares[kind] += (rarities[at] ?? 0) ** 2;
  }
  const units = { words: TOGETHER.words / root(squares.words), letters: TOGETHER.letters / root(squares.letters) };
  return features.map((feature, at) => {
    const kind = kindOf(feature);
    return kind ? (rarities[at] ?? 0) * units[kind] : 1;
  });
}

/** How little a feature is seen, from 1 for one of every message (inverse document frequency), as the byte that the file holds. */
export function rarityByte(seenIn: number, messages: number): number {
  const rarity = 1 + Math.log((1 + messages) / (1 + seenIn));
  return Math.min(255, Math.round(rarity / RARITY_UNIT));
}

export function rarityOf(byte: number): number {
  return byte * RARITY_UNIT;
}

function root(squares: number): number {
  return Math.sqrt(Math.max(1, squares));
}

/** "@…" is what the lexicon saw, "~…" a piece of a word. */
function kindOf(feature: string): "words" | "letters" | null {
  if (feature.startsWith("@")) return null;
  return feature.startsWith("~") ? "letters" : "words";
}

/** Sums of one message, all heads side by side. */
export type Sums = Float64Array;

export class Model {
  readonly dangerThreshold: number;
  private readonly rows: ReadonlyMap<string, number>;
  private readonly weights: Int8Array;
  private readonly rarities: Uint8Array;

  constructor(private readonly file: ModelFile) {
    this.rows = new Map(file.features.map((feature, row) => [feature, row]));
    this.weights = unfoldWeights(file.weights);
    if (this.weights.length !== file.features.length * COLUMNS)
      throw new Error("the model's weights and features differ");
    this.rarities = Buffer.from(file.rarities, "base64");
    this.dangerThreshold = file.danger_threshold;
  }

  /** The sums of every label for the features of a message. */
  weigh(features: readonly string[]): Sums {
    const sums = new Float64Array(COLUMNS);
    for (const { row, value } of this.known(features)) {
      const start = row * COLUMNS;
      for (let column = 0; column < COLUMNS; column += 1)
        sums[column] = (sums[column] ?? 0) + value * (this.weights[start + column] ?? 0);
    }
    return sums.map((sum, column) => sum * (this.file.scales[column] ?? 0) + (this.file.biases[column] ?? 0));
  }

  private known(features: readonly string[]): { feature: string; row: number; value: number }[] {
    const known = features.filter((feature) => this.rows.has(feature));
    const rows = known.map((feature) => this.rows.get(feature) ?? 0);
    const values = valuesOf(
      known,
      rows.map((row) => rarityOf(this.rarities[row] ?? 0)),
    );
    return known.map((feature, at) => ({ feature, row: rows[at] ?? 0, value: values[at] ?? 0 }));
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
    const scale = this.file.scales[column] ?? 0;
    return this.known(features)
      .map(({ feature, row, value }) => ({
        feature,
        weight: value * scale * (this.weights[row * COLUMNS + column] ?? 0),
      }))
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
