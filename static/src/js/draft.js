// The form of a status report: what was typed is kept on the server by itself, changed fields are marked, and the reasons for
// yellow and red show only when they are needed. Without this script the same is done by buttons, and every field is to be seen.

const pause = 3000; // milliseconds without typing until the draft is sent

export function start(form) {
  const said = form.querySelector('[data-draft-said]');
  let timer = 0;
  let kept = values();
  let running = false;
  let leaving = false;

  function values() {
    return new URLSearchParams(new FormData(form)).toString();
  }

  async function keep() {
    clearTimeout(timer);
    const now = values();
    if (running || leaving || now === kept) return;
    running = true;
    try {
      const answer = await fetch(form.dataset.draft, {
        method: 'POST', body: new URLSearchParams(now), headers: { Accept: 'application/json, text/plain' }, redirect: 'error',
      });
      if (!answer.ok) throw new Error(`${answer.status}`);
      kept = now;
      said.textContent = await answer.text();
    } catch {
      said.textContent = form.dataset.draftFailed;
    } finally {
      running = false;
    }
    if (values() !== kept) later();
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  }

  for (const event of ['input', 'change']) {
    form.addEventListener(event, () => {
      mark(form);
      reasons(form);
      later();
    });
  }
  // What a button sends must not come back as a draft afterwards.
  form.addEventListener('submit', () => {
    leaving = true;
    clearTimeout(timer);
  });
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') beacon(); });
  window.addEventListener('pageshow', () => { leaving = false; });

  // A page that is left has no time for an answer.
  function beacon() {
    const now = values();
    if (leaving || now === kept) return;
    if (navigator.sendBeacon(form.dataset.draft, new URLSearchParams(now))) kept = now;
  }

  mark(form);
  reasons(form);
}

// mark shows which fields differ from the last report that counts.
export function mark(form) {
  for (const field of form.querySelectorAll('[data-was]')) {
    const chosen = field.matches('fieldset') ? field.querySelector('input[type="radio"]:checked') : field;
    const changed = plain(chosen?.value) !== plain(field.dataset.was);
    const label = field.matches('fieldset') ? field.querySelector('legend') : field.closest('.zs-field')?.querySelector('label');
    if (changed) label?.setAttribute('data-changed', form.dataset.changedWord);
    else label?.removeAttribute('data-changed');
  }
}

function plain(text) {
  return (text ?? '').replaceAll('\r\n', '\n').trim();
}

// reasons hides what only yellow and red need, unless something stands there.
export function reasons(form) {
  const group = form.querySelector('[data-report-reasons]');
  if (!group) return;
  const chosen = form.querySelector('input[name="ampel"]:checked')?.value;
  const filled = [...group.querySelectorAll('textarea')].some((field) => field.value.trim() !== '');
  group.hidden = chosen !== 'yellow' && chosen !== 'red' && !filled && !group.contains(document.activeElement);
}
