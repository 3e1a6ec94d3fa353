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
    segments: [...element.querySelectorAll(".seg")].map((seg) => ({
      element: seg,
      text: null,
      findings: [...seg.querySelectorAll(".f")].map((item) => ({
        element: item, rule: item.dataset.r, severity: item.dataset.s,
      })),
    })),
  }));
  const search = byId("search"), chosen = byId("document"), clean = byId("clean");
  const box = byId("filter-box");
  const narrow = window.matchMedia("(max-width: 64rem)");
  if (narrow.matches) box.open = false;

  /* Case, accents, Arabic vowel signs and the several forms of alef and ya make no difference to a search. */
  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\u0640]/gu, "").toLowerCase()
    .replace(/ى/g, "ي").replace(/ة/g, "ه").replace(/\s+/g, " ");
  const textOf = (segment) => (segment.text ??= fold(segment.element.textContent));
  const checked = (name) => new Set([...form.elements].filter((e) => e.name === name && e.checked).map((e) => e.value));
  const show = (element, wanted) => { if (element.hidden === wanted) element.hidden = !wanted; };
  const plural = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

  function apply() {
    const severities = checked("severity"), rules = checked("rule");
    const words = fold(search.value).trim();
    let faults = 0, segments = 0;
    for (const doc of documents) {
      const wanted = !chosen.value || chosen.value === doc.id;
      let first = null, last = null;
      for (const segment of doc.segments) {
        let seen = 0;
        const matches = wanted && (!words || textOf(segment).includes(words));
        for (const finding of segment.findings) {
          const visible = matches && severities.has(finding.severity) && rules.has(finding.rule);
          show(finding.element, visible || doc.whole);
          if (visible) seen += 1;
        }
        const without = !segment.findings.length && clean.checked;
        const visible = matches && (seen > 0 || without || doc.whole);
        show(segment.element, visible);
        segment.element.classList.remove("first", "last");
        if (visible) { faults += seen; segments += 1; first ??= segment.element; last = segment.element; }
      }
      first?.classList.add("first");
      last?.classList.add("last");
      show(doc.element, Boolean(first));
    }
    byId("status").textContent = `${plural(faults, "fault")} in ${plural(segments, "segment")}`;
    byId("filter-count").textContent = narrow.matches ? `· ${plural(faults, "fault")}` : "";
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
      for (const field of form.elements) if (field.name === "rule") field.checked = state;
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
    const holder = element.closest(".seg");
    apply();
    if (element.closest("[hidden]") || (holder && holder.hidden)) { whole(doc, true); apply(); }
    const scroll = () => element.scrollIntoView({ block: element === doc.element ? "start" : "center" });
    scroll();
    requestAnimationFrame(() => { scroll(); requestAnimationFrame(scroll); }); /* heights above were estimates */
  }
  window.addEventListener("hashchange", reveal);

  let current = null;
  function step(direction) {
    const visible = [...document.querySelectorAll(".doc:not([hidden]) .seg:not([hidden]) .f:not([hidden])")];
    if (!visible.length) return;
    const focused = document.activeElement?.closest?.(".f") ?? current;
    let place = visible.indexOf(focused);
    if (place < 0) {
      const below = visible.findIndex((item) => item.getBoundingClientRect().top > 60);
      place = direction > 0 ? (below < 0 ? 0 : below) : (below < 0 ? visible.length : below) - 1;
    } else {
      place += direction;
    }
    const next = visible[Math.max(0, Math.min(visible.length - 1, place))];
    current = next;
    next.querySelector(".rule").focus({ preventScroll: true });
    next.closest(".seg").scrollIntoView({ block: "center", behavior: "instant" });
    next.scrollIntoView({ block: "nearest", behavior: "instant" });
    history.replaceState(null, "", `#${next.id}`);
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => { box.open = true; search.focus(); search.select(); },
    f: () => { box.open = true; form.querySelector("input[type=checkbox]")?.focus(); },
    a: () => clean.click(),
    "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const target = event.target;
    if (event.key === "Escape" && target.closest("#filters")) { target.blur(); return; }
    if (target.matches("input:not([type=checkbox]), select, textarea")) return;
    const action = keys[event.key];
    if (action) { event.preventDefault(); action(); }
  });

  apply();
  reveal();
})();
