import { expect } from "chai";
import { checkLabels, labelStateOn } from "../../src/knowledge/labels.js";
import { type Label, labelSchema } from "../../src/knowledge/region-schema.js";

const SITE = { site: "espace-1", organisation: "Espace d'accueil", source: "charte-2017" };

/** A label of the first site, with only what differs. */
function label(facts: Record<string, unknown>): Label {
  return labelSchema.parse({ ...SITE, ...facts });
}

/** Reports that came in February for each year told of. */
function reports(...years: number[]): { about: number; received: string }[] {
  return years.map((about) => ({ about, received: `${about + 1}-02-10` }));
}

describe("labels, Occitanie 2017, annexe 1", () => {
  describe("article 3.2, from the notification to 31 December of the following year", () => {
    const first = label({ requested: "2018-01-15", notified: "2018-05-02" });

    it("is pending until the day before the notification", () => {
      expect(labelStateOn(first, "2018-05-01")).to.include({ state: "pending", valid: false, validUntil: null });
      expect(labelStateOn(label({ requested: "2018-01-15" }), "2018-05-01").state).to.equal("pending");
    });

    it("is active from the notification, until the end of the following year", () => {
      const state = labelStateOn(first, "2018-05-02");
      expect(state).to.include({ state: "active", valid: true, validUntil: "2019-12-31" });
      expect(state.why).to.include("article 3.2");
    });

    it("lasts two years at most, and hardly more than one when notified on 31 December", () => {
      expect(labelStateOn(label({ notified: "2018-01-01" }), "2018-01-01").validUntil).to.equal("2019-12-31");
      expect(labelStateOn(label({ notified: "2018-12-31" }), "2018-12-31").validUntil).to.equal("2019-12-31");
    });

    it("is refused by a formal answer", () => {
      const refused = label({ requested: "2018-01-15", refused: "2018-04-01" });
      expect(labelStateOn(refused, "2018-03-31").state).to.equal("pending");
      expect(labelStateOn(refused, "2018-04-01")).to.include({ state: "refused", valid: false });
    });
  });

  describe("article 3.2, the yearly report before 31 March", () => {
    const first = label({ notified: "2018-05-02", reports: [{ about: 2018, received: "2019-03-20" }] });

    it("asks for no report in the year of the notification", () => {
      const { nextDeadline } = labelStateOn(first, "2018-11-20");
      expect(nextDeadline).to.deep.equal({ day: "2019-03-31", what: "report" });
    });

    it("is due from 1 January to 31 March included", () => {
      for (const day of ["2019-01-01", "2019-03-19"]) {
        expect(labelStateOn(first, day), day).to.include({ state: "report_due", valid: true });
      }
      expect(labelStateOn(label({ notified: "2018-05-02" }), "2019-03-31").state).to.equal("report_due");
    });

    it("is overdue from 1 April, and the label still runs to its end", () => {
      const state = labelStateOn(label({ notified: "2018-05-02" }), "2019-04-01");
      expect(state).to.include({ state: "report_overdue", valid: true, validUntil: "2019-12-31" });
      expect(state.nextDeadline).to.deep.equal({ day: "2019-03-31", what: "report" });
    });

    it("is settled on the day it is received, and the next one is a year later", () => {
      const state = labelStateOn(first, "2019-03-20");
      expect(state.state).to.equal("active");
      expect(state.nextDeadline).to.deep.equal({ day: "2020-03-31", what: "report" });
    });
  });

  describe("article 3.2, tacit renewal for two calendar years if the obligations are met", () => {
    it("renews year by year, as known on the day", () => {
      const kept = label({ notified: "2018-05-02", reports: reports(2018, 2019) });
      expect(labelStateOn(kept, "2019-12-31").validUntil).to.equal("2019-12-31");
      expect(labelStateOn(kept, "2020-06-01")).to.include({ state: "active", validUntil: "2020-12-31" });
      expect(labelStateOn(kept, "2021-06-01")).to.include({ valid: true, validUntil: "2021-12-31" });
    });

    it("ends on 31 December when the report of the year never came", () => {
      const state = labelStateOn(label({ notified: "2018-05-02" }), "2020-01-01");
      expect(state).to.include({ state: "expired", valid: false, validUntil: "2019-12-31" });
      expect(state.why).to.include("obligations");
    });

    it("ends a year later when only the second report is missing, whatever comes afterwards", () => {
      const lapsed = label({ notified: "2018-05-02", reports: reports(2018, 2020) });
      expect(labelStateOn(lapsed, "2021-01-01")).to.include({ state: "expired", validUntil: "2020-12-31" });
      expect(labelStateOn(lapsed, "2030-01-01")).to.include({ state: "expired", validUntil: "2020-12-31" });
    });

    it("goes on after a late report, not after one that came in the next year", () => {
      const late = (received: string) => label({ notified: "2018-05-02", reports: [{ about: 2018, received }] });
      expect(labelStateOn(late("2019-12-31"), "2020-01-01").valid).to.equal(true);
      expect(labelStateOn(late("2020-01-01"), "2020-01-01").valid).to.equal(false);
    });

    it("never renews a third time", () => {
      const kept = label({ notified: "2018-05-02", reports: reports(2018, 2019, 2020, 2021, 2022) });
      expect(labelStateOn(kept, "2022-01-01")).to.include({ valid: false, validUntil: "2021-12-31" });
    });
  });

  describe("article 3.3, renewal after three years, by 31 March at the latest", () => {
    const facts = { notified: "2018-05-02", reports: reports(2018, 2019, 2020) };

    it("announces the renewal file in the last year", () => {
      expect(labelStateOn(label(facts), "2021-09-01").nextDeadline).to.deep.equal({
        day: "2022-03-31",
        what: "renewal",
      });
    });

    it("is due from 1 January to 31 March, with no label meanwhile", () => {
      for (const day of ["2022-01-01", "2022-03-31"]) {
        const state = labelStateOn(label(facts), day);
        expect(state, day).to.include({ state: "renewal_due", valid: false, validUntil: "2021-12-31" });
        expect(state.nextDeadline, day).to.deep.equal({ day: "2022-03-31", what: "renewal" });
      }
    });

    it("expires on 1 April without a file, or with a late one", () => {
      expect(labelStateOn(label(facts), "2022-04-01").state).to.equal("expired");
      const late = label({ ...facts, renewal_file: "2022-04-01" });
      expect(labelStateOn(late, "2022-04-02").state).to.equal("expired");
    });

    it("is pending once the file has come in time, like a first application", () => {
      const sent = label({ ...facts, renewal_file: "2022-03-31" });
      expect(labelStateOn(sent, "2022-03-30").state).to.equal("renewal_due");
      expect(labelStateOn(sent, "2022-06-01")).to.include({ state: "renewal_pending", valid: false });
    });
  });

  it("withdraws a label by decision of the region, from the day of the decision", () => {
    const withdrawn = label({ notified: "2018-05-02", withdrawn: "2018-09-01" });
    expect(labelStateOn(withdrawn, "2018-08-31").valid).to.equal(true);
    expect(labelStateOn(withdrawn, "2018-09-01")).to.include({
      state: "withdrawn",
      valid: false,
      validUntil: "2018-08-31",
    });
  });

  it("gives one state on every day of eight years, valid from the notification to a 31 December", () => {
    const kept = label({ notified: "2018-05-02", reports: reports(2018, 2019, 2020) });
    const valid: string[] = [];
    for (let time = Date.parse("2017-01-01"); time < Date.parse("2025-01-01"); time += 86_400_000) {
      const day = new Date(time).toISOString().slice(0, 10);
      if (labelStateOn(kept, day).valid) valid.push(day);
    }
    expect([valid[0], valid.at(-1), valid.length]).to.deep.equal(["2018-05-02", "2021-12-31", 1340]);
  });
});

