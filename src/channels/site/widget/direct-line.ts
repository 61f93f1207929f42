/** Makes the HTTP calls of Direct Line 3.0, and tells an ended conversation from a passing failure. */
import type { Activity, ActivitySet } from "./activity.js";

const TIMEOUT_MS = 20_000;
const DEFAULT_LIFE_SECONDS = 1800;

/** What gives access to one conversation; `expires` is in milliseconds since 1970, on this device's clock. */
export interface Credentials {
  conversationId: string;
  token: string;
  userId: string;
  expires: number;
}

/** The service no longer knows the conversation (404), or its token has expired (403). */
export class ConversationEnded extends Error {}

/** The service could not be reached (status 0) or refused the request. */
export class RequestFailed extends Error {
  constructor(readonly status: number) {
    super(`HTTP ${status}`);
  }
}

interface TokenAnswer {
  conversationId: string;
  token: string;
  expires_in?: number;
}

export class DirectLine {
  constructor(private readonly endpoint: string) {}

  /** Asks for a token for a new conversation. */
  async generateToken(userId: string): Promise<Credentials> {
    const answer = await this.call<TokenAnswer>("POST", "/tokens/generate", "", { user: { id: userId } });
    return credentialsFrom(answer, userId);
  }

  /** Asks for a fresh token while the present one is still valid. */
  async refreshToken(credentials: Credentials): Promise<Credentials> {
    const answer = await this.call<TokenAnswer>("POST", "/tokens/refresh", credentials.token, {});
    return credentialsFrom(answer, credentials.userId);
  }

  /** Opens the new conversation and gives the address of its stream. */
  async open(credentials: Credentials): Promise<string> {
    return (await this.call<{ streamUrl: string }>("POST", "/conversations", credentials.token, {})).streamUrl;
  }

  /** Comes back into a conversation, from this watermark on, and gives the address of its stream. */
  async reopen(credentials: Credentials, watermark: string): Promise<string> {
    const path = `${pathOf(credentials)}?watermark=${encodeURIComponent(watermark)}`;
    return (await this.call<{ streamUrl: string }>("GET", path, credentials.token)).streamUrl;
  }

  /** Gives the activities after this watermark. */
  async activities(credentials: Credentials, watermark: string): Promise<ActivitySet> {
    const path = `${pathOf(credentials)}/activities?watermark=${encodeURIComponent(watermark)}`;
    return this.call<ActivitySet>("GET", path, credentials.token);
  }

  /** Posts an activity of the person. */
  async post(credentials: Credentials, activity: Activity): Promise<void> {
    const from = { id: credentials.userId };
    await this.call("POST", `${pathOf(credentials)}/activities`, credentials.token, { ...activity, from });
  }

  private async call<Answer>(method: string, path: string, token: string, body?: object): Promise<Answer> {
    const headers: Record<string, string> = {};
    if (token) headers.authorization = `Bearer ${token}`;
    if (body) headers["content-type"] = "application/json";
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
    const request: RequestInit = { method, headers, cache: "no-store", credentials: "omit", signal: stop.signal };
    if (body) request.body = JSON.stringify(body);
    try {
      const response = await fetch(this.endpoint + path, request);
      if (token && (response.status === 403 || response.status === 404)) throw new ConversationEnded();
      if (!response.ok) throw new RequestFailed(response.status);
      return (await response.json()) as Answer;
    } catch (error) {
      throw error instanceof ConversationEnded || error instanceof RequestFailed ? error : new RequestFailed(0);
    } finally {
      clearTimeout(timer);
    }
  }
}

function pathOf(credentials: Credentials): string {
  return `/conversations/${encodeURIComponent(credentials.conversationId)}`;
}

function credentialsFrom(answer: TokenAnswer, userId: string): Credentials {
  const { conversationId, token, expires_in: life } = answer;
  return { conversationId, token, userId, expires: Date.now() + (life ?? DEFAULT_LIFE_SECONDS) * 1000 };
}
