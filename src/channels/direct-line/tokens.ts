/** Signs and reads Direct Line tokens: which conversation and which anonymous user a caller may speak for, and until when. */

import { createSecretKey, randomBytes } from "node:crypto";
import jsonwebtoken from "jsonwebtoken";
import { RequestError } from "../request-error.js";

/** What a token gives access to: one conversation, as one user. */
export interface Access {
  conversationId: string;
  userId: string;
}

export interface Tokens {
  /** Gives a token that ends `expiresIn` seconds from now. */
  issue(access: Access): string;
  /** Gives what a token allows; throws a 401, or a 403 that says why. */
  read(token: string | undefined): Access;
  /** Life of a token, in seconds. */
  expiresIn: number;
}

/** Gives the signer and reader of tokens; throws when the secret is shorter than the 256 bits that HS256 wants (RFC 7518, 3.2). */
export function createTokens(secret: string, minutes: number, clock: () => number): Tokens {
  if (Buffer.byteLength(secret) < 32) throw new Error("The secret of Direct Line tokens must hold at least 32 bytes.");
  const key = createSecretKey(secret, "utf8");
  const expiresIn = Math.round(minutes * 60);
  const seconds = () => Math.floor(clock() / 1000);
  return {
    expiresIn,
    issue({ conversationId, userId }) {
      const iat = seconds();
      const jti = randomBytes(8).toString("base64url");
      return jsonwebtoken.sign({ conv: conversationId, user: userId, iat, exp: iat + expiresIn, jti }, key);
    },
    read(token) {
      if (!token) throw new RequestError(401, "Unauthorized", "Authorization: a Direct Line token is missing.");
      return readAccess(token, key, seconds());
    },
  };
}

/** Gives the token of an `Authorization: Bearer` header. */
export function readBearer(header: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(header ?? "")?.[1];
}

/** Gives a new anonymous user id. */
export function newUserId(): string {
  return `dl_${randomBytes(16).toString("base64url")}`;
}

/** Gives a new conversation id, of 128 random bits. */
export function newConversationId(): string {
  return randomBytes(16).toString("base64url");
}

function readAccess(token: string, key: ReturnType<typeof createSecretKey>, now: number): Access {
  try {
    const claims = jsonwebtoken.verify(token, key, { algorithms: ["HS256"], clockTimestamp: now });
    const { conv, user } = claims as { conv?: unknown; user?: unknown };
    if (typeof conv === "string" && typeof user === "string") return { conversationId: conv, userId: user };
  } catch (error) {
    if (error instanceof jsonwebtoken.TokenExpiredError) {
      throw new RequestError(403, "TokenExpired", "Authorization: the token has expired.");
    }
  }
  throw new RequestError(403, "BadToken", "Authorization: this is not a token of this service.");
}
