/** What the files of words must look like: the cues of the vocabulary, answers, commands, dangers and abbreviations. */

import { z } from "zod";
import { sentence } from "./region-schema.js";
import { FLAGS, NEEDS, STATUSES } from "./taxonomy.js";

export const DANGERS = ["medical", "suicide", "child", "violence", "street"] as const;
export type Danger = (typeof DANGERS)[number];

/** Both ends included, in years. */
export const ageRange = z
  .tuple([z.int().min(0), z.int().max(120)])
  .refine(([from, to]) => from <= to, "de l'âge le plus bas au plus haut");

/**
 * What to look for in a message. Words are written plainly: case, accents and hyphens do not matter; "a/b" is either
 * word, "mot*" any word that begins so, "…" up to three words in between.
 */
const cue = sentence.refine(
  (text) => text.replace(/\([^)]*\)/g, "").trim() !== "",
  "un indice fait seulement de mots facultatifs « (…) » se retrouverait partout : ôter des parenthèses",
);
const cues = z.array(cue).default([]);

const termFields = {
  label: sentence,
  /** Said back to the person in the recap. */
  said: sentence,
  /** Cues that settle it, and cues that only hint at it. */
  strong: cues,
  weak: cues,
};

export const statusTermSchema = z.strictObject({
  id: z.enum(STATUSES),
  ...termFields,
  /** Ages of a person of this status, when nothing else says it. */
  ages: ageRange,
});
export const flagTermSchema = z.strictObject({ id: z.enum(FLAGS), ...termFields });
export const needTermSchema = z.strictObject({ id: z.enum(NEEDS), ...termFields });
export type StatusTerm = z.infer<typeof statusTermSchema>;
export type FlagTerm = z.infer<typeof flagTermSchema>;
export type NeedTerm = z.infer<typeof needTermSchema>;

/** How people abbreviate, and the commune names that are also ordinary words. */
export const synonymsSchema = z.strictObject({
  short_forms: z.record(z.string(), sentence),
  ordinary_words: z.array(sentence),
});
export type Synonyms = z.infer<typeof synonymsSchema>;

/** Alphabets by their Unicode names; "Other" is any that has no entry of its own. */
const SCRIPTS = ["Arabic", "Cyrillic", "Greek", "Han", "Hebrew", "Other"] as const;

/** Other languages, with how each is known and what it is answered; and insults. */
export const noiseSchema = z.strictObject({
  languages: z.array(
    z.strictObject({
      id: sentence,
      words: z.array(sentence),
      script: z.enum(SCRIPTS).optional(),
      says: z.string(),
    }),
  ),
  insults: cues,
});
export type Noise = z.infer<typeof noiseSchema>;
export type Language = Noise["languages"][number];

export const COMMANDS = [
  "aide",
  "recommencer",
  "retour",
  "effacer",
  "humain",
  "pourquoi",
  "corriger",
  "simple",
  "comme_avant",
] as const;
export type Command = (typeof COMMANDS)[number];

export const answersSchema = z.strictObject({
  yes: cues,
  no: cues,
  unsure: cues,
  both: cues,
  commands: z.strictObject(
    Object.fromEntries(COMMANDS.map((command) => [command, cues])) as Record<Command, typeof cues>,
  ),
});
export type Answers = z.infer<typeof answersSchema>;

/** What people ask of a place, or of the assistant, without saying anything of themselves. */
export const TOPICS = [
  "horaires",
  "rendez_vous",
  "telephone",
  "adresse",
  "cout",
  "apporter",
  "role",
  "plus_pres",
  "autre_lieu",
  "anonymat",
  "sans_appeler",
  "pas_en_danger",
  "robot",
  "repeter",
  "faim",
  "dettes",
] as const;
export type Topic = (typeof TOPICS)[number];
export const questionsSchema = z.strictObject(
  Object.fromEntries(TOPICS.map((topic) => [topic, cues])) as Record<Topic, typeof cues>,
);
export type Questions = z.infer<typeof questionsSchema>;

/** Words that say whom a request is about; of a child, the flag "parent_pour_enfant" says it. */
export const concernedSchema = z.strictObject({ self: cues, client: cues, relative: cues });
export type ConcernedTerms = z.infer<typeof concernedSchema>;

/** Words of danger, and the everyday phrases that only look like them ("ce boulot me tue"). */
export const dangersSchema = z.strictObject({
  dangers: z.strictObject(Object.fromEntries(DANGERS.map((danger) => [danger, cues])) as Record<Danger, typeof cues>),
  near_misses: cues,
});
export type Dangers = z.infer<typeof dangersSchema>;
