/** Checks how the page and its assets are served: policy, caches, encodings, and the clear error when unbuilt. */
import { readFileSync } from "node:fs";
import { get, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect } from "chai";
import { createWebServer } from "../../../src/channels/server.js";
import { contentSecurityPolicy } from "../../../src/channels/site/policy.js";
import { mountSite } from "../../../src/channels/site/site.js";
import { buildSite, listen } from "../../support/fake-direct-line.js";

const ONE_YEAR = "public, max-age=31536000, immutable";

async function startSite(publicUrl?: string) {
  const root = await buildSite();
  const server = createWebServer({ allowedOrigins: [], isReady: () => true });
  mountSite(server, publicUrl === undefined ? { root } : { root, publicUrl });
  const { url, close } = await listen(server);
  const ask = (path: string, headers: OutgoingHttpHeaders = {}, method = "GET") =>
    new Promise<{ status: number; headers: IncomingMessage["headers"]; body: Buffer }>((resolve, reject) => {
      const request = get(url + path, { headers, method, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        const { statusCode: status = 0, headers } = response;
        response.on("end", () => resolve({ status, headers, body: Buffer.concat(chunks) }));
      });
      request.on("error", reject);
    });
  return { url, close, ask, root };
}

describe("the served site", () => {
  let site: Awaited<ReturnType<typeof startSite>>;
  let script: string;
  let style: string;

  before(async () => {
    site = await startSite();
    ({ script, style } = JSON.parse(readFileSync(join(site.root, "manifest.json"), "utf8")));
  });
  after(() => site.close());

  it("gives the page in French, to be checked at each visit", async () => {
    const { status, headers, body } = await site.ask("/");
    expect(status).to.equal(200);
    expect(headers["content-type"]).to.equal("text/html; charset=utf-8");
    expect(headers["cache-control"]).to.equal("no-cache");
    expect(body.toString()).to.contain('<html lang="fr">');
  });

  it("answers 304 without a body to who has the page already", async () => {
    const { headers } = await site.ask("/");
    const again = await site.ask("/", { "if-none-match": String(headers.etag), "accept-encoding": "br" });
    expect([again.status, again.body.length]).to.deep.equal([304, 0]);
    expect(again.headers["content-encoding"]).to.equal(undefined);
    expect(again.headers["content-security-policy"]).to.contain("default-src 'none'");
  });

  it("lets the script and the style sheet be kept for a year", async () => {
    for (const [name, type] of [
      [script, "text/javascript; charset=utf-8"],
      [style, "text/css; charset=utf-8"],
    ]) {
      const { status, headers } = await site.ask(`/${name}`);
      expect([status, headers["content-type"], headers["cache-control"]]).to.deep.equal([200, type, ONE_YEAR]);
    }
  });

  it("sends brotli, else gzip, else plain, as the caller accepts", async () => {
    const plain = (await site.ask(`/${script}`)).body;
    const cases: [string, string | undefined, (body: Buffer) => Buffer][] = [
      ["gzip, deflate, br", "br", brotliDecompressSync],
      ["gzip, deflate", "gzip", gunzipSync],
      ["br;q=0, gzip;q=0.5", "gzip", gunzipSync],
      ["br;q=0.0, gzip;q=0", undefined, (body) => body],
      ["identity", undefined, (body) => body],
    ];
    for (const [accepted, encoding, open] of cases) {
      const { headers, body } = await site.ask(`/${script}`, { "accept-encoding": accepted });
      expect(headers["content-encoding"], accepted).to.equal(encoding);
      expect(headers["content-length"], accepted).to.equal(String(body.length));
      expect(headers.vary).to.contain("Accept-Encoding");
      expect(open(body).equals(plain), accepted).to.equal(true);
    }
  });

  it("answers HEAD with the headers alone", async () => {
    const { status, headers, body } = await site.ask("/", {}, "HEAD");
    expect([status, body.length]).to.deep.equal([200, 0]);
    expect(Number(headers["content-length"])).to.be.above(1000);
  });

  it("sets a policy that allows nothing but the page's own script, styles and service", async () => {
    const policy = String((await site.ask("/")).headers["content-security-policy"]);
    const style = /^style-src 'self' 'sha256-[\w+/]{43}='$/;
    const directives = policy.split("; ");
    expect(directives.filter((directive) => !/^(style|connect)-src/.test(directive))).to.deep.equal([
      "default-src 'none'",
      "script-src 'self'",
      "img-src data:",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
    expect(directives.some((directive) => style.test(directive))).to.equal(true);
    expect(policy).not.to.contain("unsafe");
  });

  it("names its own host for sockets, which Safari before 16 needs, and no other", async () => {
    const policy = (await site.ask("/")).headers["content-security-policy"];
    const { host } = new URL(site.url);
    expect(policy).to.contain(`connect-src 'self' ws://${host} wss://${host};`);
    const hostile = contentSecurityPolicy(
      { page: "", script, style, widgetStyleHash: "" },
      "a.example; script-src *",
      undefined,
    );
    expect(hostile).to.contain("connect-src 'self';").and.not.to.contain("example");
  });

  it("names the public host when there is one", async () => {
    const behindProxy = await startSite("https://orientation.example/");
    const policy = (await behindProxy.ask("/")).headers["content-security-policy"];
    expect(policy).to.contain("connect-src 'self' wss://orientation.example;");
    await behindProxy.close();
  });

  it("says to run the build when the site was not built", () => {
    const server = createWebServer({ allowedOrigins: [], isReady: () => true });
    expect(() => mountSite(server, { root: "/nowhere" }))
      .to.throw(/npm run build/)
      .with.property("code", "SITE_NOT_BUILT");
  });
});
