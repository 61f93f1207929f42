/** Writes a JSON file so that a crash at any moment leaves either the old content or the new one. */

import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { type Adapter, Low } from "lowdb";

/** lowdb adapter that writes aside, syncs, renames and syncs the folder; lowdb's own writer does not sync. */
export class DurableJsonFile<T> implements Adapter<T> {
  private lastWrite: Promise<void> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly format: (data: T) => string = (data) => `${JSON.stringify(data, null, 2)}\n`,
  ) {}

  async read(): Promise<T | null> {
    try {
      return JSON.parse(await readFile(this.path, "utf8")) as T;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw error;
    }
  }

  /** One write at a time, in the order in which they were asked for. */
  write(data: T): Promise<void> {
    const text = this.format(data);
    const written = this.lastWrite.then(() => this.replace(text));
    this.lastWrite = written.catch(() => undefined);
    return written;
  }

  private async replace(text: string): Promise<void> {
    const folder = dirname(this.path);
    await mkdir(folder, { recursive: true });
    const aside = `${this.path}.new`;
    await writeAndSync(aside, text);
    await rename(aside, this.path);
    await syncFolder(folder);
  }
}

/** Opens the durable JSON file at `path`, reading it now; `empty` stands for a file that does not exist yet. */
export async function openDurableJson<T>(path: string, empty: T, format?: (data: T) => string): Promise<Low<T>> {
  const file = new Low<T>(new DurableJsonFile<T>(path, format), empty);
  await file.read();
  return file;
}

async function writeAndSync(path: string, text: string): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
