/** `serve`: runs the service until it is told to stop, letting the turns under way finish. */

import { createApp } from "../app.js";
import { readConfig } from "../config.js";
import { createLog } from "../log.js";

/** Starts and prints the addresses; the promise ends when the service has stopped. */
export async function serve(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(environment);
  const log = createLog(process.stderr, () => new Date());
  const onRefused = ({ message }: Error) =>
    process.stderr.write(`Changement refusé, l'ancienne base continue de servir.\n${message}\n`);
  const app = createApp({ config, log, onRefused });
  const address = await app.start().catch(async (error: unknown) => {
    await app.stop();
    throw error;
  });
  process.stdout.write(`${addresses(address)}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await app.stop();
}

function addresses(base: string): string {
  const root = base.replace(/\/$/, "");
  return [
    "Aiguilleur est prêt.",
    `  Page et conversation   ${root}/`,
    `  Direct Line 3.0        ${root}/v3/directline`,
    `  Bot Framework          ${root}/api/messages`,
    `  État du service        ${root}/health  ${root}/ready`,
  ].join("\n");
}
