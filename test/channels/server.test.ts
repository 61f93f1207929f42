/** The web server shell: limits, headers, errors and health, whatever the route. */

import { request } from "node:http";
import { connect } from "node:net";
import { expect } from "chai";
import type { Response, Server } from "restify";
import { RequestError } from "../../src/channels/request-error.js";
import { createWebServer, handler, onUpgrade, sendJson, sendPage } from "../../src/channels/server.js";

const SITE = "https://www.laregion.fr";
const STRICT_HEADERS = {
  "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "cache-control": "no-store",
};

describe("The web server", () => {
  let server: Server;
  let url: string;
  let port: number;
  let isReady: boolean;
  let errors: string[];

  beforeEach(async () => {
    isReady = true;
    errors = [];
    server = createWebServer({
      allowedOrigins: [`${SITE}/`],
      isReady: () => isReady,
      onError: (code) => errors.push(code),
    });
    mountTestRoutes(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    port = server.address().port;
    url = `http://127.0.0.1:${port}`;
  });

  afterEach((done) => {
    server.close(done);
    (server.server as { closeAllConnections?: () => void }).closeAllConnections?.();
  });

  const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
    fetch(url + path, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });

  describe("health", () => {
    it("says that it is alive", async () => {
      const answer = await fetch(`${url}/health`);
      expect(answer.status).to.equal(200);
      expect(await answer.json()).to.deep.equal({ status: "ok" });
    });

    it("says when it can serve, and when it cannot yet", async () => {
      expect((await fetch(`${url}/ready`)).status).to.equal(200);
      isReady = false;
      const answer = await fetch(`${url}/ready`);
      expect(answer.status).to.equal(503);
      expect(await answer.json()).to.deep.equal({ status: "starting" });
    });
  });

  describe("headers", () => {
    const answers: Array<[name: string, ask: () => Promise<globalThis.Response>]> = [
      ["an answer", () => fetch(`${url}/health`)],
      ["an unknown address", () => fetch(`${url}/nowhere`)],
      ["a wrong method", () => fetch(`${url}/echo`)],
      ["a failure", () => fetch(`${url}/fails`)],
      ["a body that is too large", () => post("/echo", "x".repeat(70_000))],
      ["a preflight", () => fetch(`${url}/echo`, { method: "OPTIONS", headers: preflight(SITE) })],
    ];
    for (const [name, ask] of answers) {
      it(`are strict on ${name}`, async () => {
        const { headers } = await ask();
        for (const [header, value] of Object.entries(STRICT_HEADERS)) expect(headers.get(header)).to.equal(value);
        expect(headers.get("permissions-policy")).to.contain("microphone=()");
        expect(headers.get("server")).to.equal(null);
        expect(headers.get("x-powered-by")).to.equal(null);
      });
    }

    it("let a page set its own content policy, and keep its content type", async () => {
      const answer = await fetch(`${url}/page`);
      expect(answer.headers.get("content-type")).to.equal("text/html; charset=utf-8");
      expect(answer.headers.get("content-security-policy")).to.equal("default-src 'self'");
      expect(answer.headers.get("x-content-type-options")).to.equal("nosniff");
      expect(await answer.text()).to.equal("<p>Bonjour</p>");
    });
  });

  describe("origins", () => {
    it("allows the listed sites", async () => {
      const { headers } = await fetch(`${url}/health`, { headers: { origin: SITE } });
      expect(headers.get("access-control-allow-origin")).to.equal(SITE);
      expect(headers.get("vary")).to.equal("Origin");
    });

    it("answers other sites without letting their pages read", async () => {
      const answer = await fetch(`${url}/health`, { headers: { origin: "https://ailleurs.example" } });
      expect(answer.status).to.equal(200);
      expect(answer.headers.get("access-control-allow-origin")).to.equal(null);
    });

    it("never blocks its own pages", async () => {
      expect((await post("/echo", '{"a":1}', { origin: url })).status).to.equal(200);
    });

    it("answers a preflight with what Direct Line clients ask for", async () => {
      const answer = await fetch(`${url}/echo`, { method: "OPTIONS", headers: preflight(SITE) });
      expect(answer.status).to.equal(204);
      expect(answer.headers.get("access-control-allow-origin")).to.equal(SITE);
      expect(answer.headers.get("access-control-allow-methods")).to.equal("GET, POST, OPTIONS");
      expect(answer.headers.get("access-control-allow-headers")).to.equal(
        "authorization, content-type, x-ms-bot-agent, x-requested-with",
      );
    });

    it("answers the preflight of another site without allowing it", async () => {
      const answer = await fetch(`${url}/echo`, { method: "OPTIONS", headers: preflight("https://ailleurs.example") });
      expect(answer.headers.get("access-control-allow-origin")).to.equal(null);
    });

    it("refuses at build time an allowed site that is not a URL", () => {
      expect(() => createWebServer({ allowedOrigins: ["laregion"], isReady: () => true })).to.throw("Invalid URL");
    });
  });

  describe("bodies", () => {
    it("reads JSON", async () => {
      expect(await (await post("/echo", '{"été":[1,2]}')).json()).to.deep.equal({ body: { été: [1, 2] } });
    });

    it("gives other texts as they are, for the routes that read forms", async () => {
      const answer = await post("/echo", "a=1&b=2", { "content-type": "application/x-www-form-urlencoded" });
      expect(await answer.json()).to.deep.equal({ body: "a=1&b=2" });
    });

    it("refuses broken JSON without quoting it", async () => {
      const answer = await post("/echo", '{"nom": Camille Durand}');
      expect(answer.status).to.equal(400);
      expect(await answer.json()).to.deep.equal({ error: { code: "BadArgument", message: "body: not valid JSON." } });
    });

    it("takes a body of 64 kB, not one byte more", async () => {
      const text = (size: number) => JSON.stringify("x".repeat(size - 2));
      expect((await post("/echo", text(65_536))).status).to.equal(200);
      expect((await post("/echo", text(65_537))).status).to.equal(413);
    });

    const begin = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const req = request(`${url}/echo`, {
          method: "POST",
          headers: { "content-type": "application/json", ...headers },
        });
        req.on("response", (res) => resolve(res.statusCode)).on("error", reject);
        req.write("x".repeat(70_000));
      });

    it("refuses 10 MB within 50 ms, on their announced length", async () => {
      await post("/echo", "{}");
      const start = performance.now();
      expect(await begin({ "content-length": "10000000" })).to.equal(413);
      expect(performance.now() - start).to.be.below(50);
    });

    it("refuses a body whose length is not announced, as soon as it is too long", async () => {
      expect(await begin({})).to.equal(413);
    });

    it("lets a client that sends all of its 10 MB first read why they are refused", async () => {
      const answer = await post("/echo", Buffer.alloc(10_000_000, 32));
      expect(answer.status).to.equal(413);
      expect(await answer.json()).to.have.nested.property("error.code", "PayloadTooLarge");
    });

    it("refuses compressed bodies, which could hide their size", async () => {
      expect((await post("/echo", "{}", { "content-encoding": "gzip" })).status).to.equal(415);
    });

    it("survives a client that goes away in the middle", async () => {
      const socket = connect(port, "127.0.0.1");
      socket.write("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{");
      await new Promise<void>((resolve) => server.once("request", () => resolve()));
      socket.destroy();
      expect((await fetch(`${url}/health`)).status).to.equal(200);
      expect(errors).to.deep.equal([]);
    });
  });

  describe("errors", () => {
    const failures = ["/fails", "/fails-at-once", "/fails-plainly", "/fails-without-error"];
    for (const path of failures) {
      it(`become a clean answer and a code (${path})`, async () => {
        const answer = await fetch(url + path);
        expect(answer.status).to.equal(500);
        expect(await answer.text()).to.equal(
          '{"error":{"code":"ServiceError","message":"The service could not answer this request."}}',
        );
        expect(errors).to.deep.equal(["REQUEST_FAILED"]);
        expect((await fetch(`${url}/health`)).status).to.equal(200);
      });
    }

    for (const path of ["/fails-late", "/fails-plainly-late"]) {
      it(`cut an answer that had begun (${path})`, async () => {
        const error = await fetch(url + path)
          .then((answer) => answer.text())
          .catch((reason: unknown) => reason);
        expect(error).to.be.instanceOf(Error);
        expect((await fetch(`${url}/health`)).status).to.equal(200);
      });
    }

    it("that a route chose keep their status, code and headers", async () => {
      const answer = await fetch(`${url}/refuses`);
      expect(answer.status).to.equal(429);
      expect(answer.headers.get("retry-after")).to.equal("2");
      expect(await answer.json()).to.deep.equal({ error: { code: "TooMany", message: "Wait." } });
      expect(errors).to.deep.equal([]);
    });

    it("say that an address is unknown, without quoting it", async () => {
      for (const path of ["/dupont", "/%ff", "/dupont?nom=%"]) {
        const answer = await fetch(url + path);
        expect(answer.status).to.equal(404);
        expect(await answer.json()).to.deep.equal({
          error: { code: "NotFound", message: "There is nothing at this address." },
        });
      }
    });

    it("say that a method is not answered, and which is", async () => {
      const answer = await fetch(`${url}/echo`);
      expect(answer.status).to.equal(405);
      expect(answer.headers.get("allow")).to.equal("POST");
      expect(await answer.json()).to.have.nested.property("error.code", "MethodNotAllowed");
    });
  });

  const sendRaw = (target: string, headers: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      let text = "";
      socket.on("data", (data) => {
        text += data;
      });
      socket.on("close", () => resolve(text));
      socket.write(`GET ${target} HTTP/1.1\r\n${headers}\r\n\r\n`);
    });

  describe("addresses", () => {
    for (const host of ["a b", "x:y", "a@b", "a/b?", "a#", "[::1", "é", ""]) {
      it(`are refused under the odd Host « ${host} »`, async () => {
        const answer = await sendRaw("/health", `Host: ${host}\r\nConnection: close`);
        expect(answer).to.contain("400 Bad Request").and.contain('"code":"BadArgument","message":"Host: ');
        expect((await fetch(`${url}/health`)).status).to.equal(200);
      });
    }

    for (const host of ["localhost:3978", "aiguilleur_1", "[::1]:80", "www.laregion.fr"]) {
      it(`are answered under the Host « ${host} »`, async () => {
        expect(await sendRaw("/health", `Host: ${host}\r\nConnection: close`)).to.contain("200 OK");
      });
    }

    for (const target of ["http://[", "//", "/%", "/%00", "*", "x", "http://x:99999999/"]) {
      it(`never end the service (${target})`, async () => {
        expect(await sendRaw(target, "Host: x\r\nConnection: close")).to.match(/^HTTP\/1.1 4\d\d/);
        expect((await fetch(`${url}/health`)).status).to.equal(200);
      });
    }
  });

  describe("upgrades", () => {
    const upgrade = (path: string) => sendRaw(path, "Host: x\r\nConnection: Upgrade\r\nUpgrade: websocket");

    it("go to whoever registered their path", async () => {
      onUpgrade(server, /^\/live\/(\w+)$/, (_req, socket, _head, path) =>
        socket.end(`HTTP/1.1 101 ${path[1]}\r\n\r\n`),
      );
      expect(await upgrade("/live/abc?x=1")).to.contain("101 abc");
    });

    it("to anywhere else are refused in the usual shape", async () => {
      const answer = await upgrade("/live/abc");
      expect(answer).to.contain("HTTP/1.1 404 Not Found\r\n");
      expect(answer).to.contain("X-Content-Type-Options: nosniff\r\n");
      expect(answer).to.contain('{"error":{"code":"NotFound"');
    });
  });
});

