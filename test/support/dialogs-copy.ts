/** A copy of dialogs/ that a test may break. */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/config.js";

export interface DialogsCopy {
  folder: string;
  /** Replaces a part of a file, which must hold it; the whole file without `from`. */
  change(file: string, to: string, from?: string): void;
  remove(file: string): void;
  /** Deletes the copy. */
  discard(): void;
}

export function copyDialogs(): DialogsCopy {
  const folder = mkdtempSync(join(tmpdir(), "aiguilleur-dialogs-"));
  cpSync(readConfig({}).dialogsDir, folder, { recursive: true });
  return {
    folder,
    change(file, to, from) {
      const text = from === undefined ? "" : readFileSync(join(folder, file), "utf8");
      if (from !== undefined && !text.includes(from)) throw new Error(`${file} does not hold « ${from} »`);
      writeFileSync(join(folder, file), from === undefined ? to : text.replace(from, to));
    },
    remove: (file) => rmSync(join(folder, file)),
    discard: () => rmSync(folder, { recursive: true }),
  };
}
