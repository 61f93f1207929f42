/** The element `<aiguilleur-chat>`: it joins the screen to the connection, one conversation at a time. */
import { type Activity, ERASE_EVENT, randomId } from "./activity.js";
import { Connection } from "./connection.js";
import { type Credentials, DirectLine, RequestFailed } from "./direct-line.js";
import { OwnMessage, renderNotice, renderReply } from "./message.js";
import { Screen } from "./screen.js";
import { storedConversation } from "./stored-conversation.js";
import { dress } from "./style.js";
import { WORDS } from "./words.js";

const TYPING_MS = 15_000;
const TOO_LONG = 413;

export class AiguilleurChat extends HTMLElement {
  private connection: Connection | null = null;
  private ended = false;
  private typingEnds = 0;
  private readonly unsent = new Map<string, OwnMessage>();
  private readonly screen = new Screen({
    send: (text) => this.send(text),
    restart: () => (this.ended ? this.startAgain() : this.send(WORDS.restartMessage)),
    erase: () => this.erase(),
  });

  connectedCallback(): void {
    const root = this.shadowRoot ?? dress(this.attachShadow({ mode: "open" }));
    root.append(this.screen.node);
    this.screen.clear();
    this.begin(storedConversation());
  }

  disconnectedCallback(): void {
    this.connection?.stop();
  }

  private begin(stored: Credentials | null): void {
    this.connection?.stop();
    this.ended = false;
    this.connection = new Connection(new DirectLine(this.getAttribute("endpoint") ?? "/v3/directline"), {
      onActivity: (activity, replayed) => this.show(activity, replayed),
      onLost: () => this.screen.showStatus(WORDS.lost),
      onConnected: () => this.screen.showStatus(""),
      onEnded: (unseen) => this.close(unseen),
    });
    this.connection.start(stored);
  }

  private send(text: string): void {
    if (this.ended) this.startAgain();
    const message = new OwnMessage(text);
    this.screen.clearChoices();
    this.screen.addOwn(message.block);
    void this.post(message, randomId());
  }

  private async post(message: OwnMessage, id: string): Promise<boolean> {
    this.unsent.set(id, message);
    message.showPending();
    try {
      await this.connection?.send(message.text, id);
      return true;
    } catch (error) {
      if (this.unsent.has(id)) this.explainFailure(message, id, error);
      return false;
    }
  }

  private explainFailure(message: OwnMessage, id: string, error: unknown): void {
    if (error instanceof RequestFailed && error.status === TOO_LONG) {
      this.unsent.delete(id);
      message.block.remove();
      this.screen.composer.giveBack(message.text);
      this.screen.addReply(renderNotice(WORDS.tooLong));
      return;
    }
    message.showFailed(() => this.screen.keepFocus(message.block, () => this.resend(message, id)));
    this.screen.settle();
  }

  private resend(message: OwnMessage, id: string): void {
    if (this.ended) this.startAgain();
    else void this.post(message, id);
  }

  private erase(): void {
    if (this.ended) {
      this.eraseAndStartAgain();
      return;
    }
    const message = new OwnMessage(WORDS.eraseMessage);
    this.screen.clearChoices();
    this.screen.addOwn(message.block);
    void this.post(message, randomId()).then((sent) => {
      if (!sent && this.ended) this.eraseAndStartAgain();
      else if (!sent) this.eraseAndStartAgain(WORDS.erasedHere);
    });
  }

  /** Erases what this device shows and keeps even when the service does not answer: the person asked for it now. */
  private eraseAndStartAgain(notice?: string): void {
    this.eraseScreen();
    if (notice !== undefined) this.screen.addReply(renderNotice(notice));
    this.begin(null);
  }

  private eraseScreen(): void {
    this.connection?.forget();
    this.unsent.clear();
    this.screen.composer.clear();
    this.screen.clear();
  }

  private show(activity: Activity, replayed: boolean): void {
    if (activity.type === "typing") this.showTyping(true);
    else if (activity.type === "event" && activity.name === ERASE_EVENT) this.eraseScreen();
    else if (activity.type === "message" && replayed) this.screen.quietly(() => this.showMessage(activity));
    else if (activity.type === "message") this.showMessage(activity);
  }

  private showMessage(activity: Activity): void {
    if (this.connection?.wrote(activity)) this.showOwn(activity);
    else this.showReply(activity);
  }

  private showOwn(activity: Activity): void {
    const id = activity.channelData?.clientActivityID ?? "";
    const pending = this.unsent.get(id);
    this.unsent.delete(id);
    if (pending) {
      this.screen.keepFocus(pending.block, () => pending.showSent());
      return;
    }
    this.screen.clearChoices();
    this.screen.addOwn(new OwnMessage(activity.text ?? "").block);
  }

  private showReply(activity: Activity): void {
    this.showTyping(false);
    const choices = (activity.suggestedActions?.actions ?? []).filter((action) => action.type === "imBack");
    if (choices.length > 0) this.screen.clearChoices();
    this.screen.addReply(renderReply(activity, choices.length));
    if (choices.length === 0) return;
    this.screen.showChoices(
      choices.map(({ title, value }) => ({
        label: String(title ?? value ?? ""),
        press: () => this.send(String(value ?? title ?? "")),
      })),
    );
  }

  private showTyping(typing: boolean): void {
    clearTimeout(this.typingEnds);
    this.screen.showTyping(typing);
    if (typing) this.typingEnds = setTimeout(() => this.screen.showTyping(false), TYPING_MS);
  }

  private close(unseen: boolean): void {
    this.showTyping(false);
    this.screen.showStatus("");
    this.screen.addReply(renderNotice(unseen ? WORDS.previousEnded : WORDS.ended));
    if (unseen) {
      this.begin(null);
      return;
    }
    this.ended = true;
    this.screen.clearChoices();
    this.screen.showChoices([{ label: WORDS.startAgain, press: () => this.startAgain() }]);
  }

  /** Opens a new conversation on a clean screen; what could not be sent goes back to the field. */
  private startAgain(): void {
    const texts = Array.from(this.unsent.values(), (message) => message.text);
    this.unsent.clear();
    this.screen.clear();
    if (texts.length > 0) this.screen.composer.giveBack(texts.join("\n"));
    this.begin(null);
  }
}
