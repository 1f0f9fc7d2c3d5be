// How titles and what is looked for in them are made alike: as the search does, and without blanks.
import { normalise } from "../search/words.js";

// Most titles are words of syllables, for which the short way gives the same: 24,300 are read while a phone waits.
const SIMPLE = /^[가-힣A-Za-z ]*$/;
export const plain = (text) => (SIMPLE.test(text) ? text.toLowerCase().replaceAll(" ", "") : normalise(text));

// The words of a query; a title is found when it holds them all.
export const words = (query) => query.split(/\s+/).map(plain).filter(Boolean);

// The address form of a printed number, as the ids are made: III-2-1 is iii-2-1.
export const slug = (number) => number.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
