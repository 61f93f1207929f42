/** The real knowledge base and sentences of the project, loaded once for all the tests of a process. */

import { readConfig } from "../../src/config.js";
import { type LoadedWorld, loadWorld } from "../../src/world.js";

let loaded: LoadedWorld | null = null;

/** Gives the world of the project's own folders; the same object every time. */
export function realWorld(): LoadedWorld {
  loaded ??= loadWorld(readConfig({}));
  return loaded;
}
