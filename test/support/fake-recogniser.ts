/** A recogniser thread that answers numbers, freezes on "fige" and dies on "meurs"; "tard" is answered by silence. */

import { parentPort } from "node:worker_threads";

parentPort?.postMessage({ id: 0, age: null });
parentPort?.on("message", ({ id, text }: { id: number; text: string }) => {
  if (text === "fige") for (;;);
  if (text === "meurs") throw new Error("the recogniser died");
  if (text !== "tard") parentPort?.postMessage({ id, age: text === "rien" ? null : Number(text) });
});