describe("checkLabels", () => {
  const faultsOf = (...labels: Label[]) => checkLabels("regions/occitanie.yaml", labels).map((fault) => fault.field);

  it("annexe 1, preamble: refuses training bodies and apprenticeship centres, by network or by name", () => {
    for (const network of ["greta", "cfa", "cfppa", "ifsi"]) {
      expect(faultsOf(label({ network })), network).to.deep.equal(["labels.0.organisation"]);
    }
    for (const organisation of ["CFA du bâtiment", "Un organisme de formation", "Greta du Midi"]) {
      expect(faultsOf(label({ organisation })), organisation).to.deep.equal(["labels.0.organisation"]);
    }
    expect(faultsOf(label({ network: "cidff" }))).to.deep.equal([]);
  });

  it("article 3.1: grants the label site by site, never twice at once on the same site", () => {
    const one = label({ notified: "2018-05-02" });
    expect(faultsOf(one, label({ notified: "2019-12-31" }))).to.deep.equal(["labels.1.site"]);
    expect(faultsOf(one, label({ site: "espace-2", notified: "2018-05-02" }))).to.deep.equal([]);
  });

  it("article 3.3: accepts a new label on a site whose first one has ended", () => {
    const ended = label({ notified: "2018-05-02", reports: reports(2018, 2019) });
    expect(faultsOf(ended, label({ notified: "2021-12-31" }))).to.deep.equal(["labels.1.site"]);
    expect(faultsOf(ended, label({ notified: "2022-01-01" }))).to.deep.equal([]);
    expect(faultsOf(label({ notified: "2018-05-02", withdrawn: "2018-09-01" }), label({ notified: "2018-09-01" }))).to
      .be.empty;
  });

  it("lists dates that contradict each other", () => {
    const muddled = label({
      requested: "2018-06-01",
      notified: "2018-05-02",
      refused: "2018-05-01",
      withdrawn: "2018-04-01",
      renewal_file: "2018-01-01",
      reports: [{ about: 2018, received: "2017-01-01" }],
    });
    const fields = ["refused", "notified", "refused", "withdrawn", "renewal_file", "reports"];
    expect(faultsOf(muddled)).to.deep.equal(fields.map((field) => `labels.0.${field}`));
  });
});
