/** `node build/test/bench/run-citizens.js`: a hundred thousand conversations, some minutes. */

import { benchCitizens } from "./citizens.js";

benchCitizens();
