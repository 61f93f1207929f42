/** Checks what a Direct Line client sends, at the border, and keeps only the fields that the assistant uses. */

import { z } from "zod";
import { RequestError } from "../request-error.js";

/** `locale`, names, attachments and the rest are dropped here: nothing may depend on them, so nothing can keep them. */
const incomingSchema = z.object({
  type: z.enum(["message", "event", "typing", "conversationUpdate", "endOfConversation"]),
  text: z.string().optional(),
  value: z.unknown().optional(),
  name: z.string().max(100).optional(),
  channelData: z
    .object({
      clientActivityID: z.string().max(128).optional(),
      /** Web Chat hides its own echo of a pressed button by this mark. */
      postBack: z.literal(true).optional().catch(undefined),
    })
    .nullish()
    .transform((data) => data ?? undefined),
});

/** An activity sent by a client, checked and reduced to the fields in use. */
export type Incoming = z.infer<typeof incomingSchema>;

const userSchema = z.object({ user: z.object({ id: z.string().optional() }).optional() }).optional();

/** Gives the checked activity; throws a 400 that names the first wrong field. */
export function readIncoming(body: unknown): Incoming {
  return check(incomingSchema, body);
}

/** Gives the user id that a client asks for in `{user:{id}}`, if any; throws a 400 unless it has the protected form dl_… */
export function readRequestedUserId(body: unknown): string | undefined {
  const asked = check(userSchema, typeof body === "string" ? undefined : (body ?? undefined))?.user?.id;
  if (asked === undefined || /^dl_[\w-]{1,64}$/.test(asked)) return asked;
  throw new RequestError(400, "BadArgument", "user.id: must start with dl_, then 1 to 64 letters, digits, - or _.");
}

/** Gives the sequence number after which a client wants activities; a watermark that makes no sense is 0: everything. */
export function readWatermark(watermark: unknown): number {
  return typeof watermark === "string" && /^\d{1,15}$/.test(watermark) ? Number(watermark) : 0;
}

function check<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join(".") || "body";
  throw new RequestError(400, "BadArgument", `${field}: ${issue?.message ?? "Invalid input"}.`);
}
