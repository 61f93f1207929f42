/** Measures referrals on written cases: the doors that a counsellor could send each person to first, and those that would be wrong. */

import { z } from "zod";
import { NETWORKS } from "../../knowledge/taxonomy.js";
import type { MessageReader } from "../../understanding/read-message.js";
import { parseJsonLines } from "../json-lines.js";
import { profileLineSchema, type ReferralTools, referLine } from "../refer.js";

const door = z.enum(NETWORKS);
export const referralCaseSchema = z.strictObject({
  id: z.string(),
  /** The person, in one French sentence. */
  situation: z.string(),
  profile: profileLineSchema.omit({ id: true }),
  /** Doors that are right as the first. */
  first: z.array(door).nonempty(),
  /** Doors that would cost the person a day. */
  wrong: z.array(door),
  /** The text or the practice that says so. */
  because: z.string(),
  second_reader: z.enum(["agreed", "changed"]),
});
export type ReferralCase = z.infer<typeof referralCaseSchema>;

export interface ReferralFigures {
  cases: number;
  /** Share whose first door is one of the right ones. */
  right: number;
  /** Cases whose first door is one of the wrong ones, with the door. */
  wrong: { id: string; door: string }[];
  /** Neither right nor wrong. */
  arguable: { id: string; door: string; expected: string[] }[];
}

/** The cases of a file; throws INPUT_INVALID with its line and field. */
export function readCases(text: string, file: string): ReferralCase[] {
  return parseJsonLines(text, referralCaseSchema, file);
}

/** The first door of each case. A network that the situation names is read from its words, as in a conversation. */
export function measureReferrals(
  cases: readonly ReferralCase[],
  tools: ReferralTools & { reader: MessageReader },
  now: Date,
): ReferralFigures {
  const figures: ReferralFigures = { cases: cases.length, right: 0, wrong: [], arguable: [] };
  let right = 0;
  for (const { id, situation, profile, first, wrong } of cases) {
    const asksForPlace = profile.needs?.[0] === "horaires_contact";
    const [named] = asksForPlace ? tools.reader.read(situation, { asked: null, today: now }).networks : [];
    const given = referLine({ ...profile, id, named }, tools, now).referrals as { network: string }[];
    const door = given[0]?.network ?? "";
    if (first.some((network) => network === door)) right += 1;
    else if (wrong.some((network) => network === door)) figures.wrong.push({ id, door });
    else figures.arguable.push({ id, door, expected: first });
  }
  return { ...figures, right: cases.length === 0 ? 0 : right / cases.length };
}
