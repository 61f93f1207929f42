/** Importing reference data: the same twice changes nothing, a faulty record stops everything, no adviser's own mailbox enters. */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { importCommunes, importPlaces } from "../../src/cli/import.js";
import { AiguilleurError } from "../../src/errors.js";
import { buildCommunes, formatCommunes } from "../../src/knowledge/import/communes.js";
import { reference } from "../../src/knowledge/import/reference.js";

const CIO = {
  id: "test:cio-28134-01",
  name: "CIO - Dreux",
  type: "cio",
  subtype: null,
  address: "1 rue de l'École",
  postcode: "28100",
  citycode: "28134",
  city: "Dreux",
  departement: "28",
  region: "24",
  lat: 48.73,
  lon: 1.36,
  geoPrecision: "address",
  geoSource: "essai",
  phone: "02 37 00 00 00",
  email: "cio@exemple.fr",
  url: "https://cio.exemple.fr/",
  openingHours: null,
  source: "Annuaire d'essai",
  date: "2026-01",
  flags: [],
};
const IN_TARBES = { ...CIO, id: "test:cio-65440-01", citycode: "65440", departement: "65", region: "76" };

describe("Importing a reference directory", () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "aiguilleur-import-"));
    file = join(folder, "annuaire.json");
    mkdirSync(join(folder, "structures"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const importReference = async (path: string) => {
    const { added, changed, unchanged } = (await importPlaces(path, folder, { format: "reference" })).counts;
    return { added, changed, unchanged };
  };
  const importing = (places: readonly unknown[]) => {
    writeFileSync(file, JSON.stringify(places));
    return importReference(file);
  };
  const stored = (name: string) => readFileSync(join(folder, "structures", `${name}.json`), "utf8");
  const names = () => readdirSync(join(folder, "structures")).sort();

  async function refused(importedNow: Promise<unknown>): Promise<AiguilleurError> {
    const error = await importedNow.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof AiguilleurError)) throw new Error("the import was not refused");
    expect(error.code).to.equal("INPUT_INVALID");
    return error;
  }

  it("writes one file for each département", async () => {
    expect(await importing([CIO, IN_TARBES])).to.deep.equal({ added: 2, changed: 0, unchanged: 0 });
    expect(names()).to.deep.equal(["28.json", "65.json"]);
    expect(JSON.parse(stored("28"))).to.have.length(1);
    expect(JSON.parse(stored("28"))[0]).to.deep.include({
      id: CIO.id,
      nom: "CIO - Dreux",
      network: "cio",
      code_insee: "28134",
      courriel: "cio@exemple.fr",
      date_maj: "2026-01",
    });
  });

  it("puts a place without département with its region", async () => {
    await importing([{ ...CIO, departement: null, citycode: null }]);
    expect(names()).to.deep.equal(["region-24.json"]);
  });

  it("changes nothing the second time", async () => {
    await importing([CIO, IN_TARBES]);
    const before = stored("28");
    expect(await importing([CIO, IN_TARBES])).to.deep.equal({ added: 0, changed: 0, unchanged: 2 });
    expect(stored("28")).to.equal(before);
  });

  it("replaces a record that changed, where it stood, and keeps the others", async () => {
    const second = { ...CIO, id: "test:cio-28134-02" };
    await importing([CIO, second]);
    expect(await importing([{ ...CIO, phone: "02 37 11 11 11" }])).to.deep.equal({
      added: 0,
      changed: 1,
      unchanged: 0,
    });
    const places = JSON.parse(stored("28"));
    expect(places.map(({ id }: { id: string }) => id)).to.deep.equal([CIO.id, second.id]);
    expect(places[0].telephone).to.equal("02 37 11 11 11");
  });

  it("changes nothing when a record is faulty, and names each fault", async () => {
    await importing([CIO]);
    const before = stored("28");
    const error = await refused(
      importing([
        { ...CIO, phone: "02 37 22 22 22" },
        { ...IN_TARBES, postcode: 65000 },
        { ...IN_TARBES, id: "test:3", type: "inconnu" },
        { ...IN_TARBES, id: "test:4", url: "javascript:alert(1)" },
      ]),
    );
    expect(error.faults.map(({ field }) => field)).to.deep.equal([
      "enregistrement 2, code_postal",
      "enregistrement 3, network",
      "enregistrement 4, site_web",
    ]);
    expect(error.faults.every((fault) => fault.file === "annuaire.json")).to.equal(true);
    expect(stored("28")).to.equal(before);
    expect(names()).to.deep.equal(["28.json"]);
  });

  it("changes nothing when a record comes twice", async () => {
    const error = await refused(importing([CIO, { ...CIO, name: "CIO bis" }]));
    expect(error.faults).to.have.length(1);
    expect(error.faults[0]).to.include({ field: "enregistrement 2" });
    expect(names()).to.deep.equal([]);
  });

  it("changes nothing when a file of the base is broken", async () => {
    writeFileSync(join(folder, "structures", "65.json"), "[{");
    await refused(importing([CIO, IN_TARBES]));
    expect(names()).to.deep.equal(["65.json"]);
    expect(stored("65")).to.equal("[{");
  });

  it("refuses what is not a directory of places", async () => {
    for (const text of ["", "{}", "[{", "null", '"annuaire"']) {
      writeFileSync(file, text);
      const error = await refused(importReference(file));
      expect(error.message, text).to.include("annuaire.json");
    }
    await refused(importReference(join(folder, "absent.json")));
    expect(names()).to.deep.equal([]);
  });

  it("withholds a mailbox that may be an adviser's own", () => {
    const mailboxOf = (email: string, source: string) => {
      const [reading] = reference.read({ ...CIO, email, source }, { networkOf: () => null });
      return reading?.kind === "place" ? reading.draft.courriel : undefined;
    };
    expect(mailboxOf("prenom.nom@exemple.fr", "France VAE, 2024")).to.equal(null);
    expect(mailboxOf("marie.vaesken@exemple.fr", "France VAE, 2024")).to.equal(null);
    expect(mailboxOf("espaceconseilvae@exemple.fr", "France VAE, 2024")).to.equal("espaceconseilvae@exemple.fr");
    expect(mailboxOf("conseil.vae@exemple.fr", "France VAE, 2024")).to.equal("conseil.vae@exemple.fr");
    expect(mailboxOf("contact@exemple.fr", "France VAE, 2024")).to.equal("contact@exemple.fr");
    expect(mailboxOf("accueil@exemple.fr", "Annuaire d'essai")).to.equal("accueil@exemple.fr");
  });
});

