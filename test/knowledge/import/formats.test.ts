/** What each format says in our own fields, and in which containers it may come. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { pack } from "tar-stream";
import { CSV_FIELDS, toCell } from "../../../src/knowledge/formats/csv-fields.js";
import { PROJECT_ROOT } from "../../../src/project-root.js";
import { type Base, DI_MISSION_LOCALE, DILA_CIO, dump, emptyBase } from "./base.js";

describe("Import formats", () => {
  let base: Base;
  beforeEach(() => {
    base = emptyBase();
  });
  afterEach(() => base.remove());

  it("reads a record of the DILA dump", async () => {
    await base.give(dump(DILA_CIO), { format: "dila" });
    expect(base.structures("28")[0]).to.deep.include({
      id: "dila:cio-28134-01",
      network: "cio",
      adresse: "1 rue d'Essai",
      complement_adresse: "Bâtiment A",
      code_postal: "28100",
      code_insee: "28134",
      commune: "Dreux",
      departement: "28",
      region: "24",
      latitude: 48.7362,
      telephone: "02 37 00 00 00",
      courriel: "contact@exemple.fr",
      site_web: "http://www.exemple.fr",
      horaires_accueil: "Mo-Fr 09:00-12:00",
      date_maj: "2026-08-09",
    });
  });

  it("reads a page of the DILA API, whose lists are JSON inside strings", async () => {
    await base.give(dump(DILA_CIO), { format: "dila" });
    const before = base.snapshot();
    const asText = Object.entries(DILA_CIO).map(([key, value]) => [
      key,
      Array.isArray(value) ? JSON.stringify(value) : value,
    ]);
    const page = {
      total_count: 1,
      results: [{ ...Object.fromEntries(asText), adresse_courriel: "contact@exemple.fr" }],
    };
    expect((await base.give(page, { format: "dila" })).counts).to.include({ unchanged: 1, changed: 0 });
    expect(base.snapshot()).to.deep.equal(before);
  });

  it("keeps the words of the source when a comment takes back the hours", async () => {
    const comment = "Fermé pendant les vacances scolaires";
    await base.give(dump({ ...DILA_CIO, commentaire_plage_ouverture: comment }), { format: "dila" });
    expect(base.structures("28")[0]).to.deep.include({
      horaires_accueil: null,
      horaires_texte: `Lundi au Vendredi 09:00 - 12:00 ; ${comment}`,
    });
  });

  it("opens gzip and tar", async () => {
    const text = JSON.stringify(dump(DILA_CIO));
    const tar = pack();
    tar.entry({ name: "LISEZMOI.txt" }, "rien");
    tar.entry({ name: "2026/data.gouv_local.json" }, text);
    tar.finalize();
    const chunks: Buffer[] = [];
    for await (const chunk of tar) chunks.push(chunk as Buffer);
    for (const archive of [gzipSync(text), Buffer.concat(chunks), gzipSync(Buffer.concat(chunks))]) {
      expect((await base.give(archive, { format: "dila", dryRun: true }, "source.archive")).counts.added).to.equal(1);
    }
  });

  it("opens zip and tar.bz2", async () => {
    for (const name of ["dila.zip", "dila.tar.bz2"]) {
      const archive = readFileSync(join(PROJECT_ROOT, "test/knowledge/import/archives", name));
      expect((await base.give(archive, { format: "dila", dryRun: true }, name)).counts.added, name).to.equal(1);
    }
  });

  it("reads data.inclusion as an array, JSON Lines, a page and CSV alike", async () => {
    const options = { format: "data-inclusion" };
    await base.give([DI_MISSION_LOCALE], options);
    const header = Object.keys(DI_MISSION_LOCALE).join(",");
    const row = Object.values(DI_MISSION_LOCALE)
      .map((value) => `"${String(value).replaceAll('"', '""')}"`)
      .join(",");
    const again = [
      `${JSON.stringify(DI_MISSION_LOCALE)}\n`,
      { items: [DI_MISSION_LOCALE] },
      `\ufeff${header}\n${row}\n`,
    ];
    for (const content of again)
      expect((await base.give(content, options)).counts).to.include({ unchanged: 1, changed: 0 });
    expect(base.structures("28")[0]).to.include({ network: "mission_locale", telephone: "02 37 00 00 01" });
  });

  it("knows a network that data.inclusion has no word for by the name of the place", async () => {
    const named = { ...DI_MISSION_LOCALE, reseaux_porteurs: ["chambres-consulaires"], nom: "Chambre d'agriculture" };
    const other = { ...named, id: "essai--2", nom: "Ressourcerie", reseaux_porteurs: ["ressourceries"] };
    const report = await base.give([named, other], { format: "data-inclusion" });
    expect(base.structures("28").map(({ network }) => network)).to.deep.equal(["chambre_agriculture"]);
    expect(report.outside).to.deep.equal({ ressourceries: 1 });
  });

  it("keeps our own precision of a date that the exchange format had to fill", async () => {
    await base.give([{ ...DI_MISSION_LOCALE, date_maj: "2026-05" }], { format: "data-inclusion" });
    expect((await base.give([DI_MISSION_LOCALE], { format: "data-inclusion" })).counts.unchanged).to.equal(1);
    expect(base.structures("28")[0]?.date_maj).to.equal("2026-05");
  });

  it("reads the services of HSDS with their place, its phone and its hours", async () => {
    const schedule = (byday: string) => ({ freq: "WEEKLY", byday, opens_at: "09:00:00", closes_at: "12:00:00" });
    const location = {
      id: "l1",
      name: "CIO de Dreux",
      addresses: [{ address_type: "physical", address_1: "1 rue d'Essai", city: "Dreux", postal_code: "28100" }],
      phones: [{ number: "+33237000000" }],
      schedules: [schedule("MO,TU"), schedule("FR")],
    };
    const service = {
      id: "s1",
      name: "Entretien",
      last_modified: "2026-05-01T10:00:00Z",
      service_at_locations: [{ id: "x", location }],
    };
    const report = await base.give({ services: [service, { ...service, id: "s2" }] }, { format: "hsds" });
    expect(report.counts).to.include({ added: 1, rejected: 0 });
    expect(base.structures("28")[0]).to.deep.include({
      id: "hsds:l1",
      network: "cio",
      code_insee: "28134",
      telephone: "02 37 00 00 00",
      horaires_accueil: "Mo-Tu 09:00-12:00; Fr 09:00-12:00",
      date_maj: "2026-05-01",
    });
  });

  const EDUCATION = {
    identifiant_de_l_etablissement: "0280001X",
    nom_etablissement: "CIO de Dreux",
    type_etablissement: "Information et orientation",
    adresse_1: "1 rue d'Essai",
    code_postal: "28100",
    code_commune: "28134",
    nom_commune: "Dreux",
    telephone: "0237000000",
    latitude: 48.7362,
    longitude: 1.3681,
    precision_localisation: "Parfaite",
    etat: "OUVERT",
    date_maj_ligne: "2026-09-01",
  };

  it("takes the information and orientation rows of the education directory, as JSON or CSV", async () => {
    const school = { ...EDUCATION, identifiant_de_l_etablissement: "0280002Y", type_etablissement: "Collège" };
    const report = await base.give([EDUCATION, school], { format: "education" });
    expect(report.outside).to.deep.equal({ Collège: 1 });
    expect(base.structures("28")[0]).to.include({ id: "uai:0280001X", network: "cio", geo_precision: "address" });
    const csv = `${Object.keys(EDUCATION).join(";")}\n${Object.values(EDUCATION).join(";")}\n`;
    expect((await base.give(csv, { format: "education" })).counts).to.include({ unchanged: 1, changed: 0 });
  });

  it("gives back from our own CSV exactly what was written to it", async () => {
    await base.give(dump({ ...DILA_CIO, information_complementaire: '=1+1; "à voir"\nligne' }), { format: "dila" });
    const before = base.snapshot();
    const cells = base
      .structures("28")
      .map((structure) => CSV_FIELDS.map((field) => `"${toCell(structure[field] ?? null).replaceAll('"', '""')}"`));
    for (const separator of [";", ","]) {
      const csv = `\ufeff${[CSV_FIELDS, ...cells].map((row) => row.join(separator)).join("\r\n")}\r\n`;
      expect((await base.give(csv, { format: "csv" }, "source.csv")).counts).to.include({ unchanged: 1, rejected: 0 });
      expect(base.snapshot()).to.deep.equal(before);
    }
  });

  it("refuses the label to a training body, with the reason", async () => {
    const csv =
      "id;nom;network;label\na:1;CFA de Dreux;cfa;oui\na:2;CIO;cio;oui\na:3;Centre de formation Essai;bge;oui\n";
    const { message } = await base.refusal(csv, { format: "csv" }, "source.csv");
    expect(message).to.match(/enregistrement 1, label: un organisme de formation ou un CFA ne peut pas être labellisé/);
    expect(message).to.match(/enregistrement 3, label: un organisme de formation/);
  });
});
