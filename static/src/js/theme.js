// Light or dark: what the reader chose (data-kern-theme on <html>), else what the system says; paper is always light.

const system = matchMedia('(prefers-color-scheme: dark)');
const paper = matchMedia('print');
let printing = false;

export function themeName() {
  if (printing || paper.matches) return 'light';
  const chosen = document.documentElement.dataset.kernTheme;
  if (chosen === 'dark' || chosen === 'light') return chosen;
  return system.matches ? 'dark' : 'light';
}

// stillness is true when nothing may move: on paper and for readers who asked for reduced motion.
export function stillness() {
  return printing || paper.matches || matchMedia('(prefers-reduced-motion: reduce)').matches;
}

export const isPrinting = () => printing;

// onThemeChange calls back whenever themeName may have changed; onPrint(true) comes before and onPrint(false) after printing.
export function onThemeChange(callback) {
  system.addEventListener('change', callback);
  new MutationObserver(callback).observe(document.documentElement, { attributes: true, attributeFilter: ['data-kern-theme'] });
}

export function onPrint(callback) {
  addEventListener('beforeprint', () => { printing = true; callback(true); });
  addEventListener('afterprint', () => { printing = false; callback(false); });
}
