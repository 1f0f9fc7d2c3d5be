// Won as the pages write them (money.py: readable): 1.28억 원, 69.9억 원, 3,667만 원. `words` are those of the units.
const EOK = 100_000_000;
const MAN = 10_000;

export const readable = (won, words) => {
  const size = Math.abs(won);
  if (size >= EOK - 500) return short(won, EOK) + words.eok; // what would round up to 10,000만 is 1억
  if (size >= MAN) return short(won, MAN) + words.man;
  return won.toLocaleString("en-US") + words.won;
};

// Two decimals below ten, else one, rounded half up in whole won: fractions would round by their binary error.
const short = (won, unit) => {
  const parts = Math.abs(won) < 10 * unit ? 100 : 10;
  const rounded = Math.floor((Math.abs(won) * parts) / unit + 0.5) / parts;
  return `${won < 0 ? "-" : ""}${rounded.toLocaleString("en-US", { maximumFractionDigits: 2 })}`;
};
