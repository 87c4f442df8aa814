// Prints, for each calendar file given, what ical.js reads in it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, ...paths] = process.argv.slice(2);
const module = createRequire(`${folder}/`).resolve("ical.js");
const ICAL = (await import(pathToFileURL(module))).default;

const read = (path) => {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  const events = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return [event.uid, {
      start: event.startDate.toUnixTime(),
      end: event.endDate.toUnixTime(),
      zone: event.startDate.zone.tzid,
      allDay: event.startDate.isDate,
      summary: event.summary,
      description: event.description,
      categories: component.getFirstProperty("categories").getValues(),
    }];
  });
  return Object.fromEntries(events);
};

console.log(JSON.stringify(Object.fromEntries(paths.map((path) => [path, read(path)]))));
