/** Keeps one conversation alive: opens or resumes it, streams or polls it, comes back after a cut, renews its token. */
import { type Activity, type ActivitySet, randomId } from "./activity.js";
import { ConversationEnded, type Credentials, type DirectLine, RequestFailed } from "./direct-line.js";
import { backOff, Pause } from "./pause.js";
import { forgetConversation, storeConversation } from "./stored-conversation.js";
import { Stream } from "./stream.js";
import { TokenRenewal } from "./token-renewal.js";

const POLL_MS = 1_000;
const SLOWEST_POLL_MS = 5_000;
const READY_MS = 15_000;
const ECHO_MS = 6_000;
const STEADY_MS = 10_000;

export interface ConnectionListener {
  /** A new activity; `replayed` when it comes from before a reload of the page. */
  onActivity(activity: Activity, replayed: boolean): void;
  onLost(): void;
  onConnected(): void;
  /** The conversation is over; `unseen` when nothing of it was shown yet. */
  onEnded(unseen: boolean): void;
}

export class Connection {
  private credentials: Credentials | null = null;
  private opened = false;
  private replaying = false;
  private watermark = "";
  private stopped = false;
  private remembered = true;
  private readonly seen = new Set<string>();
  private readonly pause = new Pause();
  private readonly stream = new Stream({
    onOpen: () => this.listener.onConnected(),
    onFrame: (set) => this.receive(set),
  });
  private readonly renewal: TokenRenewal;
  private readonly wake = () => this.pause.wake();
  private becomeReady: () => void = () => {};
  private readonly ready = new Promise<void>((resolve) => {
    this.becomeReady = resolve;
  });

  constructor(
    private readonly service: DirectLine,
    private readonly listener: ConnectionListener,
  ) {
    const onRenewed = (credentials: Credentials) => this.adopt(credentials);
    this.renewal = new TokenRenewal(service, { onRenewed, onEnded: () => this.end() });
  }

  /** Starts a new conversation, or goes on with the stored one. */
  start(stored: Credentials | null): void {
    this.credentials = stored;
    this.opened = this.replaying = stored !== null;
    addEventListener("online", this.wake);
    void this.stayConnected();
  }

  /** Leaves the conversation without a word to the service. */
  stop(): void {
    this.stopped = true;
    removeEventListener("online", this.wake);
    this.renewal.stop();
    this.stream.hangUp();
    this.pause.wake();
  }

  /** Erases the token from the browser until the person writes again. */
  forget(): void {
    this.remembered = false;
    forgetConversation();
  }

  /** Sends a message of the person; fails with `RequestFailed` or `ConversationEnded`. */
  async send(text: string, clientActivityID: string): Promise<void> {
    this.replaying = false;
    const late = new Promise<never>((_, reject) => setTimeout(() => reject(new RequestFailed(0)), READY_MS));
    await Promise.race([this.ready, late]);
    if (!this.credentials) throw new RequestFailed(0);
    // After an erasure, going on talking makes the conversation worth resuming again.
    this.remembered = true;
    this.adopt(this.credentials);
    try {
      await this.service.post(this.credentials, { type: "message", text, channelData: { clientActivityID } });
    } catch (error) {
      if (error instanceof ConversationEnded) this.end();
      throw error;
    }
    this.pause.wake();
    setTimeout(() => this.expectEcho(clientActivityID), ECHO_MS);
  }

  /** Tells whether the person, not the assistant, wrote this activity. */
  wrote(activity: Activity): boolean {
    return activity.from?.role === "user" || (activity.from?.id ?? "") === this.credentials?.userId;
  }

  private async stayConnected(): Promise<void> {
    let failures = 0;
    while (!this.stopped) {
      const since = Date.now();
      try {
        const address = await this.enter();
        if (!this.stopped && !(await this.stream.listen(address))) await this.poll();
        failures = Date.now() - since > STEADY_MS ? 0 : failures + 1;
      } catch (error) {
        if (error instanceof ConversationEnded) return this.end();
        if (!this.stopped && failures > 0) this.listener.onLost();
        failures += 1;
      }
      if (!this.stopped) await this.pause.wait(backOff(failures - 1));
    }
  }

  private async enter(): Promise<string> {
    if (!this.credentials) this.adopt(await this.service.generateToken(`dl_${randomId()}`));
    const credentials = this.credentials;
    if (!credentials) throw new RequestFailed(0);
    const address = this.opened
      ? await this.service.reopen(credentials, this.watermark || "0")
      : await this.service.open(credentials);
    this.opened = true;
    this.renewal.plan(credentials);
    this.becomeReady();
    return address;
  }

  private adopt(credentials: Credentials): void {
    if (this.stopped) return;
    this.credentials = credentials;
    if (this.remembered) storeConversation(credentials);
    this.renewal.plan(credentials);
  }

  private async poll(): Promise<void> {
    let wait = POLL_MS;
    while (!this.stopped && this.credentials) {
      const set = await this.service.activities(this.credentials, this.watermark);
      this.listener.onConnected();
      this.receive(set);
      wait = set.activities.length > 0 ? POLL_MS : Math.min(SLOWEST_POLL_MS, wait * 1.2);
      await this.pause.wait(wait);
    }
  }

  private receive(set: ActivitySet): void {
    if (this.stopped) return;
    if (set.watermark !== undefined) this.watermark = set.watermark;
    for (const activity of set.activities) {
      const marks = [activity.id, activity.channelData?.clientActivityID].filter((mark) => mark !== undefined);
      if (activity.id !== undefined && this.seen.has(activity.id)) continue;
      for (const mark of marks) this.seen.add(mark);
      if (activity.type === "endOfConversation") this.end();
      else this.listener.onActivity(activity, this.replaying);
    }
    this.replaying = false;
  }

  private expectEcho(clientActivityID: string): void {
    // A sent message that does not come back betrays a socket that died unnoticed, as when a phone wakes up.
    if (!this.stopped && !this.seen.has(clientActivityID)) this.stream.hangUp();
  }

  private end(): void {
    if (this.stopped) return;
    this.stop();
    forgetConversation();
    this.listener.onEnded(this.replaying);
  }
}
