/** Asks the recogniser thread, with a time limit; without an answer in time the turn goes on with our own readers. */

import { Worker } from "node:worker_threads";
import { fold } from "../tokens.js";

/** Longest text sent; longer ones have frozen the recognisers. */
const LONGEST_TEXT = 120;
/** A warm answer takes 1 to 20 ms; a person does not wait longer than this for a second opinion. */
const TIME_LIMIT_MS = 150;
const OLDEST = 99;
const YOUNGEST = 6;

export interface Recognisers {
  /** Age in years read in an answer to "quel âge ?", or null when there is none or no answer came in time. */
  readAge(text: string): Promise<number | null>;
  close(): Promise<void>;
}

/** For machines without the memory for it, and for tests: knows nothing. */
export const NO_RECOGNISERS: Recognisers = { readAge: async () => null, close: async () => undefined };

/**
 * Starts the thread; it warms up behind, and is replaced when it freezes or dies. One that dies before it is warm would
 * die again: the service then goes on without it. `onTrouble` is told each time.
 */
export class RecogniserThread implements Recognisers {
  private worker: Worker;
  private warm = false;
  private closed = false;
  private nextId = 1;
  private readonly waiting = new Map<number, (age: number | null) => void>();

  constructor(
    private readonly onTrouble: () => void = () => undefined,
    private readonly timeLimitMs = TIME_LIMIT_MS,
    private readonly script = new URL("./worker.js", import.meta.url),
  ) {
    this.worker = this.start();
  }

  async readAge(text: string): Promise<number | null> {
    if (!this.warm || text.length > LONGEST_TEXT) return null;
    const age = await this.ask(fold(text));
    return age !== null && age >= YOUNGEST && age <= OLDEST ? age : null;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.worker.terminate();
  }

  private ask(text: string): Promise<number | null> {
    const id = this.nextId;
    this.nextId += 1;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.restart(), this.timeLimitMs);
      this.waiting.set(id, (age) => {
        clearTimeout(timer);
        resolve(age);
      });
      this.worker.postMessage({ id, text });
    });
  }

  private start(): Worker {
    this.warm = false;
    const worker = new Worker(this.script);
    worker.unref();
    worker.on("message", ({ id, age }: { id: number; age: number | null }) => {
      if (worker !== this.worker) return;
      this.warm = true;
      this.waiting.get(id)?.(age);
      this.waiting.delete(id);
    });
    worker.on("error", () => worker === this.worker && this.replaceDead());
    return worker;
  }

  private replaceDead(): void {
    if (this.warm) this.restart();
    else if (!this.closed) this.onTrouble();
  }

  /** Everybody who waits goes on without an answer, and a new thread starts. */
  private restart(): void {
    for (const goOn of this.waiting.values()) goOn(null);
    this.waiting.clear();
    if (this.closed) return;
    this.onTrouble();
    void this.worker.terminate();
    this.worker = this.start();
  }
}
