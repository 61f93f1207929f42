/** Greetings, thanks and farewells: they say nothing of the situation, and are no misunderstanding. */

import { words } from "../understanding/tokens.js";
import { proceed, type Step, type StepWorld, say } from "./moves.js";
import type { Session } from "./session.js";

/** A greeting or thanks alone says nothing of the situation, and is no misunderstanding. */
const POLITE =
  /^(bonjour|bonsoir|salut|coucou|hello|allo|merci|beaucoup|bien|au|revoir|bonne|journee|soiree|monsieur|madame)$/;
/** Beside a word of thanks. */
const BESIDE_THANKS = /^(oui|non|ok|okay|super|bon|quand|meme|parfait|tout|pour|d|accord|c|est|genial|alors|voila)$/;

export function isPolite(text: string): boolean {
  const said = words(text);
  const thanks = said.includes("merci");
  return said.length > 0 && said.every((word) => POLITE.test(word) || (thanks && BESIDE_THANKS.test(word)));
}

/** "Ok merci" at a question, "au revoir" anywhere: whoever leaves is not held back. At a recap, "oui merci" is a yes. */
export function isFarewell(text: string, { waiting }: Session): boolean {
  const farewell = /\b(au revoir|bonne (journee|soiree))\b/;
  const thanks = waiting.for === "question" ? /\bmerci\b/ : farewell;
  const said = words(text).join(" ");
  return farewell.test(said) || thanks.test(said);
}

export function waitsForNothing({ waiting }: Session): boolean {
  return waiting.for === "story" || waiting.for === "after_result";
}

export function answerPoliteness(session: Session, world: StepWorld): Step {
  if (session.waiting.for === "story") return proceed(session, world);
  const buttons = session.waiting.for === "after_result" ? "after_result" : "start";
  return say(session, "common/au-revoir", {}, buttons, world);
}