function preflight(origin: string): Record<string, string> {
  return {
    origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "authorization,content-type,x-ms-bot-agent,x-requested-with",
  };
}

function mountTestRoutes(server: Server): void {
  server.post(
    "/echo",
    handler((req, res) => sendJson(res, 200, { body: req.body })),
  );
  server.get(
    "/page",
    handler((_req, res) => {
      const headers = { "Content-Security-Policy": "default-src 'self'" };
      sendPage(res, "text/html; charset=utf-8", "<p>Bonjour</p>", headers);
    }),
  );
  server.get(
    "/fails",
    handler(() => Promise.reject(new Error("secret of Camille"))),
  );
  server.get(
    "/fails-at-once",
    handler(() => {
      throw new TypeError("secret of Camille");
    }),
  );
  server.get("/fails-plainly", (_req, _res, _next) => {
    throw new Error("secret of Camille");
  });
  server.get(
    "/fails-without-error",
    handler(() => Promise.reject("secret of Camille")),
  );
  const failLate = (res: Response) => {
    res.writeHead(200, { "Content-Length": "100" });
    res.write("begun");
    throw new Error("secret of Camille");
  };
  server.get(
    "/fails-late",
    handler((_req, res) => failLate(res)),
  );
  server.get("/fails-plainly-late", (_req, res, _next) => failLate(res));
  server.get(
    "/refuses",
    handler(() => {
      throw new RequestError(429, "TooMany", "Wait.", { "Retry-After": "2" });
    }),
  );
}
