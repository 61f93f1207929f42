/** `understand`: JSON Lines in, JSON Lines out, all or nothing. */

import { expect } from "chai";
import { parseLines, runCommand } from "../support/command-line.js";

const understand = (input: string | Buffer) => runCommand(["understand"], input);
const jsonLines = (...values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join("");

describe("The command understand", () => {
  it("reads each message in order, with the fields of its contract and no other", async () => {
    const { code, output, errors } = await understand(
      jsonLines(
        { id: "a", text: "bonjour, j'ai 17 ans, j'ai laché le lycée et j'habite à Dreux", channel: "web" },
        { id: 2, text: "oui alors j'habite dans l'hérault", channel: "phone" },
        { id: "c", text: "" },
        { id: "d", text: `<b>${"bla 🙂 ".repeat(3000)}</b>` },
        { id: "e", text: "je veux mourir" },
      ),
    );
    expect({ code, errors }).to.deep.equal({ code: 0, errors: "" });
    const lines = parseLines(output);
    expect(lines.map(({ id }) => id)).to.deep.equal(["a", 2, "c", "d", "e"]);
    for (const line of lines) expect(line).to.have.all.keys("id", "status", "flags", "needs", "age", "place", "ranked");
    expect(lines[0]).to.deep.include({ status: "decrocheur", age: 17, place: "Dreux" });
    expect(lines[1]).to.deep.include({ age: null, place: "Hérault" });
    expect(lines[2]).to.deep.include({ status: "unknown", flags: [], needs: [], age: null, place: null });
    expect(lines[4]?.flags).to.include("urgence_detresse");
    const { ranked } = lines[0] as { ranked: { status: [string, number][]; needs: [string, number][] } };
    expect(ranked.status[0]?.[0]).to.equal("decrocheur");
    for (const [id, share] of [...ranked.status, ...ranked.needs]) {
      expect(id).to.be.a("string");
      expect(share).to.be.within(0, 1);
    }
  });

  it("passes over blank lines, and reads Windows line ends and a byte order mark", async () => {
    const { code, output } = await understand('\uFEFF{"id":1,"text":"17 ans"}\r\n\r\n  \n{"id":2,"text":"Tarbes"}');
    expect(code).to.equal(0);
    expect(parseLines(output).map(({ id, age, place }) => [id, age, place])).to.deep.equal([
      [1, 17, null],
      [2, null, "Tarbes"],
    ]);
  });

  it("writes nothing when nothing is asked", async () => {
    expect(await understand("")).to.deep.equal({ code: 0, output: "", errors: "" });
  });

  const good = '{"id":"a","text":"17 ans"}\n';
  const bad: [string, string, RegExp][] = [
    ["what is not JSON", `${good}pas du JSON\n`, /ligne 2: \(ligne\): ce n'est pas du JSON/],
    ["JSON cut short", `${good}{"id":"b","te`, /ligne 2: \(ligne\)/],
    ["a list", `[${good.trim()}]\n`, /ligne 1: \(ligne\)/],
    ["null", "null\n", /ligne 1: \(ligne\)/],
    ["no text", `${good}\n{"id":"b"}\n`, /ligne 3: text/],
    ["a text that is a number", '{"id":"b","text":17}\n', /ligne 1: text/],
    ["no id", '{"text":"17 ans"}\n', /ligne 1: id/],
    ["an id that is an object", '{"id":{},"text":"17 ans"}\n', /ligne 1: id/],
    ["an unknown channel", '{"id":"b","text":"17 ans","channel":"fax"}\n', /ligne 1: channel/],
  ];
  for (const [name, input, fault] of bad) {
    it(`refuses ${name}, naming line and field, with nothing half-written`, async () => {
      const { code, output, errors } = await understand(input);
      expect({ code, output }).to.deep.equal({ code: 2, output: "" });
      expect(errors).to.match(fault);
      expect(errors.trimEnd().split("\n")).to.have.length(1);
    });
  }

  it("never repeats what a person wrote in a refusal", async () => {
    const { errors } = await understand('{"id":"b","text":"je m\'appelle Camille","channel":"Camille"}\nCamille\n');
    expect(errors).not.to.include("Camille");
  });
});
