"use strict";
// Filters, sorting, keys and copying. Everything on the page is there and readable without this script.
(() => {
  const list = document.getElementById("list");
  if (!list) return;
  const cards = [...list.querySelectorAll(":scope > article")];
  const asWritten = [...list.children]; // with the lines that name the events
  const events = [...list.querySelectorAll(":scope > .ev")];
  const tools = document.getElementById("tools");
  const FEW = 4; // with fewer findings the eye is faster than a filter
  const make = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (value !== false) node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children);
    return node;
  };
  const texts = new Map();
  const textOf = (card) => {
    if (!texts.has(card)) texts.set(card, card.textContent.toLowerCase());
    return texts.get(card);
  };

  // Filters ------------------------------------------------------------------------------------------------------
  const state = { v: new Set(), k: "", s: "", m: "", d: "", e: "", q: "", sort: "" };
  const fields = {};
  const status = make("p", { class: "note", role: "status" });
  const tally = (name) => {
    const counts = new Map();
    for (const card of cards) for (const value of values(card, name)) counts.set(value, (counts.get(value) || 0) + 1);
    return counts;
  };
  const values = (card, name) => (name === "d" ? card.dataset.d.trim().split(" ") : [card.dataset[name]]).filter(Boolean);
  const fits = (card) =>
    (!state.v.size || state.v.has(card.dataset.v)) &&
    ["k", "s", "m", "d", "e"].every((name) => !state[name] || values(card, name).includes(state[name])) &&
    state.q.toLowerCase().split(/\s+/).every((word) => textOf(card).includes(word));
  const orders = {
    sources: (a, b) => b.dataset.o - a.dataset.o || a.dataset.n - b.dataset.n,
    question: (a, b) => heading(a).localeCompare(heading(b), "en") || a.dataset.n - b.dataset.n,
  };
  const heading = (card) => card.querySelector("h3").textContent;
  let order = "";
  let filtered = false;
  const show = () => {
    if (state.sort !== order) {
      list.append(...(orders[state.sort] ? [...cards].sort(orders[state.sort]) : asWritten));
      order = state.sort;
    }
    const some = state.v.size || state.k || state.s || state.m || state.d || state.e || state.q;
    let shown = cards.length;
    if (some || filtered) {
      shown = 0;
      for (const card of cards) {
        card.hidden = !fits(card);
        shown += !card.hidden;
      }
    }
    filtered = some;
    for (const event of events) event.hidden = !!state.sort || !cards.some((card) => !card.hidden && card.dataset.e === event.dataset.e);
    const all = cards.length.toLocaleString("en");
    status.textContent = shown === cards.length ? `All ${all} findings.` : `${shown.toLocaleString("en")} of ${all} findings.`;
  };
  const write = () => {
    const kept = new URLSearchParams();
    if (state.v.size) kept.set("v", [...state.v].sort().join(","));
    for (const name of ["k", "s", "m", "d", "e", "q", "sort"]) if (state[name]) kept.set(name, state[name]);
    history.replaceState(null, "", kept.size ? "#?" + kept : location.pathname + location.search);
  };
  const reflect = () => {
    for (const [name, field] of Object.entries(fields)) {
      if (name === "v") for (const button of field) button.setAttribute("aria-pressed", state.v.has(button.value));
      else field.value = state[name];
    }
  };
  const read = () => {
    const kept = new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : "");
    state.v = new Set((kept.get("v") || "").split(",").filter(Boolean));
    for (const name of ["k", "s", "m", "d", "e", "q", "sort"]) state[name] = kept.get(name) || "";
    reflect();
    show();
  };
  const clear = () => {
    Object.assign(state, { v: new Set(), k: "", s: "", m: "", d: "", e: "", q: "" });
    reflect();
    show();
    write();
  };
  const choose = (name, label, options) => {
    if (options.length < 2 && name !== "sort") return "";
    const first = name === "sort" ? "gravest first" : "all";
    fields[name] = make("select", {
      onchange: (event) => {
        state[name] = event.target.value;
        show();
        write();
      },
    }, make("option", { value: "" }, first), ...options.map(([value, text]) => make("option", { value }, text)));
    return make("label", {}, label + " ", fields[name]);
  };
  const build = () => {
    const names = new Map([...document.querySelectorAll("#words .v")].map((node) => [node.className.split(" ")[1], node.textContent]));
    const verdicts = tally("v");
    fields.v = [...names].filter(([value]) => verdicts.has(value)).map(([value, name]) =>
      make("button", {
        type: "button", value, "aria-pressed": "false",
        onclick: () => {
          if (!state.v.delete(value)) state.v.add(value);
          reflect();
          show();
          write();
        },
      }, make("span", { class: "v " + value }, name), " " + verdicts.get(value).toLocaleString("en")));
    let wait;
    fields.q = make("input", {
      type: "search", placeholder: "any words", autocomplete: "off", spellcheck: "false",
      oninput: (event) => {
        state.q = event.target.value.trim();
        clearTimeout(wait);
        wait = setTimeout(() => { show(); write(); }, 120);
      },
    });
    const plain = (name) => [...tally(name)].sort((a, b) => b[1] - a[1]).map(([value, count]) => [value, `${value} (${count.toLocaleString("en")})`]);
    const sources = [...document.querySelectorAll("#documents .doc")].map((doc) => [doc.id.slice(1), doc.dataset.name]).filter(([id]) => tallyD.has(id));
    const fold = (open) => () => cards.forEach((card) => card.hidden || card.querySelectorAll("details").forEach((d) => { d.open = open; }));
    tools.append(make("details", { open: innerWidth > 640 },
      make("summary", {}, "Filter, sort, keys"),
      make("div", { class: "row", role: "group", "aria-label": "Show these verdicts" }, ...fields.v),
      make("div", { class: "row" },
        make("label", {}, "Text ", fields.q),
        choose("e", "Event", events.filter((event) => event.dataset.e).map((event) => [event.dataset.e, event.firstChild.textContent.trim()])), choose("k", "Kind", plain("k")), choose("s", "Severity", plain("s")), choose("m", "About", plain("m")),
        choose("d", "Document", sources), choose("sort", "Order", [["sources", "most sources first"], ["question", "by question"]])),
      make("div", { class: "row" }, status,
        make("button", { type: "button", onclick: clear }, "Show all"),
        make("button", { type: "button", onclick: fold(true) }, "Open all reasons"),
        make("button", { type: "button", onclick: fold(false) }, "Close them"),
        make("button", { type: "button", onclick: () => help.showModal() }, "Keys"))));
    tools.hidden = false;
  };
  const tallyD = tally("d");

  // Copying ------------------------------------------------------------------------------------------------------
  const clean = (node) => (node ? node.textContent.replace(/\s+/g, " ").trim().replace(/[\\`*_[\]<>#|]/g, "\\$&") : "");
  const cites = (quote) => {
    const many = [...quote.querySelectorAll("figcaption div")];
    return many.length ? many : [quote.querySelector("figcaption")];
  };
  const markdown = (card) => {
    const lines = [`**${clean(card.querySelector("h3"))}** (${clean(card.querySelector(".tags .v"))})`, ""];
    for (const side of card.querySelectorAll(".side")) {
      const label = clean(side.querySelector("h4")).replace(/^(\S+)/, "$1:");
      lines.push(`- ${label}, ${clean(side.querySelector(".w"))}`);
      for (const quote of side.querySelectorAll(".q")) {
        lines.push(`  > ${clean(quote.querySelector("blockquote"))}`);
        lines.push(...cites(quote).map((cite) => `  > (${clean(cite)})`), "");
      }
    }
    for (const pair of card.querySelectorAll(".pairs > li > p")) {
      const met = [...pair.querySelectorAll(".ab")].map((ab) => [...ab.querySelectorAll(".l")].map(clean).join(" and "));
      lines.push("- " + met.join(", ") + ": " + clean(pair.querySelector(".v")) + ". " + clean(pair.lastChild));
    }
    return lines.join("\n") + "\n";
  };
  const say = (button, text) => {
    const before = button.textContent;
    button.textContent = text;
    setTimeout(() => { button.textContent = before; }, 1500);
  };
  const copy = async (card, button) => {
    const text = markdown(card);
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make("textarea", { class: "skip", "aria-hidden": "true" });
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    if (button) say(button, "Copied");
  };
  const addCopy = (card) => {
    if (card.querySelector(".copy")) return;
    const button = make("button", { type: "button", class: "copy", onclick: () => copy(card, button) }, "Copy as Markdown");
    card.append(button);
  };

  // Keys ---------------------------------------------------------------------------------------------------------
  const keys = [["j", "next finding"], ["k", "previous finding"], ["o", "open or close its reasons"], ["c", "copy it as Markdown"], ["/", "search"], ["?", "these keys"]];
  const off = make("input", { type: "checkbox", checked: true });
  const help = make("dialog", { "aria-labelledby": "h-keys" },
    make("h2", { id: "h-keys" }, "Keys"),
    make("dl", {}, ...keys.map(([key, text]) => make("div", {}, make("dt", {}, make("kbd", {}, key)), make("dd", {}, text)))),
    make("p", {}, make("label", {}, off, " Use these keys")),
    make("form", { method: "dialog" }, make("button", {}, "Close")));
  document.body.append(help);
  const current = () => document.activeElement && document.activeElement.closest("#list > article");
  const go = (step) => {
    const visible = [...list.querySelectorAll(":scope > article")].filter((card) => !card.hidden);
    const at = visible.indexOf(current());
    const next = visible[at < 0 ? (step > 0 ? 0 : visible.length - 1) : Math.min(Math.max(at + step, 0), visible.length - 1)];
    if (!next) return;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  };
  const actions = {
    j: () => go(1),
    k: () => go(-1),
    o: () => {
      const folds = current() ? [...current().querySelectorAll("details")] : [];
      const open = folds.some((fold) => !fold.open);
      folds.forEach((fold) => { fold.open = open; });
    },
    c: () => current() && copy(current(), current().querySelector(".copy")),
    "/": () => {
      if (tools.hidden) return;
      fields.q.closest("details").open = true;
      fields.q.focus();
    },
    "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.closest("input, select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (!Object.hasOwn(actions, event.key) || !off.checked) return;
    event.preventDefault();
    actions[event.key]();
  });

  // Start --------------------------------------------------------------------------------------------------------
  const near = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      addCopy(target);
      near.unobserve(target);
    }
  }, { rootMargin: "400px" });
  cards.forEach((card, index) => {
    card.dataset.n = index;
    near.observe(card);
  });
  if (cards.length >= FEW) build();
  const arrive = () => {
    if (location.hash.startsWith("#?") || !location.hash) return read();
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.hidden) { clear(); location.hash = target.id; }
    const fold = target && target.querySelector(":scope > details");
    if (fold) fold.open = true;
  };
  addEventListener("hashchange", arrive);
  read();
  arrive();
})();
