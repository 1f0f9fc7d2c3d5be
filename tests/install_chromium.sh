#!/usr/bin/env bash
# Print the path of a Chromium that can show Korean, installing what is missing. All other output goes to stderr.
# The browser of the machine is preferred over Playwright's own copy: it is smaller and gets security updates.
set -euo pipefail

python="$(dirname "$0")/../.venv/bin/python"

fail() {
  echo "$*" >&2
  exit 1
}

found() {
  if [[ -n ${CHROMIUM:-} ]]; then
    command -v "$CHROMIUM" || fail "CHROMIUM is set to '$CHROMIUM', which cannot be run."
  else
    command -v chromium || command -v chromium-browser || command -v google-chrome || playwright_copy
  fi
}

playwright_copy() {
  local path
  path="$("$python" -c 'from playwright.sync_api import sync_playwright as start
with start() as playwright: print(playwright.chromium.executable_path)')"
  [[ -x $path ]] && echo "$path"
}

korean_font() {
  command -v fc-list >/dev/null && [[ -n "$(fc-list :lang=ko)" ]]
}

apt_works() {
  [[ $EUID -eq 0 ]] && command -v apt-get >/dev/null
}

apt_install() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update --quiet >&2 && apt-get install --yes --quiet --no-install-recommends "$@" >&2
}

if ! chromium="$(found)"; then
  [[ -z ${CHROMIUM:-} ]] || exit 1
  { apt_works && apt_install chromium fonts-noto-cjk; } || "$python" -m playwright install chromium >&2 \
    || fail "Chromium could not be installed. Install it, or name one with CHROMIUM=/path/to/chromium."
  chromium="$(found)" || fail "Chromium was installed, but cannot be found."
fi

# Without a Korean font every syllable is an empty box, and a test of the layout proves nothing.
if ! korean_font && apt_works; then
  apt_install fontconfig fonts-noto-cjk || fail "apt could not install a Korean font."
fi
korean_font || echo "Warning: no Korean font was found; install fonts-noto-cjk." >&2

echo "$chromium"
