/** Remembers the files already read and found good, so that a reload reads again only what has changed. */

import { statSync } from "node:fs";
import { setImmediate as nextTick } from "node:timers/promises";

interface Remembered {
  stamp: string;
  content: unknown;
  /** Reads the file again as it was read before; leaves nothing when it is faulty. */
  readAgain: () => void;
}

export class FileCache {
  private readonly files = new Map<string, Remembered>();

  /** What was read of the file at `path`, when it has not changed since. */
  get(path: string): { content: unknown } | undefined {
    const known = this.files.get(path);
    return known && known.stamp === stampOf(path) ? known : undefined;
  }

  set(path: string, content: unknown, readAgain: () => void): void {
    this.files.set(path, { stamp: stampOf(path), content, readAgain });
  }

  /** Reads what has changed, one file at a time, letting the turns of conversations pass in between. */
  async refresh(): Promise<void> {
    for (const [path, { stamp, readAgain }] of [...this.files]) {
      if (stampOf(path) === stamp) continue;
      this.files.delete(path);
      readAgain();
      await nextTick();
    }
  }
}

/** Changes whenever the file does: its time, size and inode (a file renamed over another has a new one). */
export function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs} ${found.size} ${found.ino}` : "absent";
}
