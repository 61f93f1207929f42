/** After a result: the opinion in one tap, a short answer, and questions that only the place can answer. */

import type { Reading } from "../understanding/read-message.js";
import { words } from "../understanding/tokens.js";
import { followCommand } from "./commands.js";
import type { Opinion } from "./flow.js";
import { isUnsure } from "./merge.js";
import { outcomeOf, type Step, type StepWorld, say } from "./moves.js";
import { exactly } from "./next-question.js";
import { notUnderstood } from "./not-understood.js";
import { doorWords } from "./results.js";
import type { Session } from "./session.js";

/** A short answer to what was shown. */
export function answerAfterResult(session: Session, reading: Reading, text: string, world: StepWorld): Step {
  const heard = { ...session, misunderstood: 0 };
  if (reading.answer === "yes") return say(heard, "common/au-revoir", {}, "after_result", world);
  if (reading.answer === "no") return askWhatIsWrong(heard, world);
  if (isUnsure(reading.answer)) return followCommand("humain", heard, reading, world);
  return isQuestion(text) ? tellNoAnswer(session, reading, world) : notUnderstood(session, reading, world);
}

/** Asks something, though of what is not known. */
function isQuestion(text: string): boolean {
  return (
    text.trimEnd().endsWith("?") ||
    /^(est ce|c est|je peux|faut il|comment|combien|pourquoi|qui|quand|ou)\b/.test(words(text).join(" "))
  );
}

/** The opinion of a button after a result, touched or said. */
export function opinionSaid({ waiting }: Session, text: string, { flow }: StepWorld): Opinion | null {
  const label = waiting.for === "after_result" ? exactly(text, Object.keys(flow.opinions)) : null;
  return label === null ? null : (flow.opinions[label] ?? null);
}

/** Counted once for a result; whoever was not helped is asked what is wrong. */
export function takeOpinion(opinion: Opinion, session: Session, world: StepWorld): Step {
  const rated = { ...session, rated: true };
  const next =
    opinion === "helped" ? say(rated, "common/avis-merci", {}, "after_result", world) : askWhatIsWrong(rated, world);
  const { channel } = world;
  return { ...next, facts: session.rated ? [] : [{ kind: "opinion", channel, opinion }] };
}

function askWhatIsWrong(session: Session, world: StepWorld): Step {
  return say({ ...session, waiting: { for: "correction" } }, "results/pas-convenu", {}, "correction", world);
}

/** A question whose words say nothing new of the person: the first door is who can answer it. */
export function tellNoAnswer(session: Session, reading: Reading, world: StepWorld): Step {
  const { waiting } = session;
  const needs = waiting.for === "after_result" ? waiting.needs : session.profile.needs;
  const [first] = outcomeOf(session, world, needs).referrals;
  if (!first) return followCommand("humain", session, reading, world);
  const { name, phone, nationalPhone } = doorWords(first, 1, session, world.channel, world);
  return say(session, "results/sans-reponse", { name, phone: phone || nationalPhone }, "after_result", world);
}
