/** The catalogue of coded errors, and the one class that carries them. */

export const ERROR_CODES = {
  KNOWLEDGE_INVALID: "The knowledge base or the dialogue files hold faults; each is listed with file, field and fix.",
  CONFIG_INVALID: "An environment variable has a value that cannot be used.",
  INPUT_INVALID: "A command was given a line, a file or an option that it cannot read.",
  SOURCE_UNAVAILABLE: "A live source is down, too slow, too large or cut; nothing was changed.",
  SITE_NOT_BUILT: "The page has not been bundled; run `npm run build`.",
  PUBLIC_WITHOUT_CREDENTIALS: "The service would listen on a public address without Bot Framework credentials.",
  PORT_TAKEN: "The address is already in use by another program.",
  TURN_FAILED: "A turn of a conversation failed; the person was given a calm sentence and a human's number.",
  REQUEST_FAILED: "A route failed unexpectedly; the caller got a 500 with this code.",
  POLL_FAILED: "A poll of a conversation failed; the client was told that there is nothing new.",
  SESSION_WIPE_FAILED: "What was known of an ended conversation could not be wiped at once.",
  RECOGNISERS_UNAVAILABLE: "The recogniser worker did not answer in time and was restarted; turns went on without it.",
} as const;
export type ErrorCode = keyof typeof ERROR_CODES;

/** A fault an operator can mend: where it is, what is wrong, and what to do about it. */
export interface Fault {
  file: string;
  field: string;
  problem: string;
  suggestion?: string;
}

/** One line naming file, field, problem and fix. */
export function describeFault(fault: Fault): string {
  const fix = fault.suggestion ? ` → ${fault.suggestion}` : "";
  return `${fault.file}: ${fault.field}: ${fault.problem}${fix}`;
}

/** An expected failure with its code from the catalogue; `faults` lists everything that is wrong, not only the first. */
export class AiguilleurError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly faults: Fault[] = [],
  ) {
    super([message, ...faults.map((fault) => `  ${describeFault(fault)}`)].join("\n"));
    this.name = "AiguilleurError";
  }
}
