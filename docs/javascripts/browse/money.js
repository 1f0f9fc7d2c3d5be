// Figures as the templates write them. `units` are the words for 억, 만 and 1 won.
const EOK = 100_000_000;
const MAN = 10_000;
const numbers = new Intl.NumberFormat("ko-KR", { maximumFractionDigits: 20 });

export const number = (value) => numbers.format(value);

// Short form: two decimals below ten, else one, rounded half up; whole numbers only, so that nothing is rounded twice.
const short = (won, unit) => {
  const decimals = won < 10 * unit ? 100 : 10;
  const step = unit / decimals;
  return number((Math.floor(won / step) + (won % step >= step / 2 ? 1 : 0)) / decimals);
};

export const exact = (won, units) => number(won) + units[2];

export const readable = (won, units) => {
  const [amount, sign] = [Math.abs(won), won < 0 ? "-" : ""];
  // What would round up to 10,000만 is 1억.
  if (amount >= EOK - 500) return sign + short(amount, EOK) + units[0];
  if (amount >= MAN) return sign + short(amount, MAN) + units[1];
  return exact(won, units);
};
