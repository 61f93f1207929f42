/** Keeps the conversation's token for as long as the tab lives, so that a phone that reloads the page finds it again. */
import type { Credentials } from "./direct-line.js";

const KEY = "aiguilleur";

/** Keeps the credentials; a browser that refuses storage only loses the resumption after a reload. */
export function storeConversation(credentials: Credentials): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(credentials));
  } catch {
    // Storage is refused: the conversation goes on without it.
  }
}

/** Erases the credentials from the browser. */
export function forgetConversation(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Storage is refused: there is nothing to erase.
  }
}

/** Gives the credentials kept before a reload, or null. */
export function storedConversation(): Credentials | null {
  try {
    const stored = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    const { conversationId, token, userId, expires } = stored;
    if (![conversationId, token, userId].every((part) => typeof part === "string")) return null;
    return { conversationId, token, userId, expires: Number(expires) || 0 };
  } catch {
    return null;
  }
}
