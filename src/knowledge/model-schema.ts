/** The learned model as a file: the questions it answers of a message, their labels, and the weight of each feature. */

import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import { CONCERNED, FLAGS, NEEDS, STATUSES } from "./taxonomy.js";

/** Dangers that are learned; "medical" is left to its few plain words. */
export const LEARNED_DANGERS = ["suicide", "violence", "child", "street"] as const;

/** `one`: shares of one, exactly one label is right. `any`: each label is right or wrong by itself. */
export const HEADS = {
  status: { labels: STATUSES, kind: "one" },
  need: { labels: NEEDS, kind: "one" },
  needs: { labels: NEEDS, kind: "any" },
  flags: { labels: FLAGS, kind: "any" },
  dangers: { labels: LEARNED_DANGERS, kind: "any" },
  about: { labels: CONCERNED, kind: "one" },
} as const;

export type HeadName = keyof typeof HEADS;
export const HEAD_NAMES = Object.keys(HEADS) as HeadName[];

/** Where the columns of each head begin among all columns. */
export const FIRST_COLUMN = firstColumns();
export const COLUMNS = HEAD_NAMES.reduce((sum, head) => sum + HEADS[head].labels.length, 0);

function firstColumns(): Record<HeadName, number> {
  let next = 0;
  return Object.fromEntries(
    HEAD_NAMES.map((head) => {
      const first = next;
      next += HEADS[head].labels.length;
      return [head, first];
    }),
  ) as Record<HeadName, number>;
}

/** Bytes that the weights of a file may unfold to. */
const MOST_WEIGHTS = 20_000_000;

/** The weights of a file, a row of signed bytes for each feature; none when they cannot be read. */
export function unfoldWeights(weights: string): Int8Array {
  try {
    const bytes = inflateRawSync(Buffer.from(weights, "base64"), { maxOutputLength: MOST_WEIGHTS });
    return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  } catch {
    return new Int8Array();
  }
}

/** The file that `npm run train` writes. */
export const modelSchema = z
  .strictObject({
    /** Fingerprint of the examples and of the vocabulary that the model learned from. */
    learned_from: z.string(),
    features: z.array(z.string().min(1)),
    /** Signed bytes, a row for each feature, deflated. */
    weights: z.base64(),
    /** A byte for each feature: how little it is seen. */
    rarities: z.base64(),
    /** One unit of each column's bytes. */
    scales: z.array(z.number().positive()).length(COLUMNS),
    biases: z.array(z.number()).length(COLUMNS),
    /** Divides the sums of each head, so that a probability of 0.8 is right 8 times in 10. */
    temperatures: z.record(z.enum(Object.keys(HEADS) as [HeadName, ...HeadName[]]), z.number().positive()),
    /** From this probability on, a danger is heard. */
    danger_threshold: z.number().min(0).max(1),
  })
  .refine(({ rarities, features }) => Buffer.byteLength(rarities, "base64") === features.length, {
    path: ["rarities"],
    message: "autant de raretés que d'indices : relancer « npm run train »",
  })
  .refine(({ weights, features }) => unfoldWeights(weights).length === features.length * COLUMNS, {
    path: ["weights"],
    message: "autant de poids que d'indices et de réponses : relancer « npm run train »",
  });
export type ModelFile = z.infer<typeof modelSchema>;
