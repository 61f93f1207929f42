/** A Bot Framework connector service on this machine. */

import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Activity } from "botbuilder";

/** A connector service of this machine, that keeps what it is sent. */
export async function startFakeConnector(
  received: Partial<Activity>[],
): Promise<{ url: string; stop(): Promise<void> }> {
  const fake: HttpServer = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString("utf8");
    });
    request.on("end", () => {
      received.push(JSON.parse(body) as Partial<Activity>);
      response.setHeader("content-type", "application/json");
      response.end('{"id":"1"}');
    });
  });
  await new Promise<void>((resolve) => fake.listen(0, "127.0.0.1", resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      fake.close(() => resolve());
      fake.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(fake.address() as AddressInfo).port}`, stop };
}
