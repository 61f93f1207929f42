/** `chat`: talks in the terminal, as on the page or as on the phone. */

import { TerminalAdapter } from "../channels/terminal.js";
import { readConfig } from "../config.js";
import { createLog } from "../log.js";
import { MemorySessions } from "../storage/sessions.js";
import { OrientationBot } from "../turn/bot.js";
import { type LoadedWorld, loadWorld } from "../world.js";
import { publicReading } from "./understand.js";

export async function chat(
  options: { phone?: boolean; explain?: boolean },
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const config = readConfig(environment);
  const world = loadWorld(config);
  const bot = new OrientationBot({
    world: () => ({ ...world, now: new Date() }),
    sessions: new MemorySessions(() => Date.now(), config.idleMinutes),
    log: createLog({ write: () => true }, () => new Date()),
  });
  const terminal = new TerminalAdapter({
    bot,
    input: process.stdin,
    output: process.stdout,
    channelId: options.phone ? "telephony" : "terminal",
    ...(options.explain ? { explain: (text: string) => explainReading(text, world) } : {}),
  });
  await terminal.talk();
}

/** What was read of a message, and which cues weighed. */
export function explainReading(text: string, { reader }: LoadedWorld): string {
  const reading = reader.read(text, { asked: null, today: new Date() });
  const { ranked, ...read } = publicReading(reading);
  const cues = reading.because.map(({ id, cue, weight }) => `    ${id} +${weight} ← « ${cue} »`);
  const dangers = reading.dangers.length > 0 ? [`  danger : ${reading.dangers.join(", ")}`] : [];
  const orders = reading.command ? [`  commande : ${reading.command}`] : [];
  return [
    `  lu : ${JSON.stringify(read)}`,
    `  classement : ${JSON.stringify(ranked)}`,
    ...dangers,
    ...orders,
    "  indices :",
    ...cues,
  ].join("\n");
}
