/** Six people whom the service is made for: each has their doors after at most two questions. */

import { expect } from "chai";
import { say } from "../support/conversation.js";

interface Person {
  who: string;
  /** What they write first, then the answers to the questions that follow. */
  writes: readonly string[];
  doors: readonly RegExp[];
}

const PEOPLE: Person[] = [
  {
    who: "an early leaver of 17 in Dreux",
    writes: ["bonjour, j'ai 17 ans, j'ai laché le lycée et j'habite à Dreux"],
    doors: [/^Mission locale.*Dreux/, /^CIO.*Dreux/],
  },
  {
    who: "an employee in Tarbes who wants another job",
    writes: ["je suis salarié à Tarbes et je voudrais changer de métier"],
    doors: [/^Avenir Actifs/],
  },
  {
    who: "a jobseeker in Toulouse with a recognised disability",
    writes: ["je cherche un emploi à Toulouse et j'ai une RQTH", "Sans emploi"],
    doors: [/^Cap emploi/, /^France Travail.*Toulouse/],
  },
  {
    who: "a pupil in Rodez after troisième",
    writes: ["je suis en 3e à Rodez, je ne sais pas quoi faire après"],
    doors: [/^CIO.*Rodez/],
  },
  {
    who: "a student in Montpellier who wants to change course",
    writes: ["je suis étudiante à Montpellier, je veux changer de licence"],
    doors: [/^Service (universitaire|commun)/],
  },
  {
    who: "somebody in Orléans who wants their experience recognised",
    writes: ["je voudrais faire une VAE, je suis à Orléans", "En emploi dans le privé"],
    doors: [/VAE/],
  },
];

for (const channel of ["web", "phone"] as const) {
  describe(`on the ${channel}`, () => {
    for (const { who, writes, doors } of PEOPLE)
      it(`${who} has the right doors after at most two questions`, () => {
        let heard = say(writes.slice(0, 1), { channel });
        const answers = writes.slice(1);
        while (heard.session.waiting.for === "question") {
          const answer = answers.shift();
          expect(answer, heard.text).to.be.a("string");
          heard = say([answer ?? ""], { channel, from: heard.session });
        }
        expect(heard.session.waiting.for).to.equal("recap");
        const result = say(["oui"], { channel, from: heard.session });
        const names = result.doors.map(({ name }) => name);
        for (const [index, door] of doors.entries()) expect(names[index]).to.match(door);
      });
  });
}
