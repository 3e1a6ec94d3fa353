"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const byId = (id) => document.getElementById(id);
  const form = byId("filter-form");
  const help = byId("help");
  byId("help-open").addEventListener("click", () => help.showModal());
  if (!form) return;

  const documents = [...document.querySelectorAll(".doc")].map((element) => ({
    element,
    id: element.id,
    button: element.querySelector(".more"),
    whole: false,
    chunks: [...element.querySelectorAll(".chunk")].map((chunk) => ({
      element: chunk,
      shown: -1,
      segments: [...chunk.children].map((seg) => ({
        element: seg,
        text: null,
        quality: seg.dataset.q === undefined ? -1 : Number(seg.dataset.q),
        edited: seg.classList.contains("edited"),
        findings: [...seg.querySelectorAll(".f")].map((item) => ({
          element: item, rule: item.dataset.r, severity: item.dataset.s, confidence: Number(item.dataset.k),
          status: item.dataset.c ?? "open",
        })),
      })),
    })),
  }));
  const search = byId("search"), chosen = byId("document"), clean = byId("clean"), wording = byId("wording");
  const quality = byId("quality"), confidence = byId("confidence");
  const box = byId("filter-box");
  const narrow = window.matchMedia("(max-width: 64rem)");
  if (narrow.matches) box.open = false;

  /* Case, accents, Arabic vowel signs and the several forms of alef and ya make no difference to a search. */
  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\u0640]/gu, "").toLowerCase()
    .replace(/ى/g, "ي").replace(/ة/g, "ه").replace(/\s+/g, " ");
  const textOf = (segment) => (segment.text ??= fold(
    [...segment.element.querySelectorAll(".src, .old, .tgt, .rule, .msg, .use")].map((e) => e.textContent).join(" ")));
  const fields = (name) => [...form.elements].filter((e) => e.name === name);
  const checked = (name) => new Set(fields(name).filter((e) => e.checked).map((e) => e.value));
  const show = (element, wanted) => element.hidden === wanted && ((element.hidden = !wanted), true);
  const plural = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
  const HEIGHT = narrow.matches ? 320 : 170; /* pixels of a segment not drawn yet, about */

  function criteria() {
    const statuses = fields("status").length ? checked("status") : null;
    return {
      severities: checked("severity"), rules: checked("rule"), statuses,
      words: fold(search.value).trim(),
      most: quality && Number(quality.value) < 100 ? Number(quality.value) : Infinity,
      least: confidence ? Number(confidence.value) : 0,
    };
  }

  /* The marking of a finding that is not shown is not either. */
  function unmark(segment) {
    const hidden = new Set(segment.findings.filter((one) => one.element.hidden).map((one) => one.element.dataset.f));
    for (const mark of segment.element.querySelectorAll("mark, .gap")) {
      mark.classList.toggle("off", mark.dataset.f.split(" ").every((number) => hidden.has(number)));
    }
  }

  function apply() {
    const wanted = criteria();
    let faults = 0, segments = 0;
    const filtered = ({ status, severity, rule, confidence: sure }) =>
      wanted.severities.has(severity) && wanted.rules.has(rule) && sure >= wanted.least
      && (!wanted.statuses || wanted.statuses.has(status));
    for (const doc of documents) {
      const named = !chosen.value || chosen.value === doc.id;
      let any = false;
      for (const chunk of doc.chunks) {
        let shown = 0;
        for (const segment of chunk.segments) {
          const matches = named && (doc.whole || segment.quality <= wanted.most)
            && (wanted.most === Infinity || segment.quality >= 0 || doc.whole)
            && (!wanted.words || textOf(segment).includes(wanted.words));
          let seen = 0, changed = false;
          for (const finding of segment.findings) {
            const visible = matches && filtered(finding);
            changed = show(finding.element, visible || doc.whole) || changed;
            if (visible) seen += 1;
          }
          if (changed) unmark(segment);
          const without = (!segment.findings.length && clean.checked) || (segment.edited && wording?.checked);
          const visible = matches && (seen > 0 || without || doc.whole);
          show(segment.element, visible);
          if (visible) { faults += seen; shown += 1; }
        }
        if (chunk.shown !== shown) {
          chunk.shown = shown;
          show(chunk.element, shown > 0);
          chunk.element.style.containIntrinsicSize = `none ${shown * HEIGHT}px`;
        }
        segments += shown;
        any ||= shown > 0;
      }
      show(doc.element, any);
    }
    byId("status").textContent = `${plural(faults, "fault")} in ${plural(segments, "segment")}`;
    byId("filter-count").textContent = narrow.matches ? `· ${plural(faults, "fault")}` : "";
    for (const field of [quality, confidence]) if (field) byId(`${field.id}-value`).textContent = field.value;
    show(byId("nothing"), segments === 0);
  }

  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(apply, 60); };
  form.addEventListener("input", (event) => (event.target === search ? soon() : apply()));
  form.addEventListener("reset", () => setTimeout(() => { for (const doc of documents) whole(doc, false); apply(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => form.reset());
  for (const [id, state] of [["rules-all", true], ["rules-none", false]]) {
    byId(id)?.addEventListener("click", () => {
      for (const field of fields("rule")) field.checked = state;
      apply();
    });
  }

  function whole(doc, state) {
    doc.whole = state;
    doc.button.setAttribute("aria-pressed", String(state));
  }
  for (const doc of documents) {
    doc.button.addEventListener("click", () => { whole(doc, !doc.whole); apply(); });
  }

  /* A permalink wins over the filters: what it points to is shown. */
  function reveal() {
    const id = decodeURIComponent(location.hash.slice(1));
    const element = id && byId(id);
    const doc = element && documents.find((one) => one.element.contains(element));
    if (!doc) return;
    if (chosen.value && chosen.value !== doc.id) chosen.value = "";
    search.value = "";
    apply();
    if (element.closest("[hidden]")) { whole(doc, true); apply(); }
    settle(element, () => element.scrollIntoView({ block: element === doc.element ? "start" : "center" }));
  }

  /* Scroll to what stands below segments whose heights were estimates: again, until it stays, or somebody else moves. */
  let errand = 0;
  for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    document.addEventListener(kind, () => { errand += 1; }, { capture: true, passive: true });
  }
  function settle(element, scroll) {
    const mine = ++errand, started = performance.now();
    let moved = started;
    const again = () => {
      if (mine !== errand) return;
      const top = element.getBoundingClientRect().top, now = performance.now();
      scroll();
      if (Math.abs(element.getBoundingClientRect().top - top) > 1) moved = now;
      if (now - moved < 600 && now - started < 5000) requestAnimationFrame(again);
    };
    again();
  }
  window.addEventListener("hashchange", reveal);

  /* A finding and its markings on both sides light up together. */
  let lit = [];
  function light(part) {
    const segment = part?.closest(".seg"), number = part?.dataset.f;
    const found = !segment ? [] : [...segment.querySelectorAll("[data-f]")]
      .filter((e) => number.split(" ").some((n) => e.dataset.f.split(" ").includes(n)));
    for (const element of lit) element.classList.remove("lit");
    lit = found;
    for (const element of lit) element.classList.add("lit");
  }
  const partAt = (target) => target.closest?.("[data-f]");
  const focusedPart = () => partAt(document.activeElement ?? root);
  document.addEventListener("mouseover", (event) => light(partAt(event.target) ?? focusedPart()));
  document.addEventListener("focusin", (event) => light(partAt(event.target)));
  document.addEventListener("focusout", () => light(null));
  document.addEventListener("click", (event) => {
    const mark = event.target.closest?.("mark[data-f], .gap[data-f]");
    if (!mark || String(getSelection())) return;
    const number = mark.dataset.f.split(" ").at(-1);
    mark.closest(".seg").querySelector(`.f[data-f="${number}"]:not([hidden]) .rule`)?.focus();
  });

  let current = null;
  const visibleIn = (part) => [...part.querySelectorAll(".seg:not([hidden]) .f:not([hidden])")];
  function step(direction) {
    const chunks = [...document.querySelectorAll(".doc:not([hidden]) .chunk:not([hidden])")];
    const visible = chunks.flatMap(visibleIn);
    if (!visible.length) return;
    let place = visible.indexOf(document.activeElement?.closest?.(".f") ?? current);
    if (place < 0) place = visible.indexOf(current);
    if (place < 0) {
      const near = chunks.find((chunk) => chunk.getBoundingClientRect().bottom > 60);
      const below = near ? visibleIn(near).find((item) => item.getBoundingClientRect().top > 60) : null;
      place = below ? visible.indexOf(below) : visible.length;
      if (direction < 0 || place === visible.length) place -= 1;
    } else {
      place += direction;
    }
    go(visible[Math.max(0, Math.min(visible.length - 1, place))]);
  }
  function go(next) {
    current = next;
    next.querySelector(".rule").focus({ preventScroll: true });
    settle(next, () => {
      next.closest(".seg").scrollIntoView({ block: "center", behavior: "instant" });
      next.scrollIntoView({ block: "nearest", behavior: "instant" });
    });
    history.replaceState(null, "", `#${next.id}`);
  }

  /* A segment as plain text: where it stands, its texts and its findings. */
  const clear = (element) => {
    const copy = element.cloneNode(true);
    for (const extra of copy.querySelectorAll("sup, .gap, .vh, .acts")) extra.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  function asText(segment) {
    const name = segment.closest(".doc").querySelector("h3").textContent.trim();
    const place = segment.querySelector(".gut a").title.split(": ")[1];
    const quality = segment.dataset.q === undefined ? "" : `, quality ${Math.round(segment.dataset.q)}`;
    const lines = [`${name}, segment ${segment.querySelector(".gut a").textContent}${place ? ` (${place})` : ""}${quality}`];
    for (const text of segment.querySelectorAll(":scope > p[lang]")) {
      const label = text.classList.contains("old") ? `${text.lang}, old` : text.lang;
      lines.push(`${label ? `[${label}] ` : ""}${clear(text)}`);
    }
    for (const item of segment.querySelectorAll(".f:not([hidden])")) lines.push(`${item.dataset.f}. ${clear(item)}`);
    return lines.join("\n");
  }
  async function put(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch { /* not allowed here: the old way */
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  }
  async function copy(segment) {
    const button = segment.querySelector(".copy");
    await put(asText(segment));
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  }
  document.addEventListener("click", (event) => {
    if (event.target.matches?.(".copy")) copy(event.target.closest(".seg"));
  });

  const marking = byId("marks") ? marks() : null;
  const here = () => document.activeElement?.closest?.(".f") ?? (current?.isConnected ? current : null);

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => { box.open = true; search.focus(); search.select(); },
    f: () => { box.open = true; form.querySelector("input[type=checkbox]")?.focus(); },
    a: () => clean.click(),
    c: () => { const segment = document.activeElement?.closest?.(".seg") ?? here()?.closest(".seg"); if (segment) copy(segment); },
    m: () => marking?.toggle(here(), "accepted"),
    x: () => marking?.toggle(here(), "false alarm"),
    "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const target = event.target;
    if (event.key === "Escape" && target.closest("#filters")) { target.blur(); return; }
    if (target.matches("input:not([type=checkbox], [type=range]), select, textarea")) return;
    const action = keys[event.key];
    if (action) { event.preventDefault(); action(); }
  });

  /* Findings that an editor accepts or calls false alarms: kept by this browser, saved as a baseline for the gate. */
  function marks() {
    const STORE = "wire-audit-marks", VERSION = 1, LONGEST = 120;
    const items = new Map([...document.querySelectorAll(".f[data-p]")].map((item) => [item.dataset.p, item]));
    const bar = byId("marks"), dialog = byId("export"), problem = byId("export-error");
    let kept = {};
    try { kept = JSON.parse(localStorage.getItem(STORE)) ?? {}; } catch { /* no store here: marks last as long as the page */ }

    const marked = () => Object.entries(kept).filter(([print]) => items.has(print));
    function paint(print) {
      const item = items.get(print);
      item.classList.toggle("marked", print in kept);
      for (const button of item.querySelectorAll("[data-a]")) {
        button.setAttribute("aria-pressed", String(kept[print] === button.dataset.a));
      }
    }
    function changed() {
      try { localStorage.setItem(STORE, JSON.stringify(kept)); } catch { /* as above */ }
      const kinds = marked().map(([, kind]) => kind);
      const accepted = kinds.filter((kind) => kind === "accepted").length, wrong = kinds.length - accepted;
      byId("marks-count").textContent = `${accepted} accepted, ${plural(wrong, "false alarm")}`;
      show(bar, kinds.length > 0);
    }
    function toggle(item, kind) {
      const print = item?.dataset.p;
      if (!print) return;
      if (kept[print] === kind) delete kept[print]; else kept[print] = kind;
      paint(print);
      changed();
    }
    const short = (text) => {
      const all = [...text.replace(/\s+/g, " ").trim()];
      return all.length <= LONGEST ? all.join("") : `${all.slice(0, LONGEST - 1).join("")}…`;
    };
    function markedText(item) {
      const segment = item.closest(".seg");
      for (const side of segment.querySelectorAll(".tgt, .src")) side.parts = [...side.querySelectorAll("mark")]
        .filter((e) => e.dataset.f.split(" ").includes(item.dataset.f));
      const sides = [segment.querySelector(".tgt"), segment.querySelector(".src")].filter(Boolean);
      const side = sides.find((e) => e.parts.length);
      return side ? side.parts.map(clear).join(" ") : clear(sides[0]);
    }
    function entry(print, kind) {
      const item = items.get(print);
      const made = {
        document: item.closest(".doc").dataset.key, rule: item.dataset.r, text: short(markedText(item)),
        message: short(item.querySelector(".msg").textContent), fingerprint: print,
        reason: kind === "accepted" ? byId("reason").value.trim() || "accepted in review" : kind,
      };
      if (byId("expires").value) made.expires = byId("expires").value;
      return made;
    }
    async function existing() {
      const file = byId("existing").files[0];
      if (!file) return [];
      const made = JSON.parse(await file.text());
      if (made?.version !== VERSION || !Array.isArray(made.findings)) throw new Error("no baseline of this version");
      return made.findings;
    }
    function download(findings) {
      const text = `${JSON.stringify({ version: VERSION, findings }, null, 2)}\n`;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      link.download = byId("existing").files[0]?.name ?? "audit-baseline.json";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }
    async function save() {
      try {
        const all = new Map((await existing()).map((one) => [one.fingerprint, one]));
        for (const [print, kind] of marked()) all.set(print, entry(print, kind));
        const order = (one) => [one.document, one.rule, one.text ?? "", one.fingerprint].join("\0");
        download([...all.values()].sort((one, two) => (order(one) < order(two) ? -1 : 1)));
        dialog.close();
      } catch (error) {
        problem.textContent = `${byId("existing").files[0]?.name ?? "baseline"}: ${error.message}`;
      }
    }

    for (const print of items.keys()) if (print in kept) paint(print);
    document.addEventListener("click", (event) => {
      if (event.target.matches?.("[data-a]")) toggle(event.target.closest(".f"), event.target.dataset.a);
    });
    byId("marks-save").addEventListener("click", () => { problem.textContent = ""; dialog.showModal(); });
    byId("marks-clear").addEventListener("click", () => {
      for (const [print] of marked()) { delete kept[print]; paint(print); }
      changed();
    });
    byId("export-cancel").addEventListener("click", () => dialog.close());
    byId("export-form").addEventListener("submit", (event) => { event.preventDefault(); save(); });
    changed();
    return { toggle };
  }

  apply();
  reveal();
})();
