/** A copy of the project's knowledge base in a temporary folder, so that a test can break it. */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROJECT_ROOT } from "../../src/project-root.js";

export interface KnowledgeCopy {
  folder: string;
  /** Replaces the text of a file; throws when nothing changes, for the test would then prove nothing. */
  edit(file: string, change: (text: string) => string): void;
  write(file: string, content: string | Buffer): void;
  delete(file: string): void;
  remove(): void;
}

/** A fresh copy; to be removed after the test. */
export function copyKnowledge(): KnowledgeCopy {
  const folder = mkdtempSync(join(tmpdir(), "aiguilleur-knowledge-"));
  cpSync(join(PROJECT_ROOT, "knowledge"), folder, { recursive: true });
  const path = (file: string) => join(folder, file);
  return {
    folder,
    edit(file, change) {
      const before = readFileSync(path(file), "utf8");
      const after = change(before);
      if (after === before) throw new Error(`${file} did not change`);
      writeFileSync(path(file), after);
    },
    write: (file, content) => writeFileSync(path(file), content),
    delete: (file) => rmSync(path(file), { recursive: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
