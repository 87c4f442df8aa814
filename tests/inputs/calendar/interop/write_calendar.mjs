// Prints a calendar file as ical.js writes it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, path] = process.argv.slice(2);
const module = createRequire(`${folder}/`).resolve("ical.js");
const ICAL = (await import(pathToFileURL(module))).default;

process.stdout.write(new ICAL.Component(ICAL.parse(readFileSync(path, "utf8"))).toString());
