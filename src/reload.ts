/** Watches knowledge/ and dialogs/ while serving: a good change is taken at once and whole, a faulty one is refused. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { AiguilleurError } from "./errors.js";
import { type FileCache, stampOf } from "./knowledge/file-cache.js";
import { type Folders, type LoadedWorld, reloadWorld } from "./world.js";

/** Files are looked at this often (ms): a correction is live within seconds, on any file system. */
const LOOK_EVERY_MS = 2000;

export interface ReloaderOptions {
  folders: Folders;
  /** The cache that the first load filled. */
  cache: FileCache;
  onReload: (world: LoadedWorld) => void;
  /** Told every fault; what was served goes on being served. */
  onRefused: (error: AiguilleurError) => void;
}

export class Reloader {
  private seen: string;
  private timer: NodeJS.Timeout | undefined;
  private busy = false;

  constructor(private readonly options: ReloaderOptions) {
    this.seen = this.look();
  }

  start(): void {
    this.timer = setInterval(() => void this.check(), LOOK_EVERY_MS).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Looks once: reloads when something has changed since the last look. */
  async check(): Promise<"same" | "reloaded" | "refused"> {
    const now = this.look();
    if (now === this.seen || this.busy) return "same";
    this.busy = true;
    this.seen = now;
    try {
      this.options.onReload(await reloadWorld(this.options.folders, this.options.cache));
      return "reloaded";
    } catch (error) {
      if (!(error instanceof AiguilleurError)) throw error;
      this.options.onRefused(error);
      return "refused";
    } finally {
      this.busy = false;
    }
  }

  private look(): string {
    const { knowledgeDir, dialogsDir } = this.options.folders;
    return [knowledgeDir, dialogsDir]
      .flatMap((folder) => filesOf(folder).map((path) => `${path} ${stampOf(path)}`))
      .join("\n");
  }
}

/** The files that the service reads; examples and notes are not. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(yaml|json|hbs)$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}
