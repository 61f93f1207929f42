/** Replaces several files of a folder all together: a crash at any moment leaves all the old ones or, at the next start, all the new. */

import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** Written once every new file is safe on disk; as long as it is there, the replacement must be finished. */
const MANIFEST = ".replacement.json";
const ASIDE = ".new";

interface Manifest {
  replaced: string[];
  removed: string[];
}

/** New contents staged beside the files of `root`, then put in their place all at once, or thrown away. */
export class FileReplacement {
  private readonly replaced = new Set<string>();
  private readonly removed = new Set<string>();
  private decided = false;

  constructor(private readonly root: string) {
    finishReplacement(root);
    removeAside(root);
  }

  /** Writes the new content of `path` (from the root) aside. */
  stage(path: string, parts: Iterable<string>): void {
    const aside = join(this.root, path + ASIDE);
    mkdirSync(dirname(aside), { recursive: true });
    this.replaced.add(path);
    this.removed.delete(path);
    writeAndSync(aside, parts);
  }

  /** The file will go when the others come. */
  stageRemoval(path: string): void {
    this.removed.add(path);
  }

  /** All staged files take their place. */
  commit(): void {
    if (this.replaced.size + this.removed.size === 0) return;
    const manifest: Manifest = { replaced: [...this.replaced], removed: [...this.removed] };
    for (const folder of foldersOf(manifest.replaced)) sync(join(this.root, folder));
    writeAndSync(join(this.root, MANIFEST + ASIDE), [JSON.stringify(manifest)]);
    renameSync(join(this.root, MANIFEST + ASIDE), join(this.root, MANIFEST));
    this.decided = true;
    sync(this.root);
    finishReplacement(this.root);
  }

  /** Nothing has happened, unless the new files have already been given their place. */
  discard(): void {
    if (this.decided) return;
    for (const path of this.replaced) rmSync(join(this.root, path + ASIDE), { force: true });
  }
}

/** To be called before the files of `root` are read: finishes a replacement that a crash interrupted. */
export function finishReplacement(root: string): void {
  const path = join(root, MANIFEST);
  if (!existsSync(path)) return;
  const { replaced, removed } = JSON.parse(readFileSync(path, "utf8")) as Manifest;
  for (const file of replaced) {
    const aside = join(root, file + ASIDE);
    if (existsSync(aside)) renameSync(aside, join(root, file));
  }
  for (const file of removed) rmSync(join(root, file), { force: true });
  for (const folder of foldersOf([...replaced, ...removed])) sync(join(root, folder));
  rmSync(path);
  sync(root);
}

/** Files written aside whose manifest never came: their replacement had not been decided. */
function removeAside(root: string): void {
  if (!existsSync(root)) return;
  for (const name of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    if (name.endsWith(`.json${ASIDE}`)) rmSync(join(root, name), { force: true });
  }
}

function foldersOf(paths: readonly string[]): Set<string> {
  return new Set(paths.map((path) => dirname(path)));
}

function writeAndSync(path: string, parts: Iterable<string>): void {
  const file = openSync(path, "w");
  try {
    for (const part of parts) writeSync(file, part);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function sync(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
