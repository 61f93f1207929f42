/** Renders one message of the conversation as one block, added to the screen whole so that it is announced once. */
import type { Activity } from "./activity.js";
import { renderAttachment } from "./card.js";
import { button, element, spokenOnly } from "./dom.js";
import { withLinks } from "./links.js";
import { WORDS } from "./words.js";

/** Gives the block of a message of the assistant: its text, its cards, and how many answers it suggests. */
export function renderReply(activity: Activity, choiceCount: number): HTMLElement {
  const block = element("div", { class: "message theirs" }, spokenOnly(WORDS.assistant));
  if (activity.text) block.append(element("div", { class: "bubble" }, ...withLinks(activity.text)));
  for (const attachment of activity.attachments ?? []) block.append(renderAttachment(attachment));
  if (choiceCount > 0) {
    const hint = spokenOnly(WORDS.choicesHint(choiceCount));
    hint.classList.add("hint");
    block.append(hint);
  }
  return block;
}

/** Gives the block of a sentence said by the widget itself. */
export function renderNotice(text: string): HTMLElement {
  return element("p", { class: "notice" }, text);
}

/** A message of the person, which shows whether it is on its way, sent or failed. */
export class OwnMessage {
  readonly block: HTMLElement;
  private readonly state = element("div", { class: "state" });

  constructor(readonly text: string) {
    const bubble = element("div", { class: "bubble" }, text);
    this.block = element("div", { class: "message mine" }, spokenOnly(WORDS.you), bubble, this.state);
  }

  /** Shows, after a moment and without an announcement, that the message is on its way. */
  showPending(): void {
    const sending = element("span", { class: "sending", "aria-hidden": "true" }, WORDS.sending);
    this.state.textContent = "";
    this.state.append(sending);
  }

  /** Shows the message as sent, which needs no word. */
  showSent(): void {
    this.state.textContent = "";
  }

  /** Says that the message was not sent, and offers to send it again. */
  showFailed(resend: () => void): void {
    this.state.textContent = "";
    this.state.append(element("span", { class: "failed" }, WORDS.notSent, " ", button(WORDS.resend, "resend", resend)));
  }
}
