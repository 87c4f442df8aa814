// Prints, for each calendar file given, every occurrence that ical.js lays out from FIRST to LAST.
// Times with a zone are seconds since 1970; floating ones and days are written as local text.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, first, last, ...paths] = process.argv.slice(2);
const module = createRequire(`${folder}/`).resolve("ical.js");
const ICAL = (await import(pathToFileURL(module))).default;
const MOST = 20_000;
const day = (text) => ICAL.Time.fromDateString(text);

const shown = (time) =>
  time.isDate || time.zone === ICAL.Timezone.localTimezone ? time.toString() : time.toUnixTime();

const described = (event, start, end) => ({
  title: event.summary ?? "",
  start: shown(start),
  end: shown(end),
  allDay: start.isDate,
});

const near = (start, end) => {
  const from = day(first), to = day(last);
  from.adjust(-2, 0, 0, 0);
  to.adjust(3, 0, 0, 0);
  return end.compare(from) >= 0 && start.compare(to) <= 0;
};

const occurrences = (event) => {
  if (!event.isRecurring()) {
    return near(event.startDate, event.endDate)
      ? [described(event, event.startDate, event.endDate)]
      : [];
  }
  const found = [];
  const until = day(last);
  until.adjust(400, 0, 0, 0);
  const iterator = event.iterator();
  for (let count = 0; count < MOST; count += 1) {
    const next = iterator.next();
    if (!next || next.compare(until) > 0) break;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    if (near(startDate, endDate)) found.push(described(item, startDate, endDate));
  }
  return found;
};

const expand = (path) => {
  const found = [];
  let calendars = ICAL.parse(readFileSync(path, "utf8"));
  if (typeof calendars[0] === "string") calendars = [calendars];
  for (const parsed of calendars) {
    const calendar = new ICAL.Component(parsed);
    for (const zone of calendar.getAllSubcomponents("vtimezone")) {
      ICAL.TimezoneService.register(zone);
    }
    const series = new Map();
    for (const component of calendar.getAllSubcomponents("vevent")) {
      const event = new ICAL.Event(component, { strictExceptions: true, exceptions: [] });
      const uid = event.uid ?? `line ${series.size}`;
      if (!series.has(uid)) series.set(uid, { masters: [], exceptions: [] });
      series.get(uid)[event.isRecurrenceException() ? "exceptions" : "masters"].push(event);
    }
    for (const { masters, exceptions } of series.values()) {
      for (const master of masters) {
        exceptions.forEach((exception) => master.relateException(exception));
        found.push(...occurrences(master));
      }
      if (!masters.length) found.push(...exceptions.flatMap(occurrences));
    }
  }
  return found;
};

const attempt = (path) => {
  try {
    return expand(path);
  } catch (error) {
    return { error: String(error) };
  }
};

console.log(JSON.stringify(Object.fromEntries(paths.map((path) => [path, attempt(path)]))));
