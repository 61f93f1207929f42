/** What an information sheet must hold: plain text, an easier version, what to do next, sources, and when it must be read again. */

import { z } from "zod";
import { day, looseDate, sentence, webAddress } from "./region-schema.js";
import { FLAGS, NEEDS, STATUSES } from "./taxonomy.js";
import { ageRange } from "./vocabulary-schema.js";

export const sheetSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: sentence,
    /** Needs that it helps with; the first is the one it is for. */
    needs: z.array(z.enum(NEEDS)).nonempty(),
    /** Only when it is for certain publics. */
    statuses: z.array(z.enum(STATUSES)).nonempty().optional(),
    /** Only for these ages, both ends included, or for people of one of these flags. */
    ages: ageRange.optional(),
    flags: z.array(z.enum(FLAGS)).nonempty().optional(),
    /** How people name the subject. */
    keywords: z.array(sentence).nonempty(),
    /** Questions as people ask them. */
    questions: z.array(sentence).nonempty(),
    text: z.array(sentence).nonempty(),
    /** The same in very easy French. */
    simple: z.array(sentence).nonempty(),
    next: z.array(sentence).nonempty(),
    links: z.array(z.strictObject({ label: sentence, url: webAddress })).default([]),
    sources: z.array(z.strictObject({ title: sentence, url: webAddress.optional(), date: looseDate })).nonempty(),
    reviewed_on: day,
    /** After it, somebody must read the sheet again; it is shown as past its date. */
    review_by: day,
  })
  .refine(({ reviewed_on, review_by }) => reviewed_on < review_by, {
    path: ["review_by"],
    message: "une date après « reviewed_on »",
  });
export type Sheet = z.infer<typeof sheetSchema>;
