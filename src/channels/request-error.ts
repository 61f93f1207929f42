/** A refusal of a web request, in words that its caller may read. */

/** A refusal that the caller may read: `message` is English, names the field and never holds what a person wrote. */
export class RequestError extends Error {
  constructor(
    readonly statusCode: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}
