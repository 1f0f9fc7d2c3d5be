// How a title and what is looked for in it are made alike: composed, lower case, without blanks, one middle dot.
export const plain = (text) => text.normalize("NFC").toLowerCase().replace(/\s+/g, "").replace(/[ㆍ․‧∙•]/g, "·");

// The words of a query; a title is found when it holds them all.
export const words = (query) => query.split(/\s+/).map(plain).filter(Boolean);

// The address form of a printed number, as the ids are made: III-2-1 is iii-2-1.
export const slug = (number) => number.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
