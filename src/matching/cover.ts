/** Chooses the doors: the right one for what the person came for, and with it the fewest that take charge of all the rest. */

import type { NeedId } from "../knowledge/taxonomy.js";
import { byMerit, type Candidate, TAKES_CHARGE } from "./candidates.js";

/** More would be a list, not an answer. */
const MOST_DOORS = 3;

type Needs = readonly [NeedId, ...NeedId[]];

/**
 * The doors in the order in which to go: the first is the most competent for the main need, and among its equals the one
 * that leaves the fewest doors to push. Empty when nobody is competent for anything.
 */
export function chooseDoors(candidates: readonly Candidate[], needs: Needs, day: string): Candidate[] {
  const best = candidates.toSorted(byMerit(needs, day));
  const [leader] = best;
  if (!leader) return [];
  const [main] = needs;
  const equals = best.filter((door) => door.meritFor(main) === leader.meritFor(main));
  const sets = equals.map((first) => complete([first], best, needs, day));
  const [fewest = []] = sets.sort((a, b) => missing(a, best, needs) - missing(b, best, needs) || a.length - b.length);
  return withAlternative(fewest, best, main);
}

/** Adds the fewest doors that settle what these leave: one for all of it if there is one, among equals the better. */
function complete(chosen: Candidate[], candidates: readonly Candidate[], needs: Needs, day: string): Candidate[] {
  const open = needs.filter((need) => !isSettled(need, chosen, candidates));
  const [need, ...others] = open;
  if (need === undefined || chosen.length >= MOST_DOORS) return chosen;
  const level = bestLevel(need, candidates);
  const useful = candidates
    .filter((door) => !chosen.includes(door) && levelOf(need, door) === level)
    .toSorted(byMerit([need, ...others, ...needs.filter((other) => !open.includes(other))], day));
  const forAll = useful.find((door) => open.every((left) => isSettled(left, [door], candidates)));
  const next = forAll ?? useful[0];
  return next ? complete([...chosen, next], candidates, needs, day) : chosen;
}

/** A need is settled by a door that takes charge of it; by one that informs, when nobody takes charge. */
function isSettled(need: NeedId, doors: readonly Candidate[], candidates: readonly Candidate[]): boolean {
  const level = bestLevel(need, candidates);
  return level === 0 || doors.some((door) => levelOf(need, door) >= level);
}

/** Takes charge, informs, or neither: how well a door takes charge does not matter here. */
function levelOf(need: NeedId, door: Candidate): number {
  return Math.min(TAKES_CHARGE, door.fitFor(need));
}

function bestLevel(need: NeedId, candidates: readonly Candidate[]): number {
  return candidates.reduce((best, door) => Math.max(best, levelOf(need, door)), 0);
}

function missing(doors: readonly Candidate[], candidates: readonly Candidate[], needs: Needs): number {
  return needs.filter((need) => !isSettled(need, doors, candidates)).length;
}

/** When one door is enough, a second competent one that answers is shown after it. */
function withAlternative(chosen: Candidate[], best: readonly Candidate[], main: NeedId): Candidate[] {
  if (chosen.length !== 1) return chosen;
  const second = best.find((door) => !chosen.includes(door) && levelOf(main, door) === TAKES_CHARGE && door.answers());
  return second ? [...chosen, second] : chosen;
}
