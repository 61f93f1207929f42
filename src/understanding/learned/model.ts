/** The learned model: a weight for each feature and label, added up and turned into probabilities that can be explained. */

import {
  COLUMNS,
  FIRST_COLUMN,
  HEADS,
  type HeadName,
  type ModelFile,
  unfoldWeights,
} from "../../knowledge/model-schema.js";

/** Kinds of features: what the lexicon saw ("@…"), words, pieces of words ("~…"). */
const SEEN = 0;
const WORDS = 1;
const LETTERS = 2;
/** Words and letters are each weighed among their own kind: a long message does not weigh more than a short one. Found by cross-validation. */
const TOGETHER = { [WORDS]: 4, [LETTERS]: 3 };
/** Of a feature of the rarest kind that a byte can hold. */
const RARITY_UNIT = 1 / 25;

/**
 * What each feature counts, from its rarity: what the lexicon saw counts one, words and letters by their rarity, so that
 * their squares always make the same sum.
 */
export function valuesOf(features: readonly string[], rarities: readonly number[]): number[] {
  const kinds = features.map(kindOf);
  const squares = [0, 0, 0];
  for (let at = 0; at < kinds.length; at += 1) {
    const kind = kinds[at] ?? SEEN;
    squares[kind] = (squares[kind] ?? 0) + (rarities[at] ?? 0) ** 2;
  }
  const units = unitsOf(squares);
  return kinds.map((kind, at) => (kind === SEEN ? 1 : (rarities[at] ?? 0) * (units[kind] ?? 1)));
}

/** What one of each kind is multiplied by, for the squares of that kind in a message. */
function unitsOf(squares: readonly number[]): number[] {
  return [1, TOGETHER[WORDS] / root(squares[WORDS] ?? 0), TOGETHER[LETTERS] / root(squares[LETTERS] ?? 0)];
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

function kindOf(feature: string): typeof SEEN | typeof WORDS | typeof LETTERS {
  const first = feature.charCodeAt(0);
  return first === AT_SIGN ? SEEN : first === TILDE ? LETTERS : WORDS;
}

const AT_SIGN = 0x40;
const TILDE = 0x7e;

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
    const { rows, values } = this.known(features);
    const sums = new Float64Array(COLUMNS);
    const { weights } = this;
    for (let at = 0; at < rows.length; at += 1) {
      const start = (rows[at] ?? 0) * COLUMNS;
      const value = values[at] ?? 0;
      for (let column = 0; column < COLUMNS; column += 1)
        sums[column] = (sums[column] ?? 0) + value * (weights[start + column] ?? 0);
    }
    for (let column = 0; column < COLUMNS; column += 1)
      sums[column] = (sums[column] ?? 0) * (this.file.scales[column] ?? 0) + (this.file.biases[column] ?? 0);
    return sums;
  }

  /** The features that the model knows, with their rows and values. */
  private known(features: readonly string[]): { known: string[]; rows: number[]; values: number[] } {
    const known: string[] = [];
    const rows: number[] = [];
    const rarities: number[] = [];
    for (const feature of features) {
      const row = this.rows.get(feature);
      if (row === undefined) continue;
      known.push(feature);
      rows.push(row);
      rarities.push(rarityOf(this.rarities[row] ?? 0));
    }
    return { known, rows, values: valuesOf(known, rarities) };
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
    const { known, rows, values } = this.known(features);
    return known
      .map((feature, at) => ({
        feature,
        weight: (values[at] ?? 0) * scale * (this.weights[(rows[at] ?? 0) * COLUMNS + column] ?? 0),
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
