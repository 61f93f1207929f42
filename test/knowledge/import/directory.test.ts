/** What every import does, whatever the format: compares, marks, links, follows, rejects, and never does half of it. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type Base, DI_MISSION_LOCALE, DILA_CIO, DILA_MAIRIE, dump, emptyBase } from "./base.js";

const DILA = { format: "dila" };
const OTHER_CIO = { ...DILA_CIO, id: "2", ancien_code_pivot: "cio-28134-02", nom: "CIO - Dreux nord", telephone: [] };

describe("Importing a directory", () => {
  let base: Base;
  beforeEach(() => {
    base = emptyBase();
  });
  afterEach(() => base.remove());

  it("changes nothing the second time, byte for byte", async () => {
    expect((await base.give(dump(DILA_CIO, OTHER_CIO), DILA)).counts).to.include({ added: 2, rejected: 0 });
    const before = base.snapshot();
    expect((await base.give(dump(DILA_CIO, OTHER_CIO), DILA)).counts).to.include({
      added: 0,
      changed: 0,
      unchanged: 2,
    });
    expect(base.snapshot()).to.deep.equal(before);
  });

  it("names the fields that change, before and after", async () => {
    await base.give(dump(DILA_CIO), DILA);
    const moved = { ...DILA_CIO, telephone: [{ valeur: "02 37 11 11 11" }] };
    const { changed } = await base.give(dump(moved), DILA);
    expect(changed[0]?.fields).to.deep.equal([
      { field: "telephone", before: "02 37 00 00 00", after: "02 37 11 11 11" },
    ]);
  });

  it("shows what would change and writes nothing on a dry run", async () => {
    const report = await base.give(dump(DILA_CIO), { ...DILA, dryRun: true });
    expect(report).to.deep.include({ applied: false });
    expect(report.counts.added).to.equal(1);
    expect(base.snapshot()).to.deep.equal({});
  });

  it("marks what its source no longer lists, and takes the mark off when it comes back", async () => {
    await base.give(dump(DILA_CIO, OTHER_CIO), DILA);
    const report = await base.give(dump(DILA_CIO), DILA);
    expect(report.vanished.map(({ id }) => id)).to.deep.equal(["dila:cio-28134-02"]);
    expect(base.structures("28")[1]?.vanished_on).to.equal("2026-11-20");
    expect((await base.give(dump(DILA_CIO), DILA)).counts.vanished).to.equal(0);
    await base.give(dump(DILA_CIO, OTHER_CIO), DILA);
    expect(base.structures("28")[1]?.vanished_on ?? null).to.equal(null);
  });

  it("removes what vanished only when that is asked", async () => {
    await base.give(dump(DILA_CIO, OTHER_CIO), DILA);
    expect((await base.give(dump(DILA_CIO), { ...DILA, removeVanished: true })).counts.removed).to.equal(1);
    expect(base.structures("28")).to.have.length(1);
  });

  it("leaves the places of other sources, and those of a partial file, alone", async () => {
    await base.give(dump(DILA_CIO, OTHER_CIO), DILA);
    expect((await base.give([DI_MISSION_LOCALE], { format: "data-inclusion" })).counts.vanished).to.equal(0);
    expect((await base.give(dump(DILA_CIO), { ...DILA, partial: true })).counts.vanished).to.equal(0);
  });

  it("counts what is outside the service without calling it a fault", async () => {
    const report = await base.give(dump(DILA_CIO, DILA_MAIRIE), DILA);
    expect(report.outside).to.deep.equal({ mairie: 1 });
    expect(report.counts).to.include({ added: 1, outside: 1, rejected: 0 });
  });

  it("rejects a record with its number, its field and why, and brings in the others", async () => {
    const lost = { ...OTHER_CIO, code_insee_commune: "99999", adresse: [] };
    const report = await base.give(dump(DILA_CIO, lost), DILA);
    expect(report.rejected).to.deep.equal([
      { record: 2, id: "dila:cio-28134-02", field: "code_insee", problem: "commune « 99999 » inconnue" },
    ]);
    expect(report.counts.added).to.equal(1);
  });

  it("leaves out an optional value that is no good, and says so", async () => {
    const report = await base.give(dump({ ...DILA_CIO, adresse_courriel: ["pas une adresse"] }), DILA);
    expect(report.left_out.map(({ field }) => field)).to.deep.equal(["courriel"]);
    expect(base.structures("28")[0]?.courriel).to.equal(null);
  });

  it("follows a merged commune to today's", async () => {
    const merged = { ...DI_MISSION_LOCALE, code_insee: "01120", commune: "Cordieux", code_postal: "01120" };
    const report = await base.give([merged], { format: "data-inclusion" });
    expect(report.followed).to.deep.equal([{ id: "essai--1", from: "Cordieux", to: "Montluel" }]);
    expect(base.structures("01")[0]).to.include({ code_insee: "01262", commune: "Montluel", region: "84" });
  });

  it("moves a place to the file of its new département, with all that is known of it", async () => {
    await base.give([DI_MISSION_LOCALE], { format: "data-inclusion" });
    const chartres = { ...DI_MISSION_LOCALE, code_insee: "45234", commune: "Orléans", code_postal: "45000" };
    expect((await base.give([chartres], { format: "data-inclusion" })).counts).to.include({ added: 0, changed: 1 });
    expect(Object.keys(base.snapshot())).to.deep.equal(["45.json"]);
  });

  it("links the same place under two sources to the record that says most", async () => {
    await base.give(dump(DILA_CIO), DILA);
    const poorer = { id: "essai--cio", source: "essai", nom: "CIO de Dreux", date_maj: "2020-01-01" };
    const near = { ...poorer, code_insee: "28134", commune: "Dreux", latitude: 48.7363, longitude: 1.3682 };
    const report = await base.give([near], { format: "data-inclusion" });
    expect(report.duplicates).to.deep.equal([{ main: "dila:cio-28134-01", other: "essai--cio", why: "distance" }]);
    const [main, other] = base.structures("28");
    expect(main?.same_as ?? []).to.deep.equal([]);
    expect(other?.same_as).to.deep.equal(["dila:cio-28134-01"]);
    const before = base.snapshot();
    await base.give([near], { format: "data-inclusion" });
    expect(base.snapshot()).to.deep.equal(before);
  });

  it("keeps the better record whichever the caller's measure of quality says", async () => {
    await base.give(dump(DILA_CIO), DILA);
    const same = { ...DI_MISSION_LOCALE, nom: "CIO", reseaux_porteurs: null, telephone: "02 37 00 00 00" };
    const quality = ({ id }: { id: string }) => (id.startsWith("essai") ? 1 : 0);
    const { duplicates } = await base.give([same], { format: "data-inclusion", quality });
    expect(duplicates).to.deep.equal([{ main: "essai--1", other: "dila:cio-28134-01", why: "phone" }]);
  });

  it("does not take two places of one source for the same", async () => {
    expect((await base.give(dump(DILA_CIO, { ...OTHER_CIO, nom: DILA_CIO.nom }), DILA)).duplicates).to.deep.equal([]);
  });

  it("keeps what somebody checked since, against an older record", async () => {
    await base.give(dump(DILA_CIO), DILA);
    const [place] = base.structures("28");
    const checked = [{ ...place, telephone: "02 37 99 99 99", verified_on: "2026-10-01" }];
    writeFileSync(join(base.folder, "structures", "28.json"), JSON.stringify(checked));
    expect((await base.give(dump(DILA_CIO), DILA)).counts).to.include({ kept_verified: 1, changed: 0 });
    expect(base.structures("28")[0]?.telephone).to.equal("02 37 99 99 99");
  });

  it("withholds a mailbox that names a person", async () => {
    await base.give(dump({ ...DILA_CIO, adresse_courriel: ["marie.untel@exemple.fr"] }), DILA);
    expect(base.structures("28")[0]?.courriel).to.equal(null);
  });

  it("brings in only the regions asked for", async () => {
    expect((await base.give(dump(DILA_CIO), { ...DILA, regions: "76" })).counts).to.include({
      added: 0,
      other_regions: 1,
    });
    expect((await base.give(dump(DILA_CIO), { ...DILA, regions: "served" })).counts.added).to.equal(1);
  });
});
