// How strictly the HTML of the site is read: all rules that there are.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }],
    // Templates leave blanks at ends of lines, which no reader and no browser sees.
    "no-trailing-whitespace": "off",
    // All files come from the site itself; a hash is for those of others.
    "require-sri": ["error", { target: "crossorigin" }],
    // Boxes of one question bear its name.
    "form-dup-name": ["error", { shared: ["radio", "checkbox"] }],
    // Ids may begin with a syllable: the titles of hand-written pages are Korean.
    "valid-id": ["error", { relaxed: true }],
  },
};
