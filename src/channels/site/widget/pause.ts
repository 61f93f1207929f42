/** Waits between two tries, and can be woken early when there is news. */
const FIRST_MS = 500;
const LONGEST_MS = 15_000;

export class Pause {
  private end: () => void = () => {};

  /** Waits for this many milliseconds, or until woken. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  wake(): void {
    this.end();
  }
}

/** Gives the wait before the next try, in milliseconds, doubling, with some chance so that phones do not return together. */
export function backOff(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** failures) * (0.75 + Math.random() / 2);
}
