/** Renews the token of a conversation well before it expires. */
import { ConversationEnded, type Credentials, type DirectLine } from "./direct-line.js";

const RETRY_MS = 5_000;

/** Hears of the new token, or that the conversation is over. */
export interface RenewalListener {
  onRenewed(credentials: Credentials): void;
  onEnded(): void;
}

export class TokenRenewal {
  private timer = 0;
  private planned = "";

  constructor(
    private readonly service: DirectLine,
    private readonly listener: RenewalListener,
  ) {}

  /** Plans the renewal of this token when two thirds of what is left of its life have passed. */
  plan(credentials: Credentials): void {
    if (credentials.token === this.planned) return;
    this.planned = credentials.token;
    this.renewIn(((credentials.expires - Date.now()) * 2) / 3, credentials);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.planned = "";
  }

  private renewIn(milliseconds: number, credentials: Credentials): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.renew(credentials), milliseconds);
  }

  private async renew(credentials: Credentials): Promise<void> {
    try {
      this.listener.onRenewed(await this.service.refreshToken(credentials));
    } catch (error) {
      if (error instanceof ConversationEnded) this.listener.onEnded();
      else if (this.planned !== "") this.renewIn(RETRY_MS, credentials);
    }
  }
}
