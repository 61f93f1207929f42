/** `refer`: profiles in, places to go out, all or nothing. */

import { expect } from "chai";
import { parseLines, runCommand } from "../support/command-line.js";

interface Referral {
  network: string;
  covers: string[];
  structure: { departement: string; commune: string } | null;
  distance_km: number | null;
  open_now: boolean | null;
  why: string[];
}
interface Line {
  id: unknown;
  cep: { scheme: string; level: number | null };
  urgent: { label: string; phone: string }[];
  referrals: Referral[];
  uncovered: string[];
}

async function refer(...profiles: unknown[]): Promise<Line[]> {
  const { code, output, errors } = await runCommand(
    ["refer"],
    profiles.map((profile) => JSON.stringify(profile)).join("\n"),
  );
  expect({ code, errors }).to.deep.equal({ code: 0, errors: "" });
  return parseLines(output) as unknown as Line[];
}

const EMPLOYEE = { status: "salarie", flags: [], needs: ["bilan_projet"], age: 43 };

describe("The command refer", () => {
  it("sends each profile somewhere, with the fields of its contract", async () => {
    const lines = await refer(
      {
        id: "a",
        status: "decrocheur",
        flags: ["jeune"],
        needs: ["decrochage"],
        age: 17,
        commune: "Dreux",
        departement: "28",
      },
      { id: 2, ...EMPLOYEE, commune: "Tarbes" },
      { id: "c" },
      { id: "d", status: null, flags: null, needs: null, age: null, commune: null, departement: null },
      { id: "e", ...EMPLOYEE, commune: "Caen" },
      { id: "f", flags: ["urgence_detresse"] },
    );
    expect(lines.map(({ id }) => id)).to.deep.equal(["a", 2, "c", "d", "e", "f"]);
    for (const { id, cep, urgent, referrals, uncovered } of lines) {
      expect(cep, String(id)).to.have.keys("scheme", "level");
      expect(urgent).to.be.an("array");
      expect(uncovered).to.be.an("array");
      expect(referrals.length, String(id)).to.be.within(1, 3);
      for (const referral of referrals) {
        expect(referral).to.include.keys("network", "covers", "structure", "distance_km", "open_now", "why");
        expect(referral.why.length, String(id)).to.be.above(0);
        expect(referral.open_now).to.be.oneOf([true, false, null]);
      }
    }
    expect(lines[0]?.referrals[0]).to.deep.include({ network: "mission_locale" });
    expect(lines[0]?.referrals[0]?.structure).to.include({ commune: "Dreux" });
    expect(lines[4]?.referrals.every(({ structure }) => structure === null)).to.equal(true);
    for (const { label, phone } of lines[5]?.urgent ?? []) expect(`${label} ${phone}`).not.to.equal(" ");
    expect(lines[5]?.urgent).not.to.deep.equal([]);
  });

  it("takes a commune by name, postcode or INSEE code, and a département by number", async () => {
    const places = ["Tarbes", "tarbes", "TARBES", "65000", "65440", "65 000"].map((commune, id) => ({
      id,
      ...EMPLOYEE,
      commune,
    }));
    const [first, ...others] = await refer(...places);
    for (const other of others) expect(other.referrals, String(other.id)).to.deep.equal(first?.referrals);
    const [two, named] = await refer(
      { id: 1, ...EMPLOYEE, departement: "2a" },
      { id: 1, ...EMPLOYEE, departement: "2A" },
    );
    expect(two).to.deep.equal(named);
  });

  it("takes the homonym of the département that is given", async () => {
    const [line] = await refer({
      id: 1,
      ...EMPLOYEE,
      needs: ["recherche_emploi"],
      commune: "Saint-Martin",
      departement: "32",
    });
    const found = line?.referrals.map(({ structure }) => structure?.departement).filter((code) => code !== undefined);
    expect(found).not.to.deep.equal([]);
    expect(new Set(found)).to.deep.equal(new Set(["32"]));
  });

  it("says that it does not know a commune or a département, and refers all the same", async () => {
    const [commune, departement] = await refer(
      { id: 1, ...EMPLOYEE, commune: "Nullepartville" },
      { id: 2, ...EMPLOYEE, departement: "99" },
    );
    expect(commune?.referrals[0]?.why.join(" ")).to.include("Je ne connais pas la commune « Nullepartville ».");
    expect(departement?.referrals[0]?.why.join(" ")).to.include("Je ne connais pas le département « 99 ».");
  });

  it("gives the same answer twice", async () => {
    const profile = { id: 1, ...EMPLOYEE, commune: "Toulouse" };
    const [first, second] = await refer(profile, profile);
    expect(first).to.deep.equal(second);
    expect(await refer(profile)).to.deep.equal([first]);
  });

  const bad: [string, unknown, string][] = [
    ["an unknown status", { id: 1, status: "roi" }, "status"],
    ["an unknown flag", { id: 1, flags: ["jeune", "grand"] }, "flags.1"],
    ["an unknown need", { id: 1, needs: ["argent"] }, "needs.0"],
    ["needs that are not a list", { id: 1, needs: "vae" }, "needs"],
    ["an age in words", { id: 1, age: "dix-sept" }, "age"],
    ["an age below zero", { id: 1, age: -1 }, "age"],
    ["an age over 120", { id: 1, age: 121 }, "age"],
    ["half an age", { id: 1, age: 17.5 }, "age"],
    ["a commune that is a number", { id: 1, commune: 28100 }, "commune"],
    ["a département that is a number", { id: 1, departement: 28 }, "departement"],
    ["no id", { status: "salarie" }, "id"],
  ];
  for (const [name, profile, field] of bad) {
    it(`refuses ${name}, naming line and field, with nothing half-written`, async () => {
      const input = `{"id":0}\n${JSON.stringify(profile)}\n`;
      const { code, output, errors } = await runCommand(["refer"], input);
      expect({ code, output }).to.deep.equal({ code: 2, output: "" });
      expect(errors.startsWith(`INPUT_INVALID: ligne 2: ${field}: `), errors).to.equal(true);
      expect(errors.trimEnd().split("\n")).to.have.length(1);
    });
  }

  it("says that an age and a situation do not go together, and still gives a door", async () => {
    const [line] = await refer({ id: 1, status: "decrocheur", age: 60, needs: ["decrochage"], commune: "Dreux" });
    expect(line?.referrals.length).to.be.at.least(1);
    expect(line?.referrals[0]?.why.join(" ")).to.include("ne vont pas ensemble");
  });

  it("gives the network that is asked for by its name", async () => {
    const [line] = await refer({ id: 1, named: "cio", needs: ["horaires_contact"], commune: "Dreux" });
    expect(line?.referrals.map(({ network }) => network)).to.deep.equal(["cio"]);
  });
});
