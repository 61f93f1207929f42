/** `bench`: runs the benchmarks, which are built with the tests. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AiguilleurError } from "../errors.js";
import { PROJECT_ROOT } from "../project-root.js";

export async function bench(): Promise<void> {
  const script = join(PROJECT_ROOT, "build/test/bench/run.js");
  if (!existsSync(script))
    throw new AiguilleurError("INPUT_INVALID", "Les mesures ne sont pas compilées → npm run bench");
  await import(pathToFileURL(script).href);
}
