/** Many simulated citizens: do they all reach the door of their whole profile, and after how many questions? */

import { readConfig } from "../../src/config.js";
import { isServed, placeOfCommune } from "../../src/matching/profile.js";
import { loadWorld } from "../../src/world.js";
import { chance, walk } from "../support/citizen.js";
import { median, report } from "./measure.js";

const CITIZENS = Number(process.env.CITIZENS ?? 100_000);

export function benchCitizens(): void {
  const world = { ...loadWorld(readConfig({})), now: new Date("2026-11-20T10:00:00Z") };
  const { knowledge } = world;
  const communes = [...knowledge.communes.byCode.values()]
    .filter(({ code, population }) => population >= 2_000 && isServed(placeOfCommune(code, knowledge), knowledge))
    .map(({ code }) => code);
  const random = chance(20_261_120);
  const walks = Array.from({ length: CITIZENS }, () => walk(world, random, communes));
  const questions = walks.map((each) => each.questions);
  const right = walks.filter(({ door, expected }) => door === expected).length;
  report(
    `${CITIZENS} simulated citizens: no result`,
    String(walks.filter(({ door }) => door === undefined).length),
    "0",
  );
  report("  the door of the whole profile", `${((100 * right) / CITIZENS).toFixed(2)} %`, "goal ≥ 98 %");
  const inOrder = walks.reduce((sum, each) => sum + each.inOrder, 0);
  const fewer = 1 - questions.reduce((sum, asked) => sum + asked, 0) / inOrder;
  report("  questions, median and most", `${median(questions)}, ${Math.max(...questions)}`, "goal ≤ 4, ≤ 8");
  report("  fewer questions than asking everything in order", `${(100 * fewer).toFixed(1)} %`);
}
