/** Checks what the bundler writes: names by content, integrity, weight, compressed copies. */
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect } from "chai";
import { bundleSite } from "../../../src/channels/site/bundle.js";
import type { SiteManifest } from "../../../src/channels/site/manifest.js";
import { PROJECT_ROOT } from "../../../src/project-root.js";
import { buildSite } from "../../support/fake-direct-line.js";

describe("the bundled site", () => {
  let folder: string;
  let manifest: SiteManifest;
  const read = (name: string) => readFileSync(join(folder, name));

  before(async () => {
    folder = await buildSite();
    manifest = JSON.parse(read("manifest.json").toString()) as SiteManifest;
  });

  it("is one page, one script, one style sheet, with compressed copies of each", () => {
    const files = [manifest.page, manifest.script, manifest.style];
    expect(readdirSync(folder).sort()).to.deep.equal(
      ["manifest.json", ...files.flatMap((file) => [file, `${file}.br`, `${file}.gz`])].sort(),
    );
    for (const file of files) {
      expect(gunzipSync(read(`${file}.gz`)).equals(read(file))).to.equal(true);
      expect(brotliDecompressSync(read(`${file}.br`)).equals(read(file))).to.equal(true);
    }
  });

  it("names the script and the style sheet with the integrity of their very content", () => {
    const page = read(manifest.page).toString();
    for (const file of [manifest.script, manifest.style]) {
      const integrity = `sha384-${createHash("sha384").update(read(file)).digest("base64")}`;
      expect(page).to.match(new RegExp(`"${file}" integrity="${integrity.replace(/[+/]/g, "\\$&")}"`));
    }
    expect(page).not.to.contain("{{");
  });

  it("gives the same names to the same sources", async () => {
    const again = mkdtempSync(join(tmpdir(), "aiguilleur-site-"));
    expect(await bundleSite(PROJECT_ROOT, again)).to.deep.equal(manifest);
    rmSync(again, { recursive: true });
  });

  it("weighs at most 20 kB in gzip, the rest being left for the conversation", () => {
    const files = [manifest.page, manifest.script, manifest.style];
    expect(files.reduce((sum, file) => sum + read(`${file}.gz`).length, 0)).to.be.at.most(20_000);
  });

  it("never parses HTML, never evaluates text, and runs on browsers of 2019", () => {
    const script = read(manifest.script).toString();
    expect(script).not.to.match(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
    expect(script).not.to.match(/\?\?|\?\.[a-z(]|\(\?<[=!]/i);
  });

  it("fetches nothing from elsewhere", () => {
    const allowed = /^https?:\/\/www\.w3\.org\/2000\/svg$/;
    for (const file of [manifest.page, manifest.style]) {
      const addresses =
        read(file)
          .toString()
          .match(/https?:\/\/[^"')\s]+/g) ?? [];
      expect(addresses.filter((address) => !allowed.test(address))).to.deep.equal([]);
    }
  });

  it("is refused, without touching the former one, when a source is missing", async () => {
    const empty = mkdtempSync(join(tmpdir(), "aiguilleur-empty-"));
    const failure = await bundleSite(empty, folder).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(Error);
    expect(readdirSync(folder)).to.contain(manifest.page);
    rmSync(empty, { recursive: true });
  });
});
