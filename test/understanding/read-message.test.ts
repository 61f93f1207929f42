/** One message read as a whole: what is found together, and what never breaks it. */

import { expect } from "chai";
import fc from "fast-check";
import { loadKnowledge } from "../../src/knowledge/load.js";
import { placeName } from "../../src/understanding/place.js";
import { MessageReader, type Reading, type ReadingContext } from "../../src/understanding/read-message.js";
import { copyKnowledge, type KnowledgeCopy } from "../support/knowledge-copy.js";
import { realWorld } from "../support/world.js";

const TODAY = new Date("2026-11-20T12:00:00+01:00");

function read(text: string, context: Partial<ReadingContext> = {}): Reading {
  return realWorld().reader.read(text, { asked: null, today: TODAY, ...context });
}

const placeOf = ({ place }: Reading) => (place ? placeName(place) : null);

describe("A message", () => {
  it("gives age, place and situation at once", () => {
    const reading = read("bonjour, j'ai 17 ans, j'ai laché le lycée et j'habite à Dreux");
    expect(reading).to.deep.include({ age: 17, status: "decrocheur", silent: false, command: null, answer: null });
    expect(placeOf(reading)).to.equal("Dreux");
    expect(reading.needs[0]).to.equal("decrochage");
    expect(reading.flags).to.include("jeune");
    expect(reading.dangers).to.deep.equal([]);
  });

  it("explains what it was read from", () => {
    const { because } = read("je suis au chômage et je cherche une formation");
    expect(because.map(({ id }) => id)).to.include("demandeur_emploi");
    for (const { cue, weight } of because) {
      expect(cue).not.to.equal("");
      expect(weight).to.be.a("number");
    }
  });

  it("ranks what it hesitates between, as shares of one", () => {
    const { ranked } = read("je suis au chômage et je cherche une formation");
    for (const ranking of [ranked.status, ranked.needs]) {
      expect(ranking.length).to.be.within(1, 5);
      expect(ranking.map(([, share]) => share)).to.deep.equal(
        [...ranking.map(([, share]) => share)].sort((a, b) => b - a),
      );
      expect(ranking.reduce((sum, [, share]) => sum + share, 0)).to.be.at.most(1.01);
    }
  });

  it("is silent when it holds no word", () => {
    for (const text of ["", "   ", "\n", "…", "🙂👍", "?!"]) {
      const reading = read(text);
      expect(reading, text).to.deep.include({ silent: true, age: null, place: null, status: "unknown", answer: null });
      expect(reading.needs).to.deep.equal([]);
    }
    expect(read("ok").silent).to.equal(false);
  });

  it("is young from 16 to 25, and senior from 50", () => {
    const bands: [number, string[]][] = [
      [15, []],
      [16, ["jeune"]],
      [25, ["jeune"]],
      [26, []],
      [49, []],
      [50, ["senior"]],
      [62, ["senior"]],
    ];
    for (const [age, flags] of bands) {
      const read_ = read(`j'ai ${age} ans`).flags.filter((flag) => flag === "jeune" || flag === "senior");
      expect(read_, String(age)).to.deep.equal(flags);
    }
  });

  it("of someone who left school under 16 is a pupil's, and of someone over 25 is not an early leaver's", () => {
    expect(read("j'ai arrêté le lycée, j'ai 15 ans").status).to.equal("collegien_lyceen");
    expect(read("j'ai arrêté le lycée, j'ai 16 ans").status).to.equal("decrocheur");
    expect(read("j'ai arrêté le lycée, j'ai 25 ans").status).to.equal("decrocheur");
    expect(read("j'ai arrêté le lycée, j'ai 40 ans").status).not.to.equal("decrocheur");
  });

  it("that tells a danger says so first, whatever else it says", () => {
    const reading = read("oui, j'ai 17 ans, Dreux, et je veux mourir");
    expect(reading.dangers).to.include("suicide");
    expect(reading.flags).to.include("urgence_detresse");
    expect(reading.age).to.equal(17);
    expect(placeOf(reading)).to.equal("Dreux");
  });

  it("answers the question about age with a bare number, and the one about the place with a bare département", () => {
    expect(read("28", { asked: "age" })).to.deep.include({ age: 28, place: null });
    const place = read("28", { asked: "place" });
    expect(place.age).to.equal(null);
    expect(placeOf(place)).to.equal("Eure-et-Loir");
  });

  it("of doubt names no commune of the same spelling", () => {
    expect(read("mouais", { asked: "place" })).to.deep.include({ answer: "unsure", place: null });
  });

  it("takes the recognisers' age only when it read none itself", () => {
    expect(read("quatre fois dix moins deux", { asked: "age", recognisedAge: 38 }).age).to.equal(38);
    expect(read("j'ai 17 ans", { asked: "age", recognisedAge: 38 }).age).to.equal(17);
    expect(read("j'ai 17 ans", { recognisedAge: null }).age).to.equal(17);
  });

  it("reads « je » as itself, not as the short form of « j'ai »", () => {
    expect(read("je ne sais pas").answer).to.equal("unsure");
    expect(read("jsp").answer).to.equal("unsure");
  });

  it("reads HTML as its words", () => {
    const reading = read("<b>j'ai 17 ans</b><script>alert(1)</script> j'habite à <i>Dreux</i>");
    expect(reading.age).to.equal(17);
    expect(placeOf(reading)).to.equal("Dreux");
  });

  it("that is very long is read at its beginning and its end, not between", () => {
    const long = `j'ai 17 ans. ${"bla ".repeat(1000)} au chômage ${"bla ".repeat(1000)} j'habite à Dreux`;
    expect(read(long).age).to.equal(17);
    expect(placeOf(read(long))).to.equal("Dreux");
    expect(read(long).status).to.equal("unknown");
  });

  it("reads the same with the accents composed or apart", () => {
    const text = "J’ai lâché le lycée, j’ai 17 ans et j’habite à Béziers";
    expect(read(text.normalize("NFD"))).to.deep.equal(read(text.normalize("NFC")));
  });

  it("reads the same twice", () => {
    const text = "salariée à Tarbes, je veux changer de métier, 43 ans";
    expect(read(text)).to.deep.equal(read(text));
  });

  it("comes back from hostile repetitions, with nothing but known values", () => {
    const pieces = [
      "oui non ",
      "cent ",
      "1/",
      "é",
      "a b c ",
      "j'ai 17 ans ",
      "à Dreux ",
      "saint ",
      "<",
      "🙂",
      "pas ",
      "… ",
    ];
    for (const piece of pieces)
      for (const asked of ["age", "place", "other", null] as const) {
        const reading = read(piece.repeat(5000), { asked });
        expect(reading.age === null || Number.isInteger(reading.age), piece).to.equal(true);
        expect(reading.needs.length).to.be.at.most(3);
      }
  });

  it("comes back from any text", () => {
    const { knowledge } = realWorld();
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "j'ai",
        "ans",
        "à",
        "Dreux",
        "28",
        "dix",
        "né en",
        "pas",
        "lycée",
        "cap",
        "__proto__",
        "\u202e",
        "\ud800",
        "le",
        "…",
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom("age", "place", "other", null),
        (pieces, asked) => {
          const reading = read(pieces.join(" "), { asked });
          expect(reading.age === null || (reading.age >= 6 && reading.age <= 99)).to.equal(true);
          expect(reading.needs.every((need) => knowledge.needs.has(need))).to.equal(true);
          expect(reading.flags.every((flag) => knowledge.flags.has(flag))).to.equal(true);
          expect(knowledge.statuses.has(reading.status)).to.equal(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("Short forms of the vocabulary", () => {
  let copy: KnowledgeCopy;

  afterEach(() => copy.remove());

  it("are read as counsellors write them", () => {
    copy = copyKnowledge();
    copy.edit("vocabulary/synonyms.yaml", (text) =>
      text.replace("short_forms:", "short_forms:\n  zorglub: dix-sept ans"),
    );
    const reader = new MessageReader(loadKnowledge(copy.folder));
    expect(reader.read("ZORGLUB", { asked: null, today: TODAY }).age).to.equal(17);
  });
});
