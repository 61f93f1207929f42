/** Refreshing from the live sources: a good one is shown, then applied; a bad one changes nothing and says so. */

import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Writable } from "node:stream";
import { expect } from "chai";
import { type RefreshOptions, refresh } from "../../../src/cli/refresh.js";
import { AiguilleurError } from "../../../src/errors.js";
import { DOWNLOAD_LIMITS } from "../../../src/knowledge/refresh/download.js";
import { type Base, DI_MISSION_LOCALE, DILA_CIO, dump, emptyBase, NOW } from "../import/base.js";

const GOOD = JSON.stringify(dump({ ...DILA_CIO, nom: "CIO de Dreux" }));
const LIMITS = { ...DOWNLOAD_LIMITS, answerMs: 300, idleMs: 300, totalMs: 2000, bytes: 100_000 };

describe("Refreshing from a live source", () => {
  let base: Base;
  let server: Server;
  let answer: RequestListener;
  let url: string;

  before((done) => {
    server = createServer((request, response) => answer(request, response));
    server.listen(0, "127.0.0.1", () => {
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dila.json`;
      done();
    });
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(async () => {
    base = emptyBase();
    await base.give(dump(DILA_CIO), { format: "dila" });
  });
  afterEach(() => base.remove());

  async function refreshing(options: RefreshOptions = {}): Promise<string> {
    let text = "";
    const output = new Writable({
      write(chunk, _, done) {
        text += String(chunk);
        done();
      },
    });
    await refresh({ source: "dila", url, now: NOW, limits: LIMITS, ...options }, output, {
      KNOWLEDGE_DIR: base.folder,
    });
    return text;
  }

  async function refusal(options: RefreshOptions = {}): Promise<string> {
    const before = base.snapshot();
    const error = await refreshing({ apply: true, ...options }).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof AiguilleurError)) throw error ?? new Error("not refused");
    expect(base.snapshot()).to.deep.equal(before);
    return error.message;
  }

  it("shows what would change, and applies it only when asked", async () => {
    answer = (_, response) => response.end(GOOD);
    const before = base.snapshot();
    expect(await refreshing()).to.match(
      /1 modifiée[\s\S]*nom « Centre d'information.*→ « CIO de Dreux »[\s\S]*Rien n'est écrit/,
    );
    expect(base.snapshot()).to.deep.equal(before);
    expect(await refreshing({ apply: true })).to.include("Import appliqué.");
    expect(base.structures("28")[0]?.nom).to.equal("CIO de Dreux");
  });

  it("follows a redirection on the same host", async () => {
    answer = (request, response) => {
      if (request.url !== "/dila.json") response.end(GOOD);
      else refuseWith(response, 302, { location: "/ailleurs.json" });
    };
    expect(await refreshing()).to.include("1 modifiée");
  });

  const long = { ...DILA_CIO, information_complementaire: "x".repeat(150_000) };
  const many = dump(
    ...Array.from({ length: 20 }, (_, rank) => ({
      ...DILA_CIO,
      ancien_code_pivot: `cio-${rank}`,
      code_insee_commune: "99999",
      adresse: [],
    })),
    DILA_CIO,
  );
  const BAD: readonly [string, RequestListener, RegExp][] = [
    ["answers 500", (_, response) => refuseWith(response, 500), /réponse 500/],
    ["hangs up", (request) => request.socket.destroy(), /injoignable/],
    ["answers nothing", () => {}, /pas de réponse à temps/],
    ["falls silent halfway", (_, response) => response.write(GOOD.slice(0, 100)), /s'est tue/],
    ["is cut, whatever length it announced", (_, response) => response.end(GOOD.slice(0, -30)), /tronqué/],
    [
      "closes before the length it announced",
      (_, response) => {
        response.writeHead(200, { "content-length": GOOD.length });
        response.write(GOOD.slice(0, 100), () => response.destroy());
      },
      /tronquée/,
    ],
    ["is too large", (_, response) => response.end(JSON.stringify(dump(long))), /plus de 100000 octets/],
    ["never stops", (_, response) => void response.write("[".repeat(150_000)), /plus de 100000 octets/],
    ["is in another shape", (_, response) => response.end(JSON.stringify([DI_MISSION_LOCALE])), /forme attendue/],
    ["is a page of HTML", (_, response) => response.end("<html></html>"), /n'est pas du JSON/],
    [
      "holds none of our places",
      (_, response) =>
        response.end('{"service":[{"id":"m","nom":"Mairie","pivot":[{"type_service_local":"mairie"}]}]}'),
      /aucun lieu/,
    ],
    [
      "holds mostly faulty records",
      (_, response) => response.end(JSON.stringify(many)),
      /rejetés : source d'une autre forme/,
    ],
    [
      "redirects to another host",
      (_, response) => refuseWith(response, 302, { location: "https://exemple.fr/" }),
      /hôte inconnu/,
    ],
    [
      "redirects away from https",
      (_, response) => refuseWith(response, 302, { location: "http://exemple.fr/" }),
      /https/,
    ],
    ["redirects for ever", (_, response) => refuseWith(response, 302, { location: "/dila.json" }), /redirections/],
  ];
  for (const [what, listener, why] of BAD) {
    it(`changes nothing when the source ${what}`, async () => {
      answer = listener;
      expect(await refusal()).to.match(why);
    });
  }

  it("changes nothing when most places of the source have vanished", async () => {
    const places = Array.from({ length: 20 }, (_, rank) => ({ ...DILA_CIO, ancien_code_pivot: `cio-${rank}` }));
    await base.give(dump(...places), { format: "dila" });
    answer = (_, response) => response.end(JSON.stringify(dump(...places.slice(0, 3))));
    expect(await refusal()).to.match(/17 lieux disparus/);
  });

  it("changes nothing when nobody listens there, or the address is not https", async () => {
    expect(await refusal({ url: "http://127.0.0.1:9/dila.json" })).to.include("injoignable");
    expect(await refusal({ url: "http://exemple.fr/dila.json" })).to.include("https");
    expect(await refusal({ url: "file:///etc/hosts" })).to.include("https");
    expect(await refusal({ source: "constructor" })).to.include("dila | education");
  });
});

/** In two steps: restify, loaded by other tests, makes every writeHead of the process give nothing back. */
function refuseWith(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers);
  response.end();
}
