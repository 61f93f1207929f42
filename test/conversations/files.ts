/** Where the approved conversations are. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "../../src/project-root.js";

const FOLDER = join(PROJECT_ROOT, "test/conversations");

/** The paths of every `.chat` file, by name. */
export function chatFiles(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".chat"))
    .sort()
    .map((name) => join(FOLDER, name));
}
