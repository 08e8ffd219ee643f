// Small comforts on every page. Everything here works without JavaScript too, only with one click more.
import { start as keepDraft } from './draft.js';

for (const form of document.querySelectorAll('form[data-draft]')) keepDraft(form);

// The choice of light or dark takes effect at once; the server reads the cookie, so the next page is right from its first paint.
for (const select of document.querySelectorAll('select[data-theme-select]')) {
  select.addEventListener('change', () => {
    const root = document.documentElement;
    const chosen = select.value === 'dark' || select.value === 'light' ? select.value : '';
    if (chosen) root.dataset.kernTheme = chosen;
    else delete root.dataset.kernTheme;
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    const age = chosen ? 31536000 : 0;
    document.cookie = `zs_theme=${chosen}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
  });
  const button = select.form?.querySelector('[data-theme-submit]');
  if (button) button.hidden = true;
}

// "Link kopieren": the address with Stichtag and filters.
for (const button of document.querySelectorAll('[data-copy-link]')) {
  if (!navigator.clipboard) continue; // only secure contexts may write to the clipboard
  button.hidden = false;
  button.addEventListener('click', async () => {
    const said = button.querySelector('[data-copy-said]') ?? button;
    const before = said.textContent;
    try {
      await navigator.clipboard.writeText(new URL(button.dataset.copyLink || location.href, location.href).href);
      said.textContent = 'Link kopiert';
    } catch {
      said.textContent = 'Kopieren nicht möglich';
    }
    setTimeout(() => { said.textContent = before; }, 2500);
  });
}

// "Alle öffnen / Alle schließen" above a tree.
for (const button of document.querySelectorAll('[data-tree]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const open = button.dataset.treeAction === 'open';
    const tree = document.getElementById(button.dataset.tree);
    for (const branch of tree?.querySelectorAll('details') ?? []) branch.open = open;
  });
}

// Filters leave no empty fields in the address, so that it can be read and shared.
for (const form of document.querySelectorAll('form[data-filter]')) {
  form.addEventListener('submit', () => {
    const emptied = [...form.elements].filter((field) => field.name && !field.disabled && field.value === '');
    for (const field of emptied) field.disabled = true;
    // Coming back by the back button must find the fields usable.
    setTimeout(() => { for (const field of emptied) field.disabled = false; });
  });
}

// Menus made of <details> close on Escape and on a click elsewhere.
const menus = document.querySelectorAll('details[data-menu]');
document.addEventListener('click', (event) => {
  for (const menu of menus) if (menu.open && !menu.contains(event.target)) menu.open = false;
});
for (const menu of menus) {
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
}

// Minutes by keyboard: Strg+Eingabe saves an item; the page comes back at the next one, ready to write.
for (const form of document.querySelectorAll('form[data-save-keys]')) {
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
}
if (location.hash.startsWith('#top-')) document.getElementById(location.hash.slice(1))?.querySelector('form[data-save-keys] textarea')?.focus();
