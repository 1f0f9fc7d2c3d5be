// The words and parts of the page: copies of its templates, filled with text.
const numbers = new Intl.NumberFormat("en-US", { maximumFractionDigits: 20 });

// A figure as the templates write it.
export const number = (value) => numbers.format(value);

const copy = (id) => document.getElementById(`browse-${id}`).content.cloneNode(true);

// A copy of a template; each slot gets its text, goes when the text is null, stays when it is undefined.
export const part = (id, texts = {}) => {
  const made = copy(id);
  for (const [name, text] of Object.entries(texts)) {
    const slot = made.querySelector(`[data-slot="${name}"]`);
    if (text === null) slot.remove();
    else if (slot && text !== undefined) slot.textContent = text;
  }
  return made;
};

export const word = (id) => copy(id).textContent;
