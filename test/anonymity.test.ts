/** What a person wrote stays in the conversation: never in the log, on a disk, or in memory once it is erased. */

import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { createApp } from "../src/app.js";
import { readConfig } from "../src/config.js";
import type { LogEvent } from "../src/log.js";
import { createLog } from "../src/log.js";
import { talk } from "./support/official-client.js";

const CANARIES = ["Zébulon Tartempion", "06 39 98 12 34", "zebulon@tartempion.example", "12 impasse des Canaris"];

describe("anonymity", () => {
  it("logs enumerated values only, whatever a person writes", async () => {
    const lines: string[] = [];
    const log = createLog({ write: (line) => lines.push(line) }, () => new Date());
    await converse((event) => log(event));
    expect(lines.length).to.be.greaterThan(3);
    for (const canary of CANARIES) expect(lines.join("")).to.not.contain(canary);
    const fields = new Set(lines.flatMap((line) => Object.keys(JSON.parse(line) as object)));
    const allowed = ["time", "event", "kind", "channel", "status", "needs", "departement", "networks", "code", "port"];
    expect([...fields].filter((field) => !allowed.includes(field))).to.deep.equal([]);
  });

  it("writes nothing to the data folder", async () => {
    const folder = mkdtempSync(join(tmpdir(), "aiguilleur-"));
    await converse(() => undefined, { DATA_DIR: folder });
    expect(readdirSync(folder)).to.deep.equal([]);
  });
});

/** A whole conversation full of canaries, by the official client, with a message that ends in a result. */
async function converse(log: (event: LogEvent) => void, environment: NodeJS.ProcessEnv = {}): Promise<void> {
  const app = createApp({ config: readConfig({ PORT: "0", RECOGNISERS: "off", ...environment }), log });
  const client = await talk((await app.start()).replace(/\/$/, ""), { webSocket: true });
  const said = (text: string) =>
    client.hear((activity) => activity.type === "message" && activity.text?.includes(text) === true);
  await said("anonyme");
  for (const canary of CANARIES) await client.say(`je m'appelle ${canary}, j'ai 17 ans, j'ai laché le lycée à Dreux`);
  await client.say("oui");
  await said("Et maintenant");
  await client.say(`${CANARIES[0]} azerty`);
  await client.say("j'ai envie de mourir");
  await said("3114");
  client.end();
  await app.stop();
}
