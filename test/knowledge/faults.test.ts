/** Every fault of the knowledge base stops the start, listed with its file, its field and what to do. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { AiguilleurError, type Fault } from "../../src/errors.js";
import { loadKnowledge } from "../../src/knowledge/load.js";
import { copyKnowledge, type KnowledgeCopy } from "../support/knowledge-copy.js";

const NETWORK = "networks/phare28.yaml";
const PLACES = "structures/28.json";
const FIRST_PLACE = "dila:cci-28085-01";

describe("A fault of the knowledge base", () => {
  let copy: KnowledgeCopy;

  beforeEach(() => {
    copy = copyKnowledge();
  });
  afterEach(() => copy.remove());

  /** The faults listed when the copy is loaded. */
  function faults(): Fault[] {
    try {
      loadKnowledge(copy.folder);
    } catch (error) {
      if (error instanceof AiguilleurError && error.code === "KNOWLEDGE_INVALID") return error.faults;
      throw error;
    }
    return [];
  }

  function isOnlyFault(expected: Partial<Fault>): void {
    const found = faults();
    expect(found, JSON.stringify(found)).to.have.length(1);
    expect(found[0]).to.deep.include(expected);
  }

  it("is none in the copy as it is", () => {
    expect(faults()).to.deep.equal([]);
  });

  describe("of a file", () => {
    it("is that it is missing", () => {
      copy.delete("cep.yaml");
      isOnlyFault({
        file: "cep.yaml",
        problem: "fichier absent",
        suggestion: "le rétablir depuis la dernière version",
      });
    });

    it("is that a network has none", () => {
      copy.delete(NETWORK);
      isOnlyFault({ file: NETWORK, problem: "réseau sans fiche", suggestion: "créer cette fiche" });
    });

    it("is that it is a folder", () => {
      copy.delete("cep.yaml");
      mkdirSync(join(copy.folder, "cep.yaml"));
      isOnlyFault({ file: "cep.yaml", problem: "fichier illisible (EISDIR)" });
    });

    it("is that its folder is missing or empty", () => {
      for (const folder of ["networks", "regions", "structures"]) {
        copy.delete(folder);
        expect(faults(), folder).to.deep.include({ file: folder, field: "(dossier)", problem: "dossier absent" });
        mkdirSync(join(copy.folder, folder));
        expect(
          faults().some((fault) => fault.file === folder && fault.problem.startsWith("aucun fichier")),
          folder,
        ).to.equal(true);
      }
    });

    it("is that the whole base is missing", () => {
      copy.remove();
      expect(faults().length).to.be.above(5);
    });

    it("is that it is not UTF-8", () => {
      copy.write("helplines.yaml", Buffer.from("label: numéro", "latin1"));
      isOnlyFault({
        file: "helplines.yaml",
        problem: "le fichier n'est pas en UTF-8",
        suggestion: "l'enregistrer en UTF-8",
      });
    });

    it("is that it is empty, or not of the right kind", () => {
      copy.write("cep.yaml", "");
      isOnlyFault({ file: "cep.yaml", field: "(fichier)" });
      copy.write("cep.yaml", "- une liste\n");
      isOnlyFault({ file: "cep.yaml", field: "(fichier)" });
    });

    it("is that its YAML cannot be read, with the line", () => {
      copy.edit(NETWORK, (text) => text.replace("name: Phare 28", "name: [Phare 28"));
      isOnlyFault({ file: NETWORK, field: "ligne 3" });
    });

    it("is that a YAML key comes twice, with the line", () => {
      copy.edit(NETWORK, (text) => `${text.trimEnd()}\nid: phare28\n`);
      const [fault] = faults();
      expect(fault).to.include({ file: NETWORK });
      expect(fault?.field).to.match(/^ligne \d+$/);
    });

    it("is that its YAML refers to another part, which could grow without end", () => {
      copy.edit(NETWORK, (text) =>
        text.replace("name: Phare 28", "name: &nom Phare 28").replace(/^does:.*$/m, "does: *nom"),
      );
      isOnlyFault({ file: NETWORK, field: "ligne 4", problem: "renvoi « *nom » : écrire la valeur en entier" });
    });

    it("is that its JSON stops half-way, with the line", () => {
      copy.edit(PLACES, (text) => text.split("\n").slice(0, 12).join("\n"));
      isOnlyFault({ file: PLACES, field: "ligne 12", suggestion: "vérifier que le fichier est entier" });
    });
  });

  describe("of a field", () => {
    it("is an unknown value, with the nearest known one", () => {
      copy.edit(NETWORK, (text) => text.replace("info_metiers", "info_metier"));
      isOnlyFault({
        file: NETWORK,
        field: "serves.0.informs.0",
        problem: "valeur inconnue « info_metier »",
        suggestion: "peut-être « info_metiers »",
      });
    });

    it("is an unknown term of the vocabulary", () => {
      copy.edit("vocabulary/statuses.yaml", (text) => text.replace("- id: etudiant", "- id: etudiante"));
      expect(faults()).to.deep.include({
        file: "vocabulary/statuses.yaml",
        field: "1.id",
        problem: "valeur inconnue « etudiante »",
        suggestion: "peut-être « etudiant »",
      });
    });

    it("is a term that is missing or comes twice", () => {
      copy.edit("vocabulary/flags.yaml", (text) => text.replace("- id: senior", "- id: jeune"));
      expect(faults().map(({ field, problem }) => `${field} ${problem}`)).to.have.members([
        "senior terme absent",
        "jeune terme présent deux fois",
      ]);
    });

    it("is a key that does not exist", () => {
      copy.edit(NETWORK, (text) => `${text.trimEnd()}\ncoût: gratuit\n`);
      isOnlyFault({ file: NETWORK, problem: "champ inconnu « coût »", suggestion: "voir LISEZMOI.md" });
    });

    it("is a key that would reach into the program", () => {
      copy.edit(NETWORK, (text) => `${text.trimEnd()}\n__proto__:\n  served: true\n`);
      isOnlyFault({ file: NETWORK, problem: "champ inconnu « __proto__ »" });
      copy.edit(PLACES, (text) => text.replace('"id":', '"__proto__": { "departement": "65" }, "id":'));
      expect(faults()).to.deep.include({
        file: PLACES,
        field: "0",
        problem: "champ inconnu « __proto__ »",
        suggestion: "voir LISEZMOI.md",
      });
      expect({}).not.to.have.property("departement");
    });

    it("is a field that is missing, free or from a list", () => {
      copy.edit(NETWORK, (text) => text.replace(/^does:.*\n/m, "").replace(/^role:.*\n/m, ""));
      expect(faults()).to.have.deep.members([
        { file: NETWORK, field: "does", problem: "champ manquant" },
        { file: NETWORK, field: "role", problem: "champ manquant" },
      ]);
    });

    it("is a date, a phone number or an address of the wrong form, said in French", () => {
      copy.edit(PLACES, (text) =>
        text
          .replace('"date_maj": "2019-08"', '"date_maj": "août 2019"')
          .replace('"02 37 84 28 28"', '"+33 2 37 84 28 28"')
          .replace('"contact@cci28.fr"', '"contact"')
          .replace('"http://www.cci28.fr"', '"javascript:alert(1)"'),
      );
      const found = faults();
      expect(found.map(({ field }) => field)).to.have.members([
        "0.date_maj",
        "0.telephone",
        "0.courriel",
        "0.site_web",
      ]);
      for (const { problem } of found) expect(problem).to.match(/attendu|invalide/);
    });

    it("is a source that the file does not list, with the nearest one", () => {
      copy.edit(NETWORK, (text) => text.replace("source: dreux-2024", "source: dreux-2023"));
      isOnlyFault({
        file: NETWORK,
        field: "source",
        problem: "source « dreux-2023 » absente de la liste des sources du fichier",
        suggestion: "peut-être « dreux-2024 »",
      });
    });

    it("is a source that is not listed in the other files that cite one", () => {
      for (const file of ["cep.yaml", "helplines.yaml", "regions/centre-val-de-loire.yaml"]) {
        copy.edit(file, (text) => text.replace(/^( +source: ).*$/m, "$1nulle-part"));
        expect(
          faults().some((fault) => fault.file === file && fault.field === "source"),
          file,
        ).to.equal(true);
      }
    });
  });

  describe("across files", () => {
    it("is a network whose file bears another name", () => {
      copy.edit(NETWORK, (text) => text.replace("id: phare28", "id: mife"));
      isOnlyFault({ file: NETWORK, field: "id", problem: "le fichier devrait s'appeler networks/mife.yaml" });
    });

    it("is a network that exists only in a territory that does not", () => {
      copy.edit(NETWORK, (text) => text.replace('departements: ["28"]', 'departements: ["99"]\n  regions: ["00"]'));
      expect(faults().map(({ problem }) => problem)).to.have.members([
        "département 99 : inconnu de regions/",
        "région 00 : inconnu de regions/",
      ]);
    });

    it("is a département that two regions claim", () => {
      copy.edit("regions/bretagne.yaml", (text) => text.replace('code: "22"', 'code: "28"'));
      expect(faults()).to.deep.include({
        file: "regions/centre-val-de-loire.yaml",
        field: "code",
        problem: "département 28 : déjà dans regions/bretagne.yaml",
      });
    });

    it("is a structure's identifier that is already taken, in the same file or another", () => {
      copy.edit(PLACES, (text) => JSON.stringify([...JSON.parse(text), JSON.parse(text)[0]]));
      isOnlyFault({ file: PLACES, field: FIRST_PLACE, problem: `identifiant déjà pris dans ${PLACES}` });
    });

    it("is a structure in a commune that does not exist", () => {
      copy.edit(PLACES, (text) => text.replace('"code_insee": "28085"', '"code_insee": "28999"'));
      isOnlyFault({ file: PLACES, field: `${FIRST_PLACE}.code_insee`, problem: "commune « 28999 » inconnue" });
    });

    it("is a structure in a commune outside its département", () => {
      copy.edit(PLACES, (text) => text.replace('"code_insee": "28085"', '"code_insee": "65440"'));
      isOnlyFault({
        file: PLACES,
        field: `${FIRST_PLACE}.departement`,
        problem: "la commune 65440 n'est pas dans le 28",
      });
    });

    it("is a structure in a département outside its region", () => {
      copy.edit(PLACES, (text) => text.replace('"region": "24"', '"region": "76"'));
      isOnlyFault({ file: PLACES, field: `${FIRST_PLACE}.region`, problem: "le 28 est dans la région 24" });
    });
  });

  it("never hides another one: all are listed at once, and in the message", () => {
    copy.delete("cep.yaml");
    copy.edit("vocabulary/statuses.yaml", (text) => text.replace("- id: etudiant", "- id: etudiante"));
    copy.edit(NETWORK, (text) => text.replace("source: dreux-2024", "source: dreux-2023"));
    copy.edit(PLACES, (text) => text.replace('"code_insee": "28085"', '"code_insee": "28999"'));
    expect(new Set(faults().map(({ file }) => file))).to.deep.equal(
      new Set(["cep.yaml", "vocabulary/statuses.yaml", NETWORK, PLACES]),
    );
    expect(() => loadKnowledge(copy.folder)).to.throw(/cep\.yaml: \(fichier\): fichier absent → le rétablir/);
  });
});
