/** Downloads a source to a file, within limits of time and size, over https and from known hosts only. */

import { createWriteStream } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AiguilleurError } from "../../errors.js";

export interface DownloadLimits {
  /** Milliseconds until the first byte, between two bytes, and in all. */
  answerMs: number;
  idleMs: number;
  totalMs: number;
  bytes: number;
  redirects: number;
}

export const DOWNLOAD_LIMITS: DownloadLimits = {
  answerMs: 30_000,
  idleMs: 30_000,
  totalMs: 15 * 60_000,
  bytes: 1_000_000_000,
  redirects: 5,
};

/** Loop-back addresses may be reached without https: mirrors on the same machine, and tests. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Writes what `url` serves into the file at `path`; throws SOURCE_UNAVAILABLE when it cannot be had whole. */
export async function download(
  url: string,
  path: string,
  hosts: readonly string[],
  limits: DownloadLimits = DOWNLOAD_LIMITS,
): Promise<void> {
  const clock = new AbortController();
  const total = setTimeout(() => clock.abort(new Error("trop long")), limits.totalMs);
  try {
    await save(await follow(checkedUrl(url, null, hosts), hosts, clock, limits), path, clock, limits);
  } catch (error) {
    throw error instanceof AiguilleurError ? error : unavailable(url, reasonOf(error, clock));
  } finally {
    clearTimeout(total);
    clock.abort();
  }
}

/** The answer at the end of the redirections. */
async function follow(
  first: URL,
  hosts: readonly string[],
  clock: AbortController,
  limits: DownloadLimits,
): Promise<Response> {
  let url = first;
  for (let step = 0; step <= limits.redirects; step += 1) {
    const answer = setTimeout(() => clock.abort(new Error("pas de réponse à temps")), limits.answerMs);
    const response = await fetch(url, { redirect: "manual", signal: clock.signal }).finally(() => clearTimeout(answer));
    const next = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || !next) {
      if (response.status !== 200) throw unavailable(url.href, `réponse ${response.status}`);
      return response;
    }
    await response.body?.cancel();
    url = checkedUrl(new URL(next, url).href, url, hosts);
  }
  throw unavailable(first.href, `plus de ${limits.redirects} redirections`);
}

function checkedUrl(text: string, from: URL | null, hosts: readonly string[]): URL {
  if (!URL.canParse(text)) throw unavailable(text, "adresse illisible");
  const url = new URL(text);
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.test(url.hostname));
  if (!isSafe) throw unavailable(text, "seules les adresses https sont suivies");
  const isKnown = !from || url.hostname === from.hostname || hosts.some((host) => `.${url.hostname}`.endsWith(host));
  if (!isKnown) throw unavailable(from.href, `redirection vers un hôte inconnu (${url.hostname})`);
  return url;
}

async function save(response: Response, path: string, clock: AbortController, limits: DownloadLimits): Promise<void> {
  const { url, body, headers } = response;
  const declared = Number(headers.get("content-length") ?? 0);
  if (declared > limits.bytes) throw unavailable(url, `plus de ${limits.bytes} octets`);
  if (!body) throw unavailable(url, "réponse vide");
  let received = 0;
  let idle = setTimeout(() => {}, 0);
  const guard = new Transform({
    transform(chunk: Buffer, _, done) {
      received += chunk.length;
      clearTimeout(idle);
      idle = setTimeout(() => clock.abort(new Error("la source s'est tue")), limits.idleMs);
      done(received > limits.bytes ? unavailable(url, `plus de ${limits.bytes} octets`) : null, chunk);
    },
  });
  idle = setTimeout(() => clock.abort(new Error("la source s'est tue")), limits.idleMs);
  try {
    await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), guard, createWriteStream(path), {
      signal: clock.signal,
    });
  } finally {
    clearTimeout(idle);
  }
  const isWhole = declared === 0 || headers.has("content-encoding") || received === declared;
  if (!isWhole) throw unavailable(url, "réponse tronquée");
}

function unavailable(url: string, why: string): AiguilleurError {
  return new AiguilleurError("SOURCE_UNAVAILABLE", `${url} : ${why}. Rien n'est changé.`);
}

function reasonOf(error: unknown, clock: AbortController): string {
  if (clock.signal.aborted && clock.signal.reason instanceof Error) return clock.signal.reason.message;
  const { cause, message } = error as Error;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  return `injoignable ou tronquée (${code ?? message})`;
}
