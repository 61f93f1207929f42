/** `understand`: reads messages as the assistant would, for tests and measures. */

import { z } from "zod";
import { placeName } from "../understanding/place.js";
import type { MessageReader, Reading } from "../understanding/read-message.js";

export const messageLineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  channel: z.enum(["web", "phone"]).default("web"),
});
export type MessageLine = z.infer<typeof messageLineSchema>;

/** The reading of one line, in the form of the command's contract. */
export function understandLine({ id, text }: MessageLine, reader: MessageReader, today: Date): Record<string, unknown> {
  const reading = reader.read(text, { asked: null, today });
  return { id, ...publicReading(reading) };
}

export function publicReading(reading: Reading): Record<string, unknown> {
  const { status, flags, needs, age, place, ranked } = reading;
  return { status, flags, needs, age, place: place ? placeName(place) : null, ranked };
}
