// How strictly the HTML of the site is read: all rules that there are, but what the theme's own markup makes impossible.
// Faults of single elements of the theme are listed in tests/test_site_html.py, one by one.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    // The theme writes it in lower case; both are HTML.
    "doctype-style": ["error", { style: "lowercase" }],
    // Templates leave blanks at ends of lines, which no reader and no browser sees.
    "no-trailing-whitespace": "off",
    // All files come from the site itself; a hash is for those of others.
    "require-sri": ["error", { target: "crossorigin" }],
    // The theme's ids begin with two underscores (`__search`); ids of ours are letters, digits and hyphens.
    "valid-id": ["error", { relaxed: true }],
  },
};
