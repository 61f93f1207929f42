/** `npm run bench`: turns against a bare echo bot, start-up, memory and referral, all in one run. */

import { benchKnowledge } from "./knowledge.js";
import { benchRefer } from "./refer.js";
import { benchStart } from "./start.js";
import { benchTurns } from "./turns.js";
import { benchUnderstanding } from "./understanding.js";

await benchTurns();
await benchStart();
benchRefer();
await benchKnowledge();
benchUnderstanding();
