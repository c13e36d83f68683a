// Follows the files: when they change, what changed on the page is exchanged; where the reader is and what the reader
// has typed stay. Without it every page can be read and every form sent.
"use strict";

const EVERY = 1000; // milliseconds
const content = document.getElementById("content");
const news = document.querySelector(".news");
const sent = new Map(); // what the server sent of each part, by id

const remember = (root) => {
  sent.clear();
  for (const part of root.children) sent.set(part.id, part.outerHTML);
};

const say = (what) => {
  news.textContent = what ? news.dataset[what] : "";
};

const slide = (root) => {
  for (const range of root.querySelectorAll(".slider input")) {
    const pictures = range.closest(".both").querySelector(".slide");
    const move = () => pictures.style.setProperty("--rest", `${100 - range.value}%`);
    range.addEventListener("input", move);
    move();
  }
};

// what was typed, which details stand open, which mark is chosen
const keep = (old, fresh) => {
  for (const field of old.querySelectorAll("input:not([type=hidden]), textarea")) {
    const same = field.id && fresh.querySelector(`#${CSS.escape(field.id)}`);
    if (same && field.value !== field.defaultValue) same.value = field.value;
  }
  for (const open of old.querySelectorAll("details[open][id]")) {
    const same = fresh.querySelector(`details#${CSS.escape(open.id)}`);
    if (same) same.open = true;
  }
  const shown = old.querySelector("input[name=shown]");
  const other = fresh.querySelector("input[name=shown]");
  if (shown && other && shown.value !== other.value) {
    other.value = shown.value; // what is decided is what was opened: the server refuses, and asks to look again
    fresh.querySelector(".look-again").hidden = false;
  }
};

const exchange = (fresh) => {
  const focused = document.activeElement && document.activeElement.id;
  const place = window.scrollY;
  const parts = [...fresh.children];
  const old = new Map([...content.children].map((part) => [part.id, part]));
  const before = new Map(sent);
  remember(fresh);
  const next = parts.map((part) => {
    const there = old.get(part.id);
    if (there && before.get(part.id) === sent.get(part.id)) return there;
    if (there) keep(there, part);
    return part;
  });
  content.replaceChildren(...next);
  content.dataset.state = fresh.dataset.state;
  slide(content);
  if (focused && document.activeElement.id !== focused) {
    const again = document.getElementById(focused);
    if (again) again.focus({ preventScroll: true });
  }
  window.scrollTo(0, place);
};

const look = async () => {
  if (document.hidden) return;
  let state;
  try {
    state = (await (await fetch("/state")).json()).state;
  } catch {
    say("lost");
    return;
  }
  if (news.textContent === news.dataset.lost) say("");
  if (!state || state === content.dataset.state) return;
  say("updating");
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("content");
    exchange(fresh);
    document.title = page.title;
    say("updated");
  } catch {
    say("lost");
  }
};

const follow = async () => {
  await look();
  setTimeout(follow, EVERY);
};

if (content && news) {
  const address = new URL(location.href);
  if (address.searchParams.has("done")) {
    address.searchParams.delete("done"); // said once
    history.replaceState(null, "", address);
  }
  remember(content);
  slide(content);
  setTimeout(follow, EVERY);
}