describe("Importing the communes", () => {
  const official = [
    { code: "69123", nom: "Lyon", type: "commune-actuelle", codesPostaux: ["69001", "69002"], population: 500_000 },
    { code: "69382", nom: "Lyon 2e Arrondissement", type: "arrondissement-municipal", commune: "69123" },
    { code: "69381", nom: "Lyon 1er Arrondissement", type: "arrondissement-municipal", commune: "69123" },
    { code: "28134", nom: "Dreux", type: "commune-actuelle", codesPostaux: ["28100"], population: 30_000 },
    { code: "28001", nom: "Ancienne", type: "commune-deleguee" },
  ];
  const coordinates: Record<string, [number, number]> = { "69381": [45.77, 4.83], "69382": [45.75, 4.82] };

  it("keeps today's communes and arrondissements, by code", () => {
    const rows = buildCommunes(official, coordinates, []);
    expect(rows.map(([code]) => code)).to.deep.equal(["28134", "69123", "69381", "69382"]);
  });

  it("puts a city in the middle of its arrondissements", () => {
    const lyon = buildCommunes(official, coordinates, []).find(([code]) => code === "69123");
    expect(lyon?.slice(4, 6)).to.deep.equal([45.76, 4.825]);
  });

  it("takes the coordinates and the employment area of the first regions", () => {
    const zoned = [{ code: "28134", lat: 48.73, lon: 1.36, ze: "Dreux" }];
    expect(buildCommunes(official, {}, zoned)[0]).to.deep.equal([
      "28134",
      "Dreux",
      ["28100"],
      30_000,
      48.73,
      1.36,
      "Dreux",
    ]);
    expect(buildCommunes(official, {}, [])[0]?.slice(4)).to.deep.equal([null, null, null]);
  });

  it("writes one row a line", () => {
    const rows = buildCommunes(official, coordinates, []);
    const text = formatCommunes(rows);
    expect(JSON.parse(text)).to.deep.equal(rows);
    expect(text.trimEnd().split("\n")).to.have.length(rows.length + 2);
  });

  it("refuses coordinates that are not JSON, and changes nothing", async () => {
    const folder = mkdtempSync(join(tmpdir(), "aiguilleur-import-"));
    const file = join(folder, "coordonnées.json");
    writeFileSync(file, "lat;lon");
    const error = await importCommunes(file, undefined, folder).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(AiguilleurError).and.to.include({ code: "INPUT_INVALID" });
    expect(readdirSync(folder)).to.deep.equal(["coordonnées.json"]);
    rmSync(folder, { recursive: true });
  });
});
