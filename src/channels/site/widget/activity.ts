/** Types the few Direct Line activities that the widget reads and writes. */

/** An action the assistant suggests: `imBack` sends its value as if the person had typed it. */
export interface SuggestedAction {
  type: string;
  title?: string;
  value?: unknown;
}

export interface Attachment {
  contentType?: string;
  content?: unknown;
}

export interface Activity {
  type: string;
  id?: string;
  name?: string;
  text?: string;
  from?: { id?: string; role?: string };
  channelData?: { clientActivityID?: string };
  suggestedActions?: { actions?: SuggestedAction[] };
  attachments?: Attachment[];
}

/** What the stream and the polling both bring: new activities, and where to go on from. */
export interface ActivitySet {
  activities: Activity[];
  watermark?: string;
}

/** The event by which the assistant orders the screen and the stored token to be erased. */
export const ERASE_EVENT = "aiguilleur/effacer";

/** Gives a random identifier, without the browser features that old phones or plain HTTP lack. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
