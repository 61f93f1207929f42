/** Files that cannot be imported: each is refused with a clear word, and nothing of it enters the base. */

import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { DEFAULT_LIMITS } from "../../../src/knowledge/import/limits.js";
import { type Base, DI_MISSION_LOCALE, DILA_CIO, dump, emptyBase } from "./base.js";

const GOOD = JSON.stringify(dump(DILA_CIO));
const DILA = { format: "dila" };

const REFUSED: readonly [string, Buffer | string, RegExp][] = [
  ["an empty file", "", /fichier vide/],
  ["a file of blanks", " \n ", /fichier vide/],
  ["a list without records", '{"service":[]}', /aucun enregistrement/],
  ["a truncated file", GOOD.slice(0, -40), /tronqué/],
  ["a file in Latin-1", Buffer.from(GOOD.replace("Centre", "Centré"), "latin1"), /UTF-8/],
  ["a file in UTF-16", Buffer.from(`\ufeff${GOOD}`, "utf16le"), /UTF-8/],
  ["a page of HTML", "<!doctype html><html></html>", /n'est pas du JSON/],
  ["CSV where JSON is meant", "id;nom\n1;2\n", /n'est pas du JSON.*--format/],
  ["JSON in another format", JSON.stringify([DI_MISSION_LOCALE]), /forme attendue.*--format/],
  ["JSON that holds no list of records", '{"total_count":3}', /forme attendue/],
  ["a list of numbers", "[1,2]", /objet JSON/],
  ["two documents in one file", GOOD + GOOD, /suit la fin/],
  ["50 MB in one field", JSON.stringify(dump({ ...DILA_CIO, nom: "x".repeat(50_000_000) })), /plus de 1000000 octets/],
  ["a key of the prototype", '{"service":[{"__proto__":{"nom":"x"},"id":"a"}]}', /__proto__/],
  ["a key of the prototype, escaped", '{"service":[{"id":{"\\u005f_proto__":1}}]}', /__proto__/],
  ["deep nesting", `{"service":[{"id":${"[".repeat(50_000)}${"]".repeat(50_000)}}]}`, /niveaux imbriqués/],
  [
    "two records with the same id",
    JSON.stringify(dump(DILA_CIO, DILA_CIO)),
    /enregistrement 2.*enregistrement 1.*cio-28134-01/,
  ],
];

describe("Refusing a file", () => {
  let base: Base;
  beforeEach(async () => {
    base = emptyBase();
    await base.give(dump({ ...DILA_CIO, nom: "CIO d'avant" }), DILA);
  });
  afterEach(() => base.remove());

  for (const [what, content, why] of REFUSED) {
    it(`refuses ${what}, and changes nothing`, async () => {
      const before = base.snapshot();
      const error = await base.refusal(content, DILA);
      expect(error.code).to.equal("INPUT_INVALID");
      expect(error.message).to.match(new RegExp(`(?=[\\s\\S]*source\\.json)(?=[\\s\\S]*(?:${why.source}))`));
      expect(base.snapshot()).to.deep.equal(before);
    });
  }

  it("refuses an archive that grows too much, and one that is cut", async () => {
    const bomb = gzipSync(`{"service":[${" ".repeat(3_000_000)}`);
    const limits = { ...DEFAULT_LIMITS, ratioFromBytes: 1_000_000 };
    expect((await base.refusal(bomb, { ...DILA, limits }, "source.gz")).message).to.match(/grossit/);
    const long = JSON.stringify(
      dump(...Array.from({ length: 50 }, (_, index) => ({ ...DILA_CIO, nom: `CIO ${Math.sin(index)}` }))),
    );
    const cut = gzipSync(long).subarray(0, 400);
    expect((await base.refusal(cut, DILA, "source.gz")).message).to.match(/tronqué/);
  });

  it("refuses content beyond the size allowed", async () => {
    const limits = { ...DEFAULT_LIMITS, contentBytes: 100 };
    expect((await base.refusal(GOOD, { ...DILA, limits })).message).to.include("plus de 100 octets");
  });

  it("refuses a format and a file that do not exist", async () => {
    expect((await base.refusal(GOOD, { format: "constructor" })).message).to.include("data-inclusion");
    expect((await base.refusal(GOOD, { ...DILA, regions: "Centre" })).message).to.include("--regions");
  });

  const ROW = "cio-1;CIO;cio;essai;2026";
  const HEADER = "id;nom;network;source;date_maj";
  const REFUSED_CSV: readonly [string, Buffer | string, RegExp][] = [
    ["a header that is not ours", "a;b\n1;2\n", /colonnes absentes : id, nom, network/],
    ["a column given twice", `${HEADER};id\n${ROW};x\n`, /deux fois/],
    ["a column of the prototype", `${HEADER};__proto__\n${ROW};x\n`, /interdite/],
    ["a row that is cut", `${HEADER}\n${ROW}\ncio-2;CI`, /ligne 3.*cases/],
    ["a quote that never ends", `${HEADER}\n${ROW}\n"cio-2;CIO`, /ligne 3.*guillemet/],
    ["50 MB in one cell", `${HEADER}\n"${"x".repeat(50_000_000)}";CIO;cio;essai;2026\n`, /trop grand/],
    ["CSV in Latin-1", Buffer.from(`${HEADER}\n${ROW.replace("CIO", "CIO d'été")}\n`, "latin1"), /UTF-8/],
    ["no row at all", `${HEADER}\n`, /aucun enregistrement/],
  ];
  for (const [what, content, why] of REFUSED_CSV) {
    it(`refuses ${what}, and changes nothing`, async () => {
      const before = base.snapshot();
      expect((await base.refusal(content, { format: "csv" }, "source.csv")).message).to.match(why);
      expect(base.snapshot()).to.deep.equal(before);
    });
  }
});
