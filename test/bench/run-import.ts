/** `node build/test/bench/run-import.js`: the import alone, which needs a minute. */

import { benchImport } from "./import.js";

benchImport();
